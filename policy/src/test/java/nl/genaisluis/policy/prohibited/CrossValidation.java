package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/// How the check does on samples that its weights did not see. Two ways of holding samples out: by
/// contiguous blocks, so that neighbours, which are often minimal pairs, stay together; and by
/// file, so that theme and author are new too, which is the harder and the truer test.
final class CrossValidation {
  private static final int FOLDS = 5;
  private static final int BLOCK = 20;

  private final Lexicon lexicon = ProhibitedUse.lexicon();
  private final Learner learner = new Learner(lexicon);
  private final List<Sample> samples;
  private final Weights.Mixes mixes;
  private final RuleMatcher rules;

  /// What came of one held-out sample: by itself, and among 2,000 neutral characters.
  record Outcome(Sample sample, Judgement judgement, double whole, Judgement padded) {}

  CrossValidation(List<Sample> samples, Weights.Mixes mixes, RuleMatcher rules) {
    this.samples = samples;
    this.mixes = mixes;
    this.rules = rules;
  }

  /// Prints both, with the mixes of the shipped weights.
  static void print() {
    List<Sample> samples = Sample.training();
    RuleMatcher rules = new RuleMatcher(RuleBook.parse(ProhibitedUse.text("rules.json")), true);
    Weights.Mixes mixes = ProhibitedUse.weights().mixes();
    CrossValidation validation = new CrossValidation(samples, mixes, rules);
    print("by file", validation.byFile());
    print("by block", validation.byBlock());
    rules.close();
  }

  List<Outcome> byBlock() {
    return outcomes(i -> i / BLOCK % FOLDS);
  }

  List<Outcome> byFile() {
    List<String> sources = Learner.sources(samples);
    return outcomes(i -> Learner.fold(sources, samples.get(i)));
  }

  private List<Outcome> outcomes(IntUnaryOperator foldOf) {
    Outcome[] outcomes = new Outcome[samples.size()];
    Random random = new Random(3);
    Padding padding = Padding.measuring();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Sample> learned = new ArrayList<>();
      for (int i = 0; i < samples.size(); i++) {
        if (foldOf.applyAsInt(i) != fold) {
          learned.add(samples.get(i));
        }
      }
      Weights weights = learner.unmixed(learned).with(mixes);
      Classifier classifier = new Classifier(weights, lexicon);
      ProhibitedUse check = new ProhibitedUse(ProhibitedConfig.DEFAULT, lexicon, rules, classifier);
      for (int i = 0; i < outcomes.length; i++) {
        if (foldOf.applyAsInt(i) == fold) {
          Sample sample = samples.get(i);
          View view = Learner.view(sample);
          Reading reading = classifier.read(view, new Words(view, lexicon)).reading();
          outcomes[i] =
              new Outcome(
                  sample,
                  check.judge(sample.asked()),
                  reading.seenWhole() ? reading.whole() : reading.window(0, 1),
                  check.judge(Calibration.padded(sample, padding, "<>", 2_000, random)));
        }
      }
    }
    return Arrays.asList(outcomes);
  }

  static void print(String name, List<Outcome> outcomes) {
    Map<String, Tally> parts = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      Sample sample = outcome.sample();
      String group =
          sample.category() == null ? "allowed " + sample.style() : sample.category().code();
      for (String part : List.of(" all", " set " + sample.source(), group, sample.lang())) {
        parts.computeIfAbsent(part, _ -> new Tally()).add(sample.prohibited(), outcome.judgement());
      }
      parts
          .computeIfAbsent(" all padded", _ -> new Tally())
          .add(sample.prohibited(), outcome.padded());
    }
    System.out.println("cross-validation " + name);
    System.out.println(
        Curve.row(
            "whole conversation",
            outcomes.stream().mapToDouble(Outcome::whole).toArray(),
            outcomes.stream().map(Outcome::sample).toList()));
    parts.forEach((part, tally) -> System.out.printf("%-25s %s%n", part, tally));
  }
}
