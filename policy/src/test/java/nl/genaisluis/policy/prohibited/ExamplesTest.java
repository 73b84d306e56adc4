package nl.genaisluis.policy.prohibited;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Role;
import nl.genaisluis.models.wire.Turn;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(3600);
  private static final String TEXT =
      "Kijk nog eens naar het stuk van de familie Postma uit Weidum en zeg mij wat wij het beste"
          + " met hun verzoek van 12 mei kunnen doen voor het weekend begint.";
  private static final Finding LEARNED = finding("K-inwoners");
  private static final Judgement BLOCKED = new Judgement.Prohibited(List.of(LEARNED));
  private static final Judgement DOUBT = new Judgement.Doubt(List.of(LEARNED));
  private static final Judgement CLEAR = new Judgement.Clear();

  @Test
  void blocksWhatIsNearlyTheSameAsAMissedRequest() {
    Examples examples = examples(Example.Word.MISSED, TEXT);
    String others =
        TEXT.replace("Postma", "Hiemstra").replace("12", "14").replace("Weidum", "Goor");

    Judgement judgement = examples.apply(CLEAR, user(others), NOW);

    assertThat(judgement).isInstanceOf(Judgement.Prohibited.class);
    Finding finding = ((Judgement.Prohibited) judgement).findings().getFirst();
    assertThat(finding.rule()).isEqualTo("C-" + finding.category().code());
  }

  @Test
  void leavesAnotherRequestThatSharesWordsWithAMissedOneAlone() {
    Examples examples = examples(Example.Word.MISSED, TEXT);

    Judgement judgement =
        examples.apply(
            CLEAR, user("Kijk nog eens naar het stuk over de spelling en de kopjes."), NOW);

    assertThat(judgement).isEqualTo(CLEAR);
  }

  @Test
  void lowersAFalseAlarmByOneStepOnly() {
    Examples examples = examples(Example.Word.FALSE_ALARM, TEXT);

    assertThat(examples.apply(BLOCKED, user(TEXT), NOW)).isEqualTo(DOUBT);
    assertThat(examples.apply(DOUBT, user(TEXT), NOW)).isEqualTo(CLEAR);
    assertThat(examples.apply(BLOCKED, user(TEXT.replace("12", "13")), NOW)).isEqualTo(BLOCKED);
  }

  @Test
  void neverLowersWhatAWrittenRuleHit() {
    Examples examples = examples(Example.Word.FALSE_ALARM, TEXT);
    Judgement ruled = new Judgement.Prohibited(List.of(finding("I-01"), LEARNED));

    assertThat(examples.apply(ruled, user(TEXT), NOW)).isEqualTo(ruled);
  }

  @Test
  void neverTouchesWhatCouldNotBeJudged() {
    Examples examples = examples(Example.Word.FALSE_ALARM, TEXT);
    Judgement unsure = new Judgement.Unsure("closed");

    assertThat(examples.apply(unsure, user(TEXT), NOW)).isEqualTo(unsure);
  }

  @Test
  void forgetsAnExampleAtItsDate() {
    Examples falseAlarm = examples(Example.Word.FALSE_ALARM, TEXT);
    Examples missed = examples(Example.Word.MISSED, TEXT);

    assertThat(falseAlarm.apply(BLOCKED, user(TEXT), LATER)).isEqualTo(BLOCKED);
    assertThat(missed.apply(CLEAR, user(TEXT), LATER)).isEqualTo(CLEAR);
  }

  @Test
  void allowingOneHalfOfAMinimalPairNeverChangesTheOther() {
    List<Sample> samples = Sample.training();
    for (int i = 0; i + 1 < samples.size(); i++) {
      Sample allowed = samples.get(i).prohibited() ? samples.get(i + 1) : samples.get(i);
      Sample prohibited = samples.get(i).prohibited() ? samples.get(i) : samples.get(i + 1);
      if (allowed.prohibited() || !prohibited.prohibited()) {
        continue;
      }
      Example word =
          new Example(
              "r", Example.Word.FALSE_ALARM, ProhibitedClass.INWONERS, allowed.asked(), LATER);

      Judgement judgement = new Examples(List.of(word)).apply(BLOCKED, prohibited.asked(), NOW);

      assertThat(judgement).as(allowed.id() + " and " + prohibited.id()).isEqualTo(BLOCKED);
    }
  }

  @Test
  void doesNotPrintTheConversation() {
    Example example =
        new Example("r-7", Example.Word.MISSED, ProhibitedClass.INWONERS, user(TEXT), LATER);

    assertThat(example.toString()).contains("r-7").doesNotContain("Postma");
  }

  private static Examples examples(Example.Word word, String text) {
    return new Examples(
        List.of(new Example("r-1", word, ProhibitedClass.INWONERS, user(text), LATER)));
  }

  private static Finding finding(String rule) {
    return new Finding(
        rule,
        ProhibitedClass.INWONERS,
        0.9,
        Wording.onlyDutch("title"),
        Wording.onlyDutch("uitleg"),
        List.of());
  }

  private static Conversation user(String text) {
    return new Conversation(List.of(new Turn(Role.USER, text)), List.of());
  }
}
