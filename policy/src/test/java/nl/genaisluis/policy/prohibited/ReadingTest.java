package nl.genaisluis.policy.prohibited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The slow twin collects the features of each stretch anew and weighs them one by one.
class ReadingTest {
  private final Weights weights = ProhibitedUse.weights();
  private final Lexicon lexicon = ProhibitedUse.lexicon();

  @Test
  void scoresEveryStretchLikeReadingItByItself() {
    long seed = 4;
    Random random = new Random(seed);
    List<Sample> samples = Sample.shipped("train-4-inwoners.jsonl");
    for (int round = 0; round < 300; round++) {
      Stretch whole =
          Stretch.of(Learner.view(samples.get(random.nextInt(samples.size()))), lexicon);
      int from = random.nextInt(whole.to());
      int to = from + 1 + random.nextInt(whole.to() - from);
      Stretch part = new Stretch(whole.view(), whole.words(), from, to);

      double fast = new Reading(weights, whole.view(), whole.words()).window(from, to);

      double slow = weights.window().bias();
      LinearSvm.Vector vector = part.vector(weights.vocabulary());
      for (int i = 0; i < vector.buckets.length; i++) {
        int code = Vocabulary.window(weights.vocabulary().entry(vector.buckets[i]));
        slow += vector.values[i] * weights.window().weight(code);
      }
      assertThat(fast).as("seed %d, round %d", seed, round).isCloseTo(slow, within(1e-5));
    }
  }

  @Test
  void scoresEveryStretchAsARequestLikeReadingItByItself() {
    long seed = 5;
    Random random = new Random(seed);
    List<Sample> samples = Sample.shipped("own-27-asks-on-one-text.jsonl");
    for (int round = 0; round < 200; round++) {
      Stretch whole =
          Stretch.of(Learner.view(samples.get(random.nextInt(samples.size()))), lexicon);
      if (whole.to() < 3) {
        continue;
      }
      int from = random.nextInt(whole.to());
      int to = from + 1 + random.nextInt(whole.to() - from);
      Stretch part = new Stretch(whole.view(), whole.words(), from, to);

      Reading reading = new Reading(weights, whole.view(), whole.words());
      double request = reading.request(from, to);
      double act = reading.act(from, to);

      String name = "seed " + seed + ", round " + round;
      assertThat(request).as(name).isCloseTo(slow(weights.asking(), part), within(1e-5));
      assertThat(act).as(name).isCloseTo(slow(weights.act(), part), within(1e-5));
    }
  }

  private double slow(Weights.Head head, Stretch part) {
    double slow = head.decider().bias();
    LinearSvm.Vector vector = part.vector(weights.vocabulary());
    for (int i = 0; i < vector.buckets.length; i++) {
      slow += vector.values[i] * head.weight(vector.buckets[i]);
    }
    return slow;
  }

  @Test
  void scoresAWholeViewLikeItsVector() {
    for (Sample sample : Sample.shipped("own-5-short-asks.jsonl")) {
      Stretch whole = Stretch.of(Learner.view(sample), lexicon);

      double fast = new Reading(weights, whole.view(), whole.words()).whole();

      double slow = weights.whole().bias();
      LinearSvm.Vector vector = whole.wholeVector(weights.vocabulary());
      for (int i = 0; i < vector.buckets.length; i++) {
        int code = Vocabulary.whole(weights.vocabulary().entry(vector.buckets[i]));
        slow += vector.values[i] * weights.whole().weight(code);
      }
      assertThat(fast).as(sample.id()).isCloseTo(slow, within(1e-5));
    }
  }
}
