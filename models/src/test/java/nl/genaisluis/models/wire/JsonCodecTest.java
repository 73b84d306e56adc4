package nl.genaisluis.models.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"\\u20\u20655\":1}",
        "{\"a\":\"\\u20\u20655\"}",
        "{\"\\u\u0361\u0362\u0363\u0364\":1}",
        "\"\\u004\uff11\"",
        "\"\\u004\u0661\""
      })
  void refusesAnEscapeWhoseDigitsOnlyLookLikeDigitsInTheirLowByte(String text) {
    assertThatThrownBy(() -> JsonCodec.read(text))
        .isInstanceOf(JsonFault.class)
        .hasMessageContaining("an escape lacks hexadecimal digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\u0661]", "[1\u0662]", "[1.\uff15]", "[1e\uff15]", "[-\u0661]"})
  void refusesNumbersInDigitsOfOtherScripts(String text) {
    assertThatThrownBy(() -> JsonCodec.read(text)).isInstanceOf(JsonFault.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tr\u0175e",
        "\u0174rue",
        "nul\u016c",
        "\"\u0122",
        "[1\u012c2]",
        "{\"a\"\u013a1}",
        "\u00a01"
      })
  void refusesWordsAndMarksThatOnlyLookRightInTheirLowByte(String text) {
    assertThatThrownBy(() -> JsonCodec.read(text)).isInstanceOf(JsonFault.class);
  }

  @Test
  void saysWhereTheBrokenEscapeStands() {
    assertThatThrownBy(() -> JsonCodec.read("{\n  \"a\": \"\\u12\u20654\"}"))
        .isInstanceOfSatisfying(
            JsonFault.class, fault -> assertThat(fault.place()).isEqualTo("line 2, column 9"));
  }

  @Test
  void readsABackslashBeforeALetterAsItself() throws JsonFault {
    Json read = JsonCodec.read("[\"\\\\u20\u2065\", \"\\\\\\u0041\", \"\\u20aC\"]");

    assertThat(JsonCodec.text(read)).isEqualTo("[\"\\\\u20\u2065\",\"\\\\A\",\"\u20ac\"]");
  }
}
