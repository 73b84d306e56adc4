package nl.genaisluis.policy.prohibited;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Command-line program: how good the shipped check is on labelled sets, how it bears other text
/// around a request and other dresses of it, what it costs, and how it does in cross-validation. Of
/// the validation set only counts and ids are printed.
public final class Quality {
  private static final String CROSS_VALIDATION = "cross-validation";
  private static final String LATENCY = "latency";
  private static final String BASELINE = "baseline";
  private static final Path BASELINE_FILE = Path.of("src/test/resources/prohibited/baseline.json");

  private Quality() {}

  /// Prints the tables.
  ///
  /// @param arguments files with samples; `latency`; `cross-validation`; `baseline`, which writes
  ///   the figures that the build compares with
  public static void main(String[] arguments) throws IOException {
    try (ProhibitedUse check = ProhibitedUse.load(ProhibitedConfig.DEFAULT)) {
      for (String argument : arguments) {
        System.out.println(argument);
        switch (argument) {
          case CROSS_VALIDATION -> CrossValidation.print();
          case LATENCY -> Latency.print(check, Sample.shipped(Sample.VALIDATION));
          case BASELINE -> {
            Figures figures = Figures.of(check, Sample.shipped(Sample.VALIDATION));
            Files.writeString(BASELINE_FILE, figures.json());
            System.out.print(figures.table());
          }
          default -> report(check, Sample.file(Path.of(argument)));
        }
      }
    }
  }

  private static void report(ProhibitedUse check, List<Sample> samples) {
    Map<String, Tally> parts = new TreeMap<>();
    Map<String, Tally> keywords = new TreeMap<>();
    List<String> missed = new ArrayList<>();
    List<String> alarms = new ArrayList<>();
    Reliability reliability = new Reliability();
    int named = 0;
    for (Sample sample : samples) {
      Judgement judgement = check.judge(sample.asked());
      parts(sample)
          .forEach(
              part ->
                  parts
                      .computeIfAbsent(part, _ -> new Tally())
                      .add(sample.prohibited(), judgement));
      Keywords.judge(sample)
          .forEach(
              (name, said) ->
                  keywords.computeIfAbsent(name, _ -> new Tally()).add(sample.prohibited(), said));
      reliability.add(sample.prohibited(), check.score(sample.asked()));
      named += named(sample, judgement) ? 1 : 0;
      if (sample.prohibited() && judgement instanceof Judgement.Clear) {
        missed.add(sample.id());
      }
      if (!sample.prohibited() && !(judgement instanceof Judgement.Clear)) {
        alarms.add(sample.id());
      }
    }
    parts.forEach((part, tally) -> System.out.printf("%-25s %s%n", part, tally));
    keywords.forEach((part, tally) -> System.out.printf("%-25s %s%n", part, tally));
    System.out.println("class named rightly: " + named);
    System.out.println("missed: " + String.join(" ", missed));
    System.out.println("alarms: " + String.join(" ", alarms));
    System.out.print(reliability.table());
  }

  private static List<String> parts(Sample sample) {
    ProhibitedClass category = sample.category();
    int length = sample.asked().length();
    return List.of(
        " all",
        "class " + (category == null ? "none" : category.code()),
        "lang " + sample.lang(),
        "style " + sample.style(),
        "length " + (length < 200 ? "1: <200" : length < 600 ? "2: <600" : "3: 600+"));
  }

  private static boolean named(Sample sample, Judgement judgement) {
    return switch (judgement) {
      case Judgement.Prohibited(List<Finding> findings) ->
          findings.stream().anyMatch(finding -> finding.category() == sample.category());
      case Judgement.Doubt(List<Finding> findings) ->
          findings.stream().anyMatch(finding -> finding.category() == sample.category());
      case Judgement.Clear() -> false;
      case Judgement.Unsure(String _) -> false;
    };
  }
}
