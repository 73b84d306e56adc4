package nl.genaisluis.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.genaisluis.models.wire.AnswerField;
import nl.genaisluis.policy.output.OutputRules;
import nl.genaisluis.policy.personal.PersonalData;
import nl.genaisluis.policy.personal.PersonalDataConfig;
import nl.genaisluis.policy.usecase.Limits;
import org.junit.jupiter.api.Test;

class ScreeningTest {
  private static final OutputRules RULES =
      OutputRules.load(PersonalData.load(PersonalDataConfig.defaults()));

  /// What is kept of an answer fits the record, which takes no half character either.
  @Test
  void keepsNoMoreThanItsBoundAndNoHalfCharacter() {
    Screening screening = new Screening(RULES, Limits.Output.STOP);
    String piece = "a".repeat(Screening.KEPT_MAX / 2 - 1);

    for (String text : List.of(piece, piece, "b🌳", "🌳")) {
      screening.push(List.of(new AnswerField(0, AnswerField.Kind.CONTENT, -1, text)));
    }

    assertThat(screening.unrestored()).isEqualTo(piece + piece + "b");
    assertThat(screening.characters()).isEqualTo(Screening.KEPT_MAX + 3L);
    assertThat(screening.plainText()).isNull();
  }
}
