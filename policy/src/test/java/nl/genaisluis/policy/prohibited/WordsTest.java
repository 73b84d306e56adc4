package nl.genaisluis.policy.prohibited;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  private final Lexicon lexicon = ProhibitedUse.lexicon();

  @Test
  void endsSentencesAtMarksAndLines() {
    View view = Learner.view("Dag Piet. Is 3.5 genoeg?\nJa");

    Words words = new Words(view, lexicon);

    assertThat(words.sentenceCount()).isEqualTo(3);
    assertThat(words.from(1)).isEqualTo(10);
    assertThat(words.line(2)).isGreaterThan(words.line(1));
    assertThat(words.asks(1)).isTrue();
    assertThat(words.asks(2)).isFalse();
  }

  @Test
  void cutsATextWithoutMarksBetweenWords() {
    View view = Learner.view("woord ".repeat(200));

    Words words = new Words(view, lexicon);

    assertThat(words.sentenceCount()).isGreaterThan(3);
    for (int sentence = 1; sentence <= words.sentenceCount(); sentence++) {
      assertThat(words.from(sentence) - words.from(sentence - 1))
          .isLessThanOrEqualTo(Words.SENTENCE_MAX + "woord ".length());
    }
  }

  @Test
  void coversATextWithoutWordsByOneSentence() {
    Words words = new Words(Learner.view("?! --"), lexicon);

    assertThat(words.count()).isZero();
    assertThat(words.sentenceCount()).isEqualTo(1);
    assertThat(words.from(0)).isZero();
  }
}
