package nl.genaisluis.policy.prohibited;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;

/// The report of one release that anybody may read: errors, limits and differences between groups
/// of the shipped check, on sets that nothing was learned from. Names the rules and weights that it
/// is about by their SHA-256. Holds ids of records and no other text of the sets.
final class ReleaseReport {
  /// Sets that nothing was learned from, and what else was done with them.
  static final Map<String, String> SETS =
      Map.of(
          "dev.jsonl",
          "another author; thresholds were set with an eye on its counts",
          "test-1.jsonl",
          "another author, who saw only the guideline; its counts were looked at",
          "heldout-5.jsonl",
          "four voices; measured before, causes of its first half looked at",
          "heldout-6.jsonl",
          "nine voices; its author also wrote `own-15` to `own-18`",
          "heldout-7.jsonl",
          "eighteen voices, frozen before it was measured; its author also wrote"
              + " `own-19` to `own-26`",
          "heldout-8.jsonl",
          "fourteen styles; its author also wrote `own-27`, `own-28`;"
              + " a way to weigh was chosen by its counts",
          "heldout-9.jsonl",
          "frozen before it was measured, first with other weights;"
              + " nothing was learned or chosen by it",
          "heldout-10.jsonl",
          "frozen before it was measured; its author then changed the check by other sets",
          "heldout-11.jsonl",
          "frozen before it was measured; its author then changed the check by the sets before it");

  /// Of fewer records a share says little.
  private static final int MANY = 30;

  private final List<Sheet> sheets;
  private final Figures dressed;

  private ReleaseReport(List<Sheet> sheets, Figures dressed) {
    this.sheets = sheets;
    this.dressed = dressed;
  }

  static ReleaseReport of(ProhibitedUse check) {
    List<Sheet> sheets =
        new TreeSet<>(SETS.keySet())
            .stream().map(set -> Sheet.of(set, check, Sample.shipped(set))).toList();
    return new ReleaseReport(sheets, Figures.of(check, Sample.shipped(Sample.VALIDATION)));
  }

  /// The SHA-256 of a resource of the check.
  static String digest(String resource) {
    try (InputStream in = ProhibitedUse.class.getResourceAsStream(resource)) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (IOException | NoSuchAlgorithmException broken) {
      throw new IllegalStateException("cannot read " + resource, broken);
    }
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# Prohibited use: report of this release\n\n")
        .append(
            "Written by `Quality report`; not to be changed by hand. It is about the weights\n`")
        .append(digest("weights.bin"))
        .append("`\nand the rules\n`")
        .append(digest("rules.json"))
        .append("` (SHA-256).\n\n")
        .append(
            "*Stopped* is blocked or put before a person to confirm. ± is half the 95 % interval")
        .append(".\nAll texts were written by language models; officials will write differently.\n")
        .append("What the figures mean and where the check fails: [prohibited-use.md]")
        .append("(prohibited-use.md).\n");
    summary(text);
    below(text);
    for (Sheet sheet : sheets) {
      groups(text, sheet);
      errors(text, sheet);
    }
    text.append("\n## `dev.jsonl` in another dress\n\n| dress | stopped | touched of allowed |\n")
        .append("| --- | --- | --- |\n");
    for (String dress : dressed.dresses()) {
      text.append("| %s | %s | %s |%n".formatted(dress, of(dress, "recall"), of(dress, "touched")));
    }
    return text.toString();
  }

  private String of(String dress, String figure) {
    return percent(dressed.share(dress + "." + figure));
  }

  private void summary(StringBuilder text) {
    text.append("\n## Sets\n\n")
        .append("| set | stopped of prohibited | blocked of prohibited | blocked of allowed ")
        .append("| to confirm of allowed |\n| --- | --- | --- | --- | --- |\n");
    for (Sheet sheet : sheets) {
      row(text, "`" + sheet.name() + "`", all(sheet));
      sheet.keywords().forEach((list, tally) -> row(text, list, tally));
    }
    text.append('\n');
    for (Sheet sheet : sheets) {
      text.append("- `%s`: %s.%n".formatted(sheet.name(), SETS.get(sheet.name())));
    }
  }

  /// The first row of a set in the report, by what the check says now.
  static String headline(String set, ProhibitedUse check) {
    StringBuilder text = new StringBuilder();
    row(text, "`" + set + "`", all(Sheet.of(set, check, Sample.shipped(set))));
    return text.toString();
  }

  /// Groups of some size that do worse than their set by more than chance.
  private void below(StringBuilder text) {
    text.append("\n## Groups that do worse than their set by more than chance\n\n");
    int found = 0;
    for (Sheet sheet : sheets) {
      for (Map.Entry<String, Tally> group : sheet.groups().entrySet()) {
        Figures.Share own = group.getValue().stopped();
        Figures.Share touched = group.getValue().touchedOfAllowed();
        boolean missed = worse(all(sheet).stopped(), own);
        if (missed || worse(touched, all(sheet).touchedOfAllowed())) {
          found++;
          text.append(
              "- `%s`, %s: %s%n"
                  .formatted(
                      sheet.name(),
                      group.getKey().strip(),
                      missed ? "stopped " + percent(own) : "allowed touched " + percent(touched)));
        }
      }
    }
    text.append(found == 0 ? "None of 30 records or more.\n" : "");
  }

  private static boolean worse(Figures.Share higher, Figures.Share lower) {
    return higher.all() >= MANY
        && lower.all() >= MANY
        && higher.value() - lower.value() > higher.margin() + lower.margin();
  }

  private static Tally all(Sheet sheet) {
    return Objects.requireNonNull(sheet.groups().get(" all"));
  }

  private static void groups(StringBuilder text, Sheet sheet) {
    text.append("\n## `%s` by group%n%n".formatted(sheet.name()))
        .append("| group | stopped of prohibited | blocked of prohibited | blocked of allowed ")
        .append("| to confirm of allowed |\n| --- | --- | --- | --- | --- |\n");
    sheet.groups().forEach((group, tally) -> row(text, group.strip(), tally));
  }

  private static void row(StringBuilder text, String name, Tally tally) {
    text.append(
        "| %s | %s | %s | %s | %s |%n"
            .formatted(
                name,
                percent(tally.stopped()),
                percent(new Figures.Share(tally.blocked, tally.prohibited)),
                percent(new Figures.Share(tally.overBlocked, tally.allowed)),
                percent(new Figures.Share(tally.touched - tally.overBlocked, tally.allowed))));
  }

  /// A share with its uncertainty; of few records the counts alone.
  private static String percent(Figures.Share share) {
    if (share.all() == 0) {
      return "-";
    }
    String counts = share.part() + " of " + share.all();
    return share.all() < MANY
        ? counts
        : String.format(
            Locale.ROOT, "%.1f ± %.1f %% (%s)", 100 * share.value(), 100 * share.margin(), counts);
  }

  private static void errors(StringBuilder text, Sheet sheet) {
    text.append("\nLabelled class, and the class that was named first:\n\n| label | named |\n")
        .append("| --- | --- |\n");
    sheet
        .confusion()
        .forEach((label, said) -> text.append("| %s | %s |%n".formatted(label, counts(said))));
    text.append("\nHow often a score of each height was a prohibited request:\n\n```\n")
        .append(sheet.reliability().table())
        .append("```\n");
    list(text, "Missed", sheet.missed());
    list(text, "False alarms", sheet.alarms());
  }

  private static String counts(Map<String, Integer> said) {
    StringBuilder text = new StringBuilder();
    said.forEach(
        (name, count) ->
            text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(count));
    return text.toString();
  }

  private static void list(StringBuilder text, String title, List<String> ids) {
    text.append("\n").append(title).append(':');
    int line = title.length();
    for (String id : ids) {
      line += id.length() + 1;
      text.append(line > 100 ? "\n" : " ").append(id);
      line = line > 100 ? id.length() : line;
    }
    text.append(ids.isEmpty() ? " none.\n" : ".\n");
  }

  /// The same figures for programs.
  String json() {
    Json.Obj sets = Json.object();
    for (Sheet sheet : sheets) {
      Json.Obj groups = Json.object();
      for (Map.Entry<String, Tally> group : sheet.groups().entrySet()) {
        groups = groups.with(group.getKey().strip(), counts(group.getValue()));
      }
      Json.Obj keywords = Json.object();
      for (Map.Entry<String, Tally> list : sheet.keywords().entrySet()) {
        keywords = keywords.with(list.getKey(), counts(list.getValue()));
      }
      sets =
          sets.with(
              sheet.name(),
              Json.object(
                  "groups",
                  groups,
                  "keywords",
                  keywords,
                  "missed",
                  texts(sheet.missed()),
                  "alarms",
                  texts(sheet.alarms())));
    }
    Json.Obj dresses = Json.object();
    for (String dress : dressed.dresses()) {
      Figures.Share recall = dressed.share(dress + ".recall");
      Figures.Share touched = dressed.share(dress + ".touched");
      dresses =
          dresses.with(
              dress,
              Json.object(
                  "prohibited", Json.of(recall.all()),
                  "stopped", Json.of(recall.part()),
                  "allowed", Json.of(touched.all()),
                  "touched", Json.of(touched.part())));
    }
    Json.Obj report =
        Json.object(
            "weights",
            Json.of(digest("weights.bin")),
            "rules",
            Json.of(digest("rules.json")),
            "sets",
            sets,
            "dresses",
            dresses);
    return JsonCodec.text(report) + "\n";
  }

  private static Json.Obj counts(Tally tally) {
    return Json.object(
        "prohibited", Json.of(tally.prohibited),
        "stopped", Json.of(tally.caught),
        "blocked", Json.of(tally.blocked),
        "allowed", Json.of(tally.allowed),
        "touched", Json.of(tally.touched),
        "overBlocked", Json.of(tally.overBlocked));
  }

  private static Json.Arr texts(List<String> ids) {
    return Json.array(ids.stream().<Json>map(Json::of).toList());
  }
}
