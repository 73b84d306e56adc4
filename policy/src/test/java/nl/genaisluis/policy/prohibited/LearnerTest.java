package nl.genaisluis.policy.prohibited;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LearnerTest {
  private final Learner learner = new Learner(ProhibitedUse.lexicon());

  @Test
  void learnsNothingAboutWhatIsProhibitedFromSamplesAboutWhatIsAsked() {
    List<Sample> judging = new ArrayList<>(Sample.shipped("own-20-work-on-pasted-cases.jsonl"));
    judging.addAll(Sample.shipped("own-5-short-asks.jsonl"));
    List<Sample> all = new ArrayList<>(judging);
    all.addAll(Sample.shipped("own-27-asks-on-one-text.jsonl").subList(0, 60));
    all.addAll(Sample.shipped("own-28-few-words.jsonl").subList(0, 60));

    Weights without = learner.learn(judging);
    Weights with = learner.learn(all);

    assertThat(with.vocabulary().entries()).isEqualTo(without.vocabulary().entries());
    assertThat(told(with.whole())).isEqualTo(told(without.whole()));
    assertThat(told(with.window())).isEqualTo(told(without.window()));
    for (ProhibitedClass category : ProhibitedClass.values()) {
      assertThat(told(with.heads().get(category), 1 << Weights.HEAD_BITS))
          .as(category.code())
          .isEqualTo(told(without.heads().get(category), 1 << Weights.HEAD_BITS));
    }
    assertThat(with.mixes().brief()).isEqualTo(without.mixes().brief());
    assertThat(with.mixes().lengthy()).isEqualTo(without.mixes().lengthy());
    assertThat(told(with.asking(), Vocabulary.PLACES))
        .isNotEqualTo(told(without.asking(), Vocabulary.PLACES));
    assertThat(told(with.act(), Vocabulary.PLACES))
        .isNotEqualTo(told(without.act(), Vocabulary.PLACES));
    assertThat(with.mixes().composed()).isNotEqualTo(without.mixes().composed());
  }

  /// What makes up a decider.
  private static List<Double> told(Weights.Decider decider) {
    return List.of(decider.bias(), decider.weight(127));
  }

  /// All weights of a head.
  private static double[] told(Weights.@Nullable Head head, int places) {
    Weights.Head known = Objects.requireNonNull(head);
    return DoubleStream.concat(
            told(known.decider()).stream().mapToDouble(Double::doubleValue),
            IntStream.range(0, places).mapToDouble(known::weight))
        .toArray();
  }
}
