package nl.genaisluis.audit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CanonicalJsonTest {
  /// The samples of RFC 8785 Appendix B: bits of a double and its one spelling.
  private static final Map<Long, String> SAMPLES =
      Map.ofEntries(
          Map.entry(0x0000000000000000L, "0"),
          Map.entry(0x8000000000000000L, "0"),
          Map.entry(0x0000000000000001L, "5e-324"),
          Map.entry(0x8000000000000001L, "-5e-324"),
          Map.entry(0x7fefffffffffffffL, "1.7976931348623157e+308"),
          Map.entry(0xffefffffffffffffL, "-1.7976931348623157e+308"),
          Map.entry(0x4340000000000000L, "9007199254740992"),
          Map.entry(0xc340000000000000L, "-9007199254740992"),
          Map.entry(0x4430000000000000L, "295147905179352830000"),
          Map.entry(0x44b52d02c7e14af5L, "9.999999999999997e+22"),
          Map.entry(0x44b52d02c7e14af6L, "1e+23"),
          Map.entry(0x44b52d02c7e14af7L, "1.0000000000000001e+23"),
          Map.entry(0x444b1ae4d6e2ef4eL, "999999999999999700000"),
          Map.entry(0x444b1ae4d6e2ef4fL, "999999999999999900000"),
          Map.entry(0x444b1ae4d6e2ef50L, "1e+21"),
          Map.entry(0x3eb0c6f7a0b5ed8cL, "9.999999999999997e-7"),
          Map.entry(0x3eb0c6f7a0b5ed8dL, "0.000001"),
          Map.entry(0x41b3de4355555553L, "333333333.3333332"),
          Map.entry(0x41b3de4355555554L, "333333333.33333325"),
          Map.entry(0x41b3de4355555555L, "333333333.3333333"),
          Map.entry(0x41b3de4355555556L, "333333333.3333334"),
          Map.entry(0x41b3de4355555557L, "333333333.33333343"),
          Map.entry(0xbecbf647612f3696L, "-0.0000033333333333333333"),
          Map.entry(0x43143ff3c1cb0959L, "1424953923781206.2"));

  @Test
  void writesTheSampleNumbersAsTheStandardDoes() {
    SAMPLES.forEach(
        (bits, text) ->
            assertThat(CanonicalJson.number(Double.longBitsToDouble(bits)))
                .as(Long.toHexString(bits))
                .isEqualTo(text));
  }

  @Test
  void writesNumbersThatReadBackAsThemselves() {
    long seed = System.nanoTime();
    System.out.println("CanonicalJsonTest seed " + seed);
    Random random = new Random(seed);

    for (int round = 0; round < 100_000; round++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(CanonicalJson.number(value))).isEqualTo(value + 0.0);
      }
    }
  }

  @Test
  void writesNumbersOfEverydaySizeAsTheSlowWayDoes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);

    for (int i = 0; i < 20_000; i++) {
      double rounded = Math.round(random.nextDouble() * 1e6) / Math.pow(10, random.nextInt(7));
      double value = (i % 2 == 0 ? rounded : random.nextDouble() * 1e7) * (i % 3 == 0 ? -1 : 1);
      String slow =
          value == 0
              ? "0"
              : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();

      if (value == 0 || Math.abs(value) >= 1e-6) {
        assertThat(CanonicalJson.number(value)).as("seed %d", seed).isEqualTo(slow);
      }
    }
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(() -> CanonicalJson.number(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.number(Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ordersMembersByTheirCodeUnits() {
    // The example of RFC 8785 §3.2.3: U+1F600 comes before U+FB33, by its first surrogate.
    Map<String, Object> members =
        Map.of(
            "\u20ac", "Euro Sign",
            "\r", "Carriage Return",
            "\ufb33", "Hebrew Letter Dalet With Dagesh",
            "1", "One",
            "\ud83d\ude00", "Emoji: Grinning Face",
            "\u0080", "Control",
            "\u00f6", "Latin Small Letter O With Diaeresis");

    assertThat(CanonicalJson.write(members))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  void escapesOnlyWhatMustBe() {
    String text = "\u20ac$\u000f\nA'B\"\\\"/\b\t\f\r\u007f";

    assertThat(CanonicalJson.write(Map.of("a", List.of(text, true, 1L))))
        .isEqualTo("{\"a\":[\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\"/\\b\\t\\f\\r\u007f\",true,1]}");
    assertThatThrownBy(() -> CanonicalJson.write(Map.of("a", "\ud83d")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
