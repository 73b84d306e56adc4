package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the check said of every conversation of one labelled set, counted by group.
final class Sheet {
  private static final String NONE = "none";

  private final String name;
  private final Map<String, Tally> groups = new TreeMap<>();
  private final Map<String, Tally> keywords = new TreeMap<>();
  private final Map<String, Map<String, Integer>> confusion = new TreeMap<>();
  private final List<String> missed = new ArrayList<>();
  private final List<String> alarms = new ArrayList<>();
  private final Reliability reliability = new Reliability();
  private int named;

  private Sheet(String name) {
    this.name = name;
  }

  static Sheet of(String name, ProhibitedUse check, List<Sample> samples) {
    Sheet sheet = new Sheet(name);
    for (Sample sample : samples) {
      sheet.add(sample, check.judge(sample.asked()));
      sheet.reliability.add(sample.prohibited(), check.score(sample.asked()));
    }
    return sheet;
  }

  private void add(Sample sample, Judgement judgement) {
    for (String group : groups(sample)) {
      groups.computeIfAbsent(group, _ -> new Tally()).add(sample.prohibited(), judgement);
    }
    Keywords.judge(sample)
        .forEach(
            (list, said) ->
                keywords.computeIfAbsent(list, _ -> new Tally()).add(sample.prohibited(), said));
    List<Finding> findings = findings(judgement);
    ProhibitedClass category = sample.category();
    String said = findings.isEmpty() ? NONE : findings.getFirst().category().code();
    confusion
        .computeIfAbsent(category == null ? NONE : category.code(), _ -> new TreeMap<>())
        .merge(said, 1, Integer::sum);
    named += findings.stream().anyMatch(finding -> finding.category() == category) ? 1 : 0;
    boolean clear = judgement instanceof Judgement.Clear;
    if (sample.prohibited() && clear) {
      missed.add(sample.id());
    }
    if (!sample.prohibited() && !clear) {
      alarms.add(sample.id());
    }
  }

  private static List<String> groups(Sample sample) {
    ProhibitedClass category = sample.category();
    int length = sample.asked().length();
    return List.of(
        " all",
        "class " + (category == null ? NONE : category.code()),
        "lang " + sample.lang(),
        "style " + sample.style(),
        "length " + (length < 200 ? "1: <200" : length < 600 ? "2: <600" : "3: 600+"));
  }

  private static List<Finding> findings(Judgement judgement) {
    return switch (judgement) {
      case Judgement.Prohibited(List<Finding> findings) -> findings;
      case Judgement.Doubt(List<Finding> findings) -> findings;
      case Judgement.Clear() -> List.of();
      case Judgement.Unsure(String _) -> List.of();
    };
  }

  String name() {
    return name;
  }

  /// All of the set under `" all"`, then each class, language, length and style.
  Map<String, Tally> groups() {
    return groups;
  }

  Map<String, Tally> keywords() {
    return keywords;
  }

  /// For each labelled class how often each class was named first; `none` is allowed, or passed.
  Map<String, Map<String, Integer>> confusion() {
    return confusion;
  }

  List<String> missed() {
    return missed;
  }

  List<String> alarms() {
    return alarms;
  }

  Reliability reliability() {
    return reliability;
  }

  /// Everything as plain lines.
  String text() {
    StringBuilder text = new StringBuilder();
    groups.forEach((group, tally) -> text.append("%-25s %s%n".formatted(group, tally)));
    keywords.forEach((list, tally) -> text.append("%-25s %s%n".formatted(list, tally)));
    return text.append("class named rightly: ")
        .append(named)
        .append("\nmissed: ")
        .append(String.join(" ", missed))
        .append("\nalarms: ")
        .append(String.join(" ", alarms))
        .append('\n')
        .append(reliability.table())
        .toString();
  }
}
