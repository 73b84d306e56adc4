package nl.genaisluis.audit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedTest {
  @Test
  void whatAnOutputRuleStoppedOrFlaggedIsForTheCommittee() {
    assertThat(closed("output_stopped", "undecided").forReview()).isTrue();
    assertThat(closed("completed", "O-01").forReview()).isTrue();
  }

  @Test
  void personalDataAndFaultsOfTheHostAreNot() {
    assertThat(closed("completed", Closed.PERSONAL_DATA).forReview()).isFalse();
    assertThat(closed("upstream_cut", "cut").forReview()).isFalse();
    assertThat(closed("completed").forReview()).isFalse();
  }

  private static Closed closed(String outcome, String... flags) {
    return new Closed(
        "0".repeat(32),
        "klare-taal",
        outcome,
        null,
        List.of(),
        Tokens.UNKNOWN,
        EnergyFigure.unknown("unknown"),
        List.of(flags));
  }
}
