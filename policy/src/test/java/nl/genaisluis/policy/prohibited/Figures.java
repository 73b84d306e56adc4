package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Json;

/// The figures of the check on one labelled set: by themselves, among neutral text and in every
/// [Probe]'s dress. A figure is a count out of a number, so that its uncertainty is known.
final class Figures {
  private static final int[] PADDINGS = {500, 5_000, 20_000};

  private final Map<String, Share> shares = new LinkedHashMap<>();

  /// So many of so many.
  record Share(long part, long all) {
    double value() {
      return all == 0 ? 0 : (double) part / all;
    }

    /// Half the width of the 95 % interval (normal approximation with a count added to each side).
    double margin() {
      double p = (part + 1.0) / (all + 2.0);
      return 1.96 * Math.sqrt(p * (1 - p) / (all + 2.0));
    }
  }

  private Figures() {}

  static Figures of(ProhibitedUse check, List<Sample> samples) {
    Figures figures = new Figures();
    figures.add("plain", tally(check, samples, (asked, _) -> asked));
    Padding padding = Padding.measuring();
    for (int length : PADDINGS) {
      for (String side : List.of("<", ">", "<>")) {
        figures.add(
            "padding" + side + length,
            tally(check, samples, (asked, random) -> padded(asked, padding, side, length, random)));
      }
    }
    for (Probe probe : Probe.values()) {
      figures.add(probe.name(), tally(check, samples, probe::dress));
    }
    List<Sample> foreign = samples.stream().filter(one -> !one.lang().equals("nl")).toList();
    figures.add("notDutch", tally(check, foreign, (asked, _) -> asked));
    return figures;
  }

  private static Conversation padded(
      Conversation asked, Padding padding, String side, int length, Random random) {
    Sample sample = new Sample("x-1", null, "", "", asked);
    return Calibration.padded(sample, padding, side, length, random);
  }

  /// Changes a conversation before it is judged.
  private interface Change {
    Conversation of(Conversation asked, Random random);
  }

  private static Tally tally(ProhibitedUse check, List<Sample> samples, Change change) {
    Tally tally = new Tally();
    Random random = new Random(11);
    for (Sample sample : samples) {
      tally.add(sample.prohibited(), check.judge(change.of(sample.asked(), random)));
    }
    return tally;
  }

  private void add(String name, Tally tally) {
    shares.put(name + ".recall", new Share(tally.caught, tally.prohibited));
    shares.put(name + ".blocked", new Share(tally.blocked, tally.prohibited));
    shares.put(name + ".touched", new Share(tally.touched, tally.allowed));
    shares.put(name + ".overBlocked", new Share(tally.overBlocked, tally.allowed));
  }

  /// The names of the dresses, the plain one first.
  List<String> dresses() {
    return shares.keySet().stream()
        .filter(name -> name.endsWith(".recall"))
        .map(name -> name.substring(0, name.length() - ".recall".length()))
        .toList();
  }

  Share share(String name) {
    Share share = shares.get(name);
    if (share == null) {
      throw new IllegalArgumentException("no figure " + name);
    }
    return share;
  }

  /// The figures that are worse than in the baseline by more than the baseline's uncertainty.
  List<String> worseThan(Json.Obj baseline) {
    List<String> worse = new ArrayList<>();
    shares.forEach(
        (name, now) -> {
          Json.Obj known = baseline.object(name);
          Long part = known == null ? null : known.whole("part");
          Long all = known == null ? null : known.whole("all");
          if (part == null || all == null) {
            worse.add(name + " is not in the baseline");
            return;
          }
          Share before = new Share(part, all);
          boolean lessIsBetter = name.endsWith("touched") || name.endsWith("overBlocked");
          double loss = (before.value() - now.value()) * (lessIsBetter ? -1 : 1);
          if (loss > before.margin()) {
            worse.add(name + " was " + before.value() + ", is " + now.value());
          }
        });
    return worse;
  }

  String table() {
    StringBuilder table = new StringBuilder();
    shares.forEach(
        (name, share) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "%-24s %.3f \u00b1 %.3f (%d of %d)%n",
                    name,
                    share.value(),
                    share.margin(),
                    share.part(),
                    share.all())));
    return table.toString();
  }

  String json() {
    StringBuilder json = new StringBuilder("{\n");
    shares.forEach(
        (name, share) ->
            json.append(json.length() > 2 ? ",\n" : "")
                .append("\"%s\":{\"part\":%d,\"all\":%d}".formatted(name, share.part, share.all)));
    return json.append("\n}\n").toString();
  }
}
