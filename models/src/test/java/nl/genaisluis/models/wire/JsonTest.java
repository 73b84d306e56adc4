package nl.genaisluis.models.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @CsvSource({"2,2", "2.0,2", "2e0,2", "-0.0,0", "9223372036854775807,9223372036854775807"})
  void readsAWholeNumberHoweverItIsWritten(String literal, long value) {
    assertThat(new Json.Num(literal).whole()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.5",
        "9223372036854775808",
        "1e30",
        "1e2147483647",
        "1e-2147483647",
        "1e99999999999",
        "0e99999999999"
      })
  void saysOfAnyOtherNumberThatItIsNotWhole(String literal) {
    assertThat(new Json.Num(literal).whole()).isNull();
  }
}
