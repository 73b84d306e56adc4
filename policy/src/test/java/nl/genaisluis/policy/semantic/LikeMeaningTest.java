package nl.genaisluis.policy.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class LikeMeaningTest {
  private static final Duration AMPLE = Duration.ofSeconds(2);

  /// Reads a text as an angle in degrees.
  private static float[] angle(String text) {
    double angle = Math.toRadians(Double.parseDouble(text));
    return new float[] {(float) (3 * Math.cos(angle)), (float) (3 * Math.sin(angle))};
  }

  /// Prohibited ones at 0 to 9 degrees, allowed ones at 80 to 89.
  private static List<LikeMeaning.Labelled> examples() {
    List<LikeMeaning.Labelled> examples = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      examples.add(new LikeMeaning.Labelled(String.valueOf(i), true));
      examples.add(new LikeMeaning.Labelled(String.valueOf(80 + i), false));
    }
    return examples;
  }

  @Test
  void isNearWhereOnlyProhibitedExamplesAre() {
    LikeMeaning meaning = new LikeMeaning(LikeMeaningTest::angle, AMPLE, examples());

    Nearness near = meaning.of("4.1");
    Nearness far = meaning.of("85");
    Nearness between = meaning.of("60");

    assertThat(near).isInstanceOf(Nearness.Near.class);
    assertThat(((Nearness.Near) near).example()).isEqualTo(8);
    assertThat(far).isEqualTo(new Nearness.Far());
    assertThat(between).isEqualTo(new Nearness.Far());
  }

  @Test
  void letsAnAllowedExampleAmongProhibitedOnesRaiseTheBar() {
    List<LikeMeaning.Labelled> mixed = examples();
    mixed.add(new LikeMeaning.Labelled("20", false));

    LikeMeaning strict = new LikeMeaning(LikeMeaningTest::angle, AMPLE, examples());
    LikeMeaning lenient = new LikeMeaning(LikeMeaningTest::angle, AMPLE, mixed);

    assertThat(strict.of("21")).isInstanceOf(Nearness.Near.class);
    assertThat(lenient.of("21")).isEqualTo(new Nearness.Far());
  }

  @Test
  void saysThatThereIsNoAnswerWhenTheModelThrowsOrGivesNoDirection() {
    LikeMeaning meaning =
        new LikeMeaning(
            text -> text.equals("nothing") ? new float[2] : angle(text), AMPLE, examples());

    assertThat(meaning.of("no angle")).isEqualTo(new Nearness.Unread("NumberFormatException"));
    assertThat(meaning.of("nothing")).isEqualTo(new Nearness.Unread("Unfit"));
  }

  @Test
  void refusesAModelThatCannotTellTheExamples() {
    assertThatThrownBy(() -> new LikeMeaning(_ -> new float[3], AMPLE, examples()))
        .hasMessageContaining("without a direction");
    assertThatThrownBy(
            () ->
                new LikeMeaning(
                    text -> new float[text.length()].length == 1 ? angle(text) : new float[] {1},
                    AMPLE,
                    examples()))
        .hasMessageContaining("differ in length");
    assertThatThrownBy(
            () -> new LikeMeaning(LikeMeaningTest::angle, AMPLE, examples().subList(0, 4)))
        .hasMessageContaining("too few examples");
  }

  @Test
  void namesOnlyTheKindOfWhatAModelThrowsAtTheExamples() {
    SentenceModel throwing =
        text -> {
          throw new NoClassDefFoundError(text);
        };

    assertThatThrownBy(() -> new LikeMeaning(throwing, AMPLE, examples()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .hasMessage("the model cannot read the examples: java.lang.NoClassDefFoundError");
    assertThatThrownBy(() -> new LikeMeaning(LikeMeaningTest::nothing, AMPLE, examples()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NullPointerException");
  }

  @SuppressWarnings("NullAway")
  private static float[] nothing(String text) {
    return null;
  }

  @Test
  void readsTheExamplesOnItsOwnThreadsWithTheModelsClassLoader() {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    Set<ClassLoader> loaders = ConcurrentHashMap.newKeySet();
    SentenceModel model =
        new SentenceModel() {
          @Override
          public float[] vector(String text) {
            threads.add(Thread.currentThread().getName());
            loaders.add(Thread.currentThread().getContextClassLoader());
            return angle(text);
          }
        };

    new LikeMeaning(model, AMPLE, examples());

    assertThat(threads).containsExactly("sentence-model");
    assertThat(loaders).containsExactly(model.getClass().getClassLoader());
  }

  @Test
  void readsTheBeginningOfALongTextToo() {
    String far = "8" + ".".repeat(LikeMeaning.TEXT_MAX);
    SentenceModel model =
        text -> angle(text.startsWith("4") ? "4" : text.length() > 9 ? "85" : text);
    LikeMeaning meaning = new LikeMeaning(model, AMPLE, examples());

    Nearness begins = meaning.of("4" + far);
    Nearness neither = meaning.of(far + far);

    assertThat(begins).isInstanceOf(Nearness.Near.class);
    assertThat(neither).isEqualTo(new Nearness.Far());
  }
}
