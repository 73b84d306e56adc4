package nl.genaisluis.policy.prohibited;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Role;
import nl.genaisluis.models.wire.Turn;

/// Command-line program: how good the shipped check is on labelled sets, how it bears padding, how
/// fast it is, and how the learned part does in grouped cross-validation.
public final class Quality {
  private static final String CROSS_VALIDATION = "cross-validation";
  private static final int FOLDS = 10;
  private static final int BLOCK = 20;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int[] PADDINGS = {500, 2_000, 8_000, 20_000};

  private Quality() {}

  /// Prints the tables.
  ///
  /// @param arguments files with samples, or `cross-validation` for that alone; without any, the
  ///   validation set and the cross-validation
  public static void main(String[] arguments) {
    if (List.of(arguments).equals(List.of(CROSS_VALIDATION))) {
      crossValidate();
      return;
    }
    try (ProhibitedUse check = ProhibitedUse.load(ProhibitedConfig.DEFAULT)) {
      for (String path : arguments) {
        System.out.println(path);
        report(check, Sample.file(Path.of(path)));
      }
      if (arguments.length == 0) {
        System.out.println(Sample.VALIDATION);
        List<Sample> samples = Sample.shipped(Sample.VALIDATION);
        report(check, samples);
        padding(check, samples);
        crossValidate();
      }
    }
  }

  /// Counts over samples.
  static final class Tally {
    int prohibited;
    int blocked;
    int caught;
    int allowed;
    int overBlocked;
    int touched;

    void add(boolean isProhibited, Judgement judgement) {
      boolean block =
          judgement instanceof Judgement.Prohibited || judgement instanceof Judgement.Unsure;
      boolean caughtNow = !(judgement instanceof Judgement.Clear);
      if (isProhibited) {
        prohibited++;
        blocked += block ? 1 : 0;
        caught += caughtNow ? 1 : 0;
      } else {
        allowed++;
        overBlocked += block ? 1 : 0;
        touched += caughtNow ? 1 : 0;
      }
    }

    double recall() {
      return share(caught, prohibited);
    }

    double blockRecall() {
      return share(blocked, prohibited);
    }

    double overBlock() {
      return share(overBlocked, allowed);
    }

    double touchedShare() {
      return share(touched, allowed);
    }

    private static double share(int part, int all) {
      return all == 0 ? 0 : (double) part / all;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "prohibited %4d: block+confirm %.3f, block %.3f | allowed %4d: block %.3f, confirm %.3f",
          prohibited,
          recall(),
          blockRecall(),
          allowed,
          overBlock(),
          touchedShare() - overBlock());
    }
  }

  static Tally tally(ProhibitedUse check, List<Sample> samples) {
    Tally tally = new Tally();
    samples.forEach(sample -> tally.add(sample.prohibited(), check.judge(sample.asked())));
    return tally;
  }

  private static void report(ProhibitedUse check, List<Sample> samples) {
    for (int warm = 0; warm < 5; warm++) {
      tally(check, samples);
    }
    Tally all = new Tally();
    Map<String, Tally> parts = new TreeMap<>();
    long[] nanos = new long[samples.size()];
    int at = 0;
    int named = 0;
    for (Sample sample : samples) {
      long start = THREADS.getCurrentThreadCpuTime();
      Judgement judgement = check.judge(sample.asked());
      nanos[at++] = THREADS.getCurrentThreadCpuTime() - start;
      all.add(sample.prohibited(), judgement);
      named += named(sample, judgement) ? 1 : 0;
      ProhibitedClass category = sample.category();
      String name = category == null ? "none" : category.code();
      for (String part :
          List.of("class " + name, "lang " + sample.lang(), "style " + sample.style())) {
        parts.computeIfAbsent(part, _ -> new Tally()).add(sample.prohibited(), judgement);
      }
    }
    Arrays.sort(nanos);
    System.out.println("all                       " + all);
    parts.forEach(
        (part, tally) -> {
          if (!part.startsWith("style") || tally.prohibited + tally.allowed >= 30) {
            System.out.printf("%-25s %s%n", part, tally);
          }
        });
    System.out.printf(
        Locale.ROOT,
        "class named rightly: %d of %d caught; cpu ms p50 %.3f, p99 %.3f, max %.3f%n",
        named,
        all.caught,
        nanos[nanos.length / 2] / 1e6,
        nanos[(int) (nanos.length * 0.99)] / 1e6,
        nanos[nanos.length - 1] / 1e6);
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

  static List<String> neutral() {
    return List.of(Sample.resource("neutral.txt").split("\n\n", -1));
  }

  /// The sample with neutral text before (`<`), after (`>`) or on both sides (`<>`) of its last
  /// turn.
  static Sample padded(Sample sample, String where, int length, Random random) {
    List<String> pool = neutral();
    int half = where.length() > 1 ? length / 2 : length;
    String before = where.contains("<") ? Learner.padding(pool, random, half) : "";
    String after = where.contains(">") ? Learner.padding(pool, random, half) : "";
    List<Turn> turns = new ArrayList<>(sample.asked().turns());
    Turn last = turns.removeLast();
    turns.add(new Turn(Role.USER, before + last.text() + "\n" + after));
    Conversation asked = new Conversation(turns, List.of());
    return new Sample(sample.id(), sample.category(), sample.lang(), sample.style(), asked);
  }

  private static void padding(ProhibitedUse check, List<Sample> samples) {
    Random random = new Random(11);
    for (int length : PADDINGS) {
      for (String where : List.of("<", ">", "<>")) {
        Tally tally = new Tally();
        for (Sample sample : samples) {
          Sample padded = padded(sample, where, length, random);
          tally.add(sample.prohibited(), check.judge(padded.asked()));
        }
        System.out.printf("padding %2s %5d          %s%n", where, length, tally);
      }
    }
  }

  /// Learns without a fold and scores it, fold by fold; neighbours, which are often minimal pairs,
  /// stay together. Prints the raw scores from which the scale of [Classifier] is read.
  private static void crossValidate() {
    List<Sample> samples = Sample.training();
    List<String> rows = new ArrayList<>();
    Map<String, Tally> parts = new TreeMap<>();
    Lexicon lexicon = ProhibitedUse.lexicon();
    RuleMatcher rules =
        new RuleMatcher(RuleBook.parse(ProhibitedUse.text("rules.json")), lexicon, true);
    double[][] scores = new double[2][samples.size()];
    Random random = new Random(3);
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Sample> learned = new ArrayList<>();
      for (int i = 0; i < samples.size(); i++) {
        if (i / BLOCK % FOLDS != fold) {
          learned.add(samples.get(i));
        }
      }
      Classifier classifier = new Classifier(new Learner(lexicon).learn(learned), lexicon);
      ProhibitedUse check = new ProhibitedUse(ProhibitedConfig.DEFAULT, rules, classifier);
      for (int i = 0; i < samples.size(); i++) {
        if (i / BLOCK % FOLDS == fold) {
          judged(check, samples.get(i), parts);
          scores[0][i] = classifier.rawWhole(Learner.view(samples.get(i)));
          scores[1][i] = classifier.rawWindow(surrounded(samples.get(i), random));
        }
      }
    }
    for (String set : List.of("", "t", "o")) {
      rows.add(row("whole conversation " + set, set, scores[0], samples));
      rows.add(row("windows, in neutral text " + set, set, scores[1], samples));
    }
    rows.forEach(System.out::println);
    parts.forEach((part, tally) -> System.out.printf("%-25s %s%n", part, tally));
    rules.close();
  }

  private static void judged(ProhibitedUse check, Sample sample, Map<String, Tally> parts) {
    Judgement judgement = check.judge(sample.asked());
    String group =
        sample.category() == null ? "allowed " + sample.style() : sample.category().code();
    for (String part : List.of("all", "set " + sample.id().charAt(0), group, sample.lang())) {
      parts.computeIfAbsent(part, _ -> new Tally()).add(sample.prohibited(), judgement);
    }
  }

  /// The row of the samples whose id begins so.
  private static String row(String name, String prefix, double[] scores, List<Sample> samples) {
    List<Sample> chosen = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      if (samples.get(i).id().startsWith(prefix)) {
        chosen.add(samples.get(i));
        theirs.add(scores[i]);
      }
    }
    return Curve.row(name, theirs.stream().mapToDouble(Double::doubleValue).toArray(), chosen);
  }

  private static View surrounded(Sample sample, Random random) {
    List<String> padding = neutral();
    String before = Learner.padding(padding, random, 200 + random.nextInt(3_000));
    String after = Learner.padding(padding, random, 200 + random.nextInt(3_000));
    PlainText text = Normaliser.plain(before + Learner.joined(sample) + "\n" + after);
    return new View(List.of(new View.Source(0, "", text)), 0);
  }
}
