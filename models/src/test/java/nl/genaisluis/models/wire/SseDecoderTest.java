package nl.genaisluis.models.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseDecoderTest {
  private static final String STREAM =
      "\uFEFF: welkom\n\ndata: één €🙂\n\nevent: ping\nid: 7\nretry: 10\ndata:a\ndata:  b\ndata\n\n"
          + "event: leeg\n\ndata:\n\nonbekend: x\ndata: [DONE]\n\n";
  private static final List<SseEvent> EVENTS =
      List.of(
          new SseEvent("message", "één €🙂"),
          new SseEvent("ping", "a\n b\n"),
          new SseEvent("message", ""),
          new SseEvent("message", "[DONE]"));

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void readsTheSameEventsHoweverTheBytesAreSplitInTwo(String lineEnd) throws Exception {
    byte[] bytes = STREAM.replace("\n", lineEnd).getBytes(UTF_8);

    for (int cut = 0; cut <= bytes.length; cut++) {
      SseDecoder decoder = new SseDecoder(1_000);
      List<SseEvent> events = new ArrayList<>(decoder.push(Arrays.copyOfRange(bytes, 0, cut)));
      events.addAll(decoder.push(Arrays.copyOfRange(bytes, cut, bytes.length)));
      events.addAll(decoder.finish());

      assertThat(events).as("cut at %s", cut).isEqualTo(EVENTS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void readsTheSameEventsByteByByte(String lineEnd) throws Exception {
    SseDecoder decoder = new SseDecoder(1_000);
    List<SseEvent> events = new ArrayList<>();

    for (byte one : STREAM.replace("\n", lineEnd).getBytes(UTF_8)) {
      events.addAll(decoder.push(new byte[] {one}));
    }

    assertThat(events).isEqualTo(EVENTS);
  }

  @Test
  void readsAnEventAsSoonAsItsBlankLineIsThere() throws Exception {
    SseDecoder decoder = new SseDecoder(1_000);

    List<SseEvent> events = decoder.push("data: x\r\r".getBytes(UTF_8));

    assertThat(events).containsExactly(new SseEvent("message", "x"));
    assertThat(decoder.push("\ndata: y\n\n".getBytes(UTF_8)))
        .containsExactly(new SseEvent("message", "y"));
  }

  @Test
  void countsALastEventWithoutItsBlankLineWhenTheStreamEndedProperly() throws Exception {
    SseDecoder decoder = new SseDecoder(1_000);
    List<SseEvent> early = decoder.push("data: x\n\ndata: [DONE]".getBytes(UTF_8));

    List<SseEvent> late = decoder.finish();

    assertThat(early).containsExactly(new SseEvent("message", "x"));
    assertThat(late).containsExactly(new SseEvent("message", "[DONE]"));
  }

  @Test
  void refusesBytesThatAreNotUtf8AndAllThatFollows() {
    SseDecoder decoder = new SseDecoder(1_000);

    assertThatThrownBy(() -> decoder.push(new byte[] {'d', 'a', 't', 'a', ':', (byte) 0xC3, '\n'}))
        .isInstanceOf(SseFault.class)
        .hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> decoder.push("data: x\n\n".getBytes(UTF_8)))
        .isInstanceOf(SseFault.class);
    assertThatThrownBy(decoder::finish).isInstanceOf(SseFault.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data: ", ": ", "event: ", "data: x\ndata: "})
  void refusesAnEventAboveTheBound(String start) {
    SseDecoder decoder = new SseDecoder(100);

    assertThatThrownBy(() -> decoder.push((start + "x".repeat(100)).getBytes(UTF_8)))
        .isInstanceOf(SseFault.class)
        .hasMessageContaining("larger than 100");
  }

  @Test
  void refusesAnEventOfMoreLinesThanFitTheBound() {
    SseDecoder decoder = new SseDecoder(100);

    assertThatThrownBy(() -> decoder.push("data:\n".repeat(200).getBytes(UTF_8)))
        .isInstanceOf(SseFault.class);
  }

  @Test
  void forgetsNoBytesOfManyEventsInRandomPieces() throws Exception {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      byte[] bytes = STREAM.repeat(1 + random.nextInt(5)).replace("\uFEFF", "").getBytes(UTF_8);
      SseDecoder decoder = new SseDecoder(1_000);
      List<SseEvent> events = new ArrayList<>();

      int at = 0;
      while (at < bytes.length) {
        int end = Math.min(bytes.length, at + random.nextInt(9));
        events.addAll(decoder.push(Arrays.copyOfRange(bytes, at, end)));
        at = end;
      }

      assertThat(events.size() % EVENTS.size()).as("seed %s", seed).isZero();
      assertThat(events.subList(0, EVENTS.size())).as("seed %s", seed).isEqualTo(EVENTS);
    }
  }
}
