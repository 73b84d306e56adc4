package nl.genaisluis.models.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any bytes in any pieces are the same events or the same fault, and a slow twin agrees.
class SseDecoderFuzzTest {
  /// Small, so that the bound is reached by small inputs.
  private static final int EVENT_BYTES_MAX = 64;

  private static final int PIECE_BYTES_MAX = 9;

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void readsWhatItsTwinReads(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    Outcome expected = slowly(input);

    Outcome whole = read(input, Math.max(1, input.length));
    Outcome single = read(input, 1);
    Outcome pieces = read(input, 0);

    assertThat(single).isEqualTo(expected);
    for (Outcome outcome : List.of(whole, pieces)) {
      assertThat(outcome.fault()).isEqualTo(expected.fault());
      // A fault takes the events with it that came in the same piece.
      int known = outcome.fault() ? outcome.events().size() : expected.events().size();
      assertThat(outcome.events()).isEqualTo(expected.events().subList(0, known));
    }
  }

  /// What became of a stream: its events, and whether it was broken.
  private record Outcome(List<SseEvent> events, boolean fault) {}

  /// Pushes pieces of this many bytes; 0 for pieces of all sizes, in an order that the input sets.
  private static Outcome read(byte[] input, int pieceBytes) {
    Random random = new Random(Arrays.hashCode(input));
    SseDecoder decoder = new SseDecoder(EVENT_BYTES_MAX);
    List<SseEvent> events = new ArrayList<>();
    try {
      int at = 0;
      while (at < input.length) {
        int length = pieceBytes > 0 ? pieceBytes : random.nextInt(PIECE_BYTES_MAX);
        int end = Math.min(input.length, at + length);
        events.addAll(decoder.push(Arrays.copyOfRange(input, at, end)));
        at = end;
      }
      events.addAll(decoder.finish());
      return new Outcome(events, false);
    } catch (SseFault broken) {
      assertThat(refusesMore(decoder)).isTrue();
      return new Outcome(events, true);
    }
  }

  private static boolean refusesMore(SseDecoder decoder) {
    try {
      return decoder.push(new byte[0]).isEmpty() && decoder.finish() == null;
    } catch (SseFault broken) {
      return true;
    }
  }

  /// Takes the whole stream apart into lines and then reads them (WHATWG HTML §9.2.6).
  private static Outcome slowly(byte[] input) {
    String[] lines = new String(input, ISO_8859_1).split("\r\n|\n|\r", -1);
    List<SseEvent> events = new ArrayList<>();
    List<String> data = new ArrayList<>();
    String event = "";
    int dataBytes = 0;
    for (int i = 0; i < lines.length; i++) {
      byte[] bytes = lines[i].getBytes(ISO_8859_1);
      String line = new String(bytes, UTF_8);
      if (dataBytes + bytes.length > EVENT_BYTES_MAX
          || !Arrays.equals(line.getBytes(UTF_8), bytes)) {
        return new Outcome(events, true);
      }
      line = i == 0 && line.startsWith("\uFEFF") ? line.substring(1) : line;
      if (line.startsWith("event:") || line.equals("event")) {
        event = value(line);
      } else if (line.startsWith("data:") || line.equals("data")) {
        data.add(value(line));
        dataBytes += bytes.length;
      }
      if (line.isEmpty() || i == lines.length - 1) {
        if (!data.isEmpty()) {
          String type = event.isEmpty() ? SseEvent.MESSAGE : event;
          events.add(new SseEvent(type, String.join("\n", data)));
        }
        event = "";
        dataBytes = 0;
        data.clear();
      }
    }
    return new Outcome(events, false);
  }

  private static String value(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
  }
}
