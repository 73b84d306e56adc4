package nl.genaisluis.audit.figures;

import static org.assertj.core.api.Assertions.assertThat;

import nl.genaisluis.audit.event.Tokens;
import org.junit.jupiter.api.Test;

class TokenSumTest {
  @Test
  void tellsEstimatesFromCountsAndBothFromWhatNobodyKnows() {
    Tokens said = new Tokens(10, 4, 5, 2, "provider");
    Tokens estimated = new Tokens(20, 0, 7, 0, Tokens.ESTIMATE);

    TokenSum sum = TokenSum.NONE.plus(said).plus(estimated).plus(Tokens.UNKNOWN);

    assertThat(sum).isEqualTo(new TokenSum(2, 1, 30, 4, 12, 2));
  }
}
