package nl.genaisluis.audit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The reader of leaves against one that reads any strict JSON, writes it again and compares.
final class CanonicalReaderTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final String TIME = "2026-11-22T10:05Z";

  /// What may stand in a number, and what turns up when bytes go wrong.
  private static final String NUMERIC = "0123456789.eE+-";

  @Test
  void readsWhatTheSlowReaderReadsAndNothingElse() {
    Random dice = dice();
    int read = 0;

    for (int round = 0; round < 60_000; round++) {
      byte[] bytes = LeafCodec.encode(entry(dice));
      if (round % 8 != 0) {
        bytes = spoiled(bytes, dice);
      }
      Entry expected = slow(bytes);

      Entry found = fast(bytes);

      assertThat(found).as(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(expected);
      read += found == null ? 0 : 1;
    }

    assertThat(read).isBetween(7_500, 59_000);
  }

  @Test
  void readsEveryNumberThatIsWrittenAndNoOtherSpelling() {
    Random dice = dice();
    for (int round = 0; round < 200_000; round++) {
      String text = round % 2 == 0 ? written(dice) : anything(dice);

      Object found = number(text);

      assertThat(found).as(text).isEqualTo(slowNumber(text));
    }
  }

  @Test
  void readsNumbersAtTheEdgesOfTheirForms() {
    for (String good :
        List.of(
            "0",
            "1",
            "-1",
            "0.1",
            "0.000001",
            "1e-7",
            "5e-324",
            "123456789012345",
            "9007199254740991",
            "100000000000000000000",
            "1e+21",
            "0.1234567890123",
            "0.30000000000000004",
            "1.7976931348623157e+308")) {
      assertThat(number(good)).as(good).isNotNull().isEqualTo(slowNumber(good));
    }
    for (String bad :
        List.of(
            "",
            "-",
            "-0",
            "00",
            "01",
            "1.0",
            "1.",
            ".5",
            "0.10",
            "0.0000001",
            "1e0",
            "1E21",
            "1e21",
            "+1",
            "1e400",
            "0.0",
            "1.5.2",
            "--1",
            "NaN",
            "9007199254740993")) {
      assertThat(number(bad)).as(bad).isNull();
    }
  }

  @Test
  void readsStringsInTheirOneSpelling() {
    for (String text : List.of("", "a b", "é€😀", "\"\\", "\b\t\n\f\r", "\u0001\u001f", "/")) {
      assertThat(members(CanonicalJson.write(Map.of("s", text))).text("s")).isEqualTo(text);
    }
    for (String bad :
        List.of(
            "\"",
            "\"\\\"",
            "\"\\/\"",
            "\"\\u0061\"",
            "\"\\u001F\"",
            "\"\\u0009\"",
            "\"\\ud83d\"",
            "\"\\ud83d\\ude00\"",
            "\"\\u00\"",
            "\"\\x\"",
            "\"\u0001\"",
            "'a'")) {
      assertThatThrownBy(() -> members("{\"s\":" + bad + "}"))
          .as(bad)
          .isInstanceOf(LeafFault.class)
          .hasMessageNotContaining("ud83");
    }
  }

  @Test
  void refusesMembersThatAreOutOfOrderOrTwice() {
    assertThat(members("{\"a\":1,\"b\":2}").whole("b")).isEqualTo(2);
    for (String bad :
        List.of("{\"b\":2,\"a\":1}", "{\"a\":1,\"a\":1}", "{\"a\":1,}", "{,}", "{\"a\":[1,]}")) {
      assertThatThrownBy(() -> members(bad)).as(bad).isInstanceOf(LeafFault.class);
    }
  }

  @Test
  void refusesBytesThatAreNoText() {
    for (int[] bad : List.of(new int[] {0xFF}, new int[] {0xC3}, new int[] {0xED, 0xA0, 0x80})) {
      byte[] bytes = "{\"s\":\"???\"}".getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < bad.length; i++) {
        bytes[6 + i] = (byte) bad[i];
      }
      assertThatThrownBy(() -> CanonicalReader.object(bytes)).isInstanceOf(LeafFault.class);
    }
  }

  @Test
  void refusesNestingWithoutEnd() {
    assertThatThrownBy(() -> members("{\"a\":" + "[".repeat(60_000))).isInstanceOf(LeafFault.class);
  }

  private static Members members(String json) {
    return CanonicalReader.object(json.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable Object number(String text) {
    try {
      Members members = members("{\"n\":" + text + "}");
      Double number = members.numberOrNull("n");
      members.end();
      return number;
    } catch (LeafFault refused) {
      return null;
    }
  }

  private static @Nullable Object slowNumber(String text) {
    String json = "{\"n\":" + text + "}";
    try {
      Members members = StrictJson.members(json.getBytes(StandardCharsets.UTF_8));
      Double number = members.numberOrNull("n");
      members.end();
      return number != null && CanonicalJson.number(number).equals(text) ? number : null;
    } catch (LeafFault | IllegalArgumentException refused) {
      return null;
    }
  }

  /// A number as it is written, of any size, often a short decimal.
  private static String written(Random dice) {
    double value =
        switch (dice.nextInt(4)) {
          case 0 -> Double.longBitsToDouble(dice.nextLong());
          case 1 -> dice.nextLong(1L << 54);
          case 2 -> dice.nextInt(1_000_000) / Math.pow(10, dice.nextInt(12));
          default -> dice.nextDouble();
        };
    return Double.isFinite(value) ? CanonicalJson.number(value) : "0";
  }

  private static String anything(Random dice) {
    StringBuilder text = new StringBuilder(written(dice));
    for (int i = dice.nextInt(3); i >= 0; i--) {
      char c = NUMERIC.charAt(dice.nextInt(NUMERIC.length()));
      int place = dice.nextInt(text.length() + 1);
      if (dice.nextBoolean() || place == text.length()) {
        text.insert(place, c);
      } else {
        text.setCharAt(place, c);
      }
    }
    return text.toString();
  }

  private static Entry entry(Random dice) {
    List<Event> events = LeafCodecTest.EVENTS;
    Event event = events.get(dice.nextInt(events.size()));
    return new Entry(7, ID, TIME, event, dice.nextBoolean() ? null : "ab".repeat(32));
  }

  /// Some bytes changed, doubled, moved or lost; mostly such as JSON knows.
  private static byte[] spoiled(byte[] bytes, Random dice) {
    String json = "{}[]\":,.0123456789eE+-\\u truefalsn";
    byte[] spoiled = bytes;
    for (int change = dice.nextInt(3); change >= 0; change--) {
      int from = dice.nextInt(spoiled.length);
      int to = from + dice.nextInt(Math.min(12, spoiled.length - from));
      switch (dice.nextInt(4)) {
        case 0 -> spoiled[from] = (byte) dice.nextInt(256);
        case 1 -> spoiled[from] = (byte) json.charAt(dice.nextInt(json.length()));
        case 2 -> spoiled = joined(spoiled, from, to, spoiled.length);
        default -> spoiled = joined(spoiled, to, from, spoiled.length);
      }
    }
    return spoiled;
  }

  /// The bytes before `end`, and those from `again` on.
  private static byte[] joined(byte[] bytes, int end, int again, int length) {
    byte[] joined = Arrays.copyOf(bytes, end + length - again);
    System.arraycopy(bytes, again, joined, end, length - again);
    return joined.length == 0 ? new byte[1] : joined;
  }

  private static @Nullable Entry fast(byte[] bytes) {
    try {
      return LeafCodec.decode(7, bytes);
    } catch (LeafFault refused) {
      return null;
    }
  }

  private static @Nullable Entry slow(byte[] bytes) {
    try {
      Members members = StrictJson.members(bytes);
      if (members.whole("v") != LeafCodec.VERSION) {
        return null;
      }
      Entry entry =
          new Entry(
              7,
              members.text("leaf"),
              members.text("time"),
              EventReader.event(members),
              members.textOrNull("commitment"));
      members.end();
      return Arrays.equals(bytes, LeafCodec.encode(entry)) ? entry : null;
    } catch (LeafFault | IllegalArgumentException refused) {
      return null;
    }
  }

  private static Random dice() {
    long seed = System.nanoTime();
    System.out.println("CanonicalReaderTest seed " + seed);
    return new Random(seed);
  }
}
