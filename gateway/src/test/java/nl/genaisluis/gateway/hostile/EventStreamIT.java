package nl.genaisluis.gateway.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import nl.genaisluis.gateway.raw.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The bytes in which an answer comes, and the bytes that are none (failure modes 6, 7 and 11).
class EventStreamIT {
  private static final String SAID = "Het café én de brug — 😀 zijn dicht.";

  private static Rig rig;

  @BeforeAll
  static void start(@TempDir Path folder) {
    rig = new Rig(folder);
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  /// Failure mode 6.
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void theSameAnswerComesOutHoweverItsBytesAreSplit(String lineEnd) throws IOException {
    byte[] events = Frames.stream(SAID, 5).replace("\n", lineEnd).getBytes(UTF_8);
    rig.upstream()
        .plays(
            wire -> {
              wire.raw(Frames.STREAM_HEAD);
              for (byte each : events) {
                wire.piece(new byte[] {each});
              }
              wire.end();
            });

    RawClient.Answer answer = rig.ask(true);

    assertClean(answer);
  }

  /// Failure mode 6: two pieces, for every place where they can meet. One stream holds an event for
  /// each place, and one its end.
  @Test
  void theSameAnswerComesOutAtEverySplit() throws IOException {
    byte[] event = Frames.text(SAID).getBytes(UTF_8);
    rig.upstream()
        .plays(
            wire -> {
              wire.raw(Frames.STREAM_HEAD);
              for (int split = 1; split < event.length; split++) {
                inTwo(wire, event, split);
              }
              wire.piece(Frames.finish() + Frames.usage() + Frames.DONE).end();
            });

    RawClient.Answer answer = rig.ask(true);

    assertThat(answer.body()).endsWith("\n\n" + Frames.DONE);
    assertThat(Rig.said(answer)).isEqualTo(SAID.repeat(event.length - 1));
  }

  /// Failure mode 6.
  @Test
  void theSameEndComesOutAtEverySplit() throws IOException {
    byte[] done = Frames.DONE.getBytes(UTF_8);
    for (int split = 1; split < done.length; split++) {
      int at = split;
      rig.upstream()
          .plays(
              wire -> {
                wire.raw(Frames.STREAM_HEAD);
                wire.piece(Frames.text(SAID) + Frames.finish() + Frames.usage());
                inTwo(wire, done, at);
                wire.end();
              });

      RawClient.Answer answer = rig.ask(true);

      assertClean(answer);
    }
  }

  private static void inTwo(Wire wire, byte[] bytes, int split) throws IOException {
    wire.piece(Arrays.copyOf(bytes, split));
    wire.piece(Arrays.copyOfRange(bytes, split, bytes.length));
  }

  /// Failure mode 6: what the standard of event streams allows beside `data:`.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFF%s",
        ": een opmerking\n\n%s",
        "retry: 3000\nid: 7\n\n%s",
        "event: message\n%s",
        "\n\n\n%s",
        "onbekend: veld\n%s"
      })
  void whatIsNoDataChangesNothing(String before) throws IOException {
    rig.upstream().streams(before.replace("%s", Frames.stream(SAID, 9)));

    RawClient.Answer answer = rig.ask(true);

    assertClean(answer);
    assertThat(answer.body()).doesNotContain("opmerking", "3000", "onbekend");
  }

  /// Failure mode 6: one event over several `data:` lines, and a value without its space.
  @Test
  void anEventOverSeveralLinesIsOneEvent() throws IOException {
    String events = Frames.stream(SAID, 9).replace(",\"choices\"", ",\ndata:\"choices\"");
    rig.upstream().streams(events.replace("data: ", "data:"));

    RawClient.Answer answer = rig.ask(true);

    assertClean(answer);
  }

  /// Failure mode 6.
  @Test
  void aLastEventWithoutItsBlankLineCounts() throws IOException {
    rig.upstream().streams(Frames.stream(SAID, 9).stripTrailing());

    RawClient.Answer answer = rig.ask(true);

    assertClean(answer);
  }

  /// Failure mode 6: a decoder that is lost does not let bytes pass.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"GEHEIM\"\n\n",
        "data: GEHEIM\n\n",
        "data: \n\n",
        "data: [\"GEHEIM\"]\n\n",
        "data:"
            + " {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"GEHEIM\",\"content\":\"\"}}]}\n\n",
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"GEHEIM\\ud800\"}}]}\n\n",
        "data:"
            + " {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":-1,\"function\":{\"arguments\":\"GEHEIM\"}}]}}]}\n\n",
        "data:"
            + " {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"GEHEIM,"
            + " want\"}}]}}]}\n\n",
        "GEHEIM\n\ndata: {}\n\n"
      })
  void bytesThatAreNoEventEndTheStreamWithAnError(String events) throws IOException {
    RawClient.Answer answer = afterTheFirstWord(events + Frames.stream("loket", 9));

    assertBroken(answer, "upstream_bad_answer", "upstream_failed");
    assertThat(answer.body()).doesNotContain("GEHEIM", "loket");
  }

  /// Failure mode 6: half a character is not text.
  @Test
  void bytesThatAreNotUtf8EndTheStreamWithAnError() throws IOException {
    byte[] bytes = Frames.text("caf#").getBytes(UTF_8);
    bytes[new String(bytes, UTF_8).indexOf('#')] = (byte) 0xC3;

    RawClient.Answer answer = afterTheFirstWord(bytes);

    assertBroken(answer, "upstream_bad_answer", "upstream_failed");
  }

  /// Failure mode 7.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "upstream_bad_answer | event: thread.message.delta",
        "upstream_bad_answer | event: response.output_text.delta",
        "upstream_bad_answer | event: ping",
        "upstream_bad_answer | event: error",
      })
  void anEventOfAnUnknownTypeEndsTheStreamWithAnError(String code, String line) throws IOException {
    RawClient.Answer answer =
        afterTheFirstWord(line + "\n" + Frames.text("GEHEIM") + Frames.stream("x", 1));

    assertBroken(answer, code, "upstream_failed");
    assertThat(answer.body()).doesNotContain("GEHEIM");
  }

  /// Failure mode 4: what was put back for one tool is not handed to another by a longer name, also
  /// behind the end.
  @ParameterizedTest
  @ValueSource(strings = {"null", "\"tool_calls\""})
  void aCallIsNotNamedAnewBehindItsArguments(String finish) throws IOException {
    rig.upstream()
        .streams(
            call("\"name\":\"zoek_\",\"arguments\":\"\"", "null")
                + call("\"name\":\"adres\",\"arguments\":\"{\"", finish)
                + call("\"name\":\"_GEHEIM\"", "null")
                + Frames.DONE);
    String request = rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, true), "");

    try (RawClient client = rig.client()) {
      RawClient.Answer answer = client.send(request.replace("klare-taal", "hulpmiddel")).read();

      assertBroken(answer, "upstream_bad_answer", "upstream_failed");
      assertThat(answer.body()).contains("adres").doesNotContain("GEHEIM");
    }
  }

  private static String call(String function, String finish) {
    return Frames.choice(
        "{\"tool_calls\":[{\"index\":0,\"function\":{" + function + "}}]}", finish);
  }

  /// Failure mode 7: the type of an answer must be the one that was asked for.
  @ParameterizedTest
  @CsvSource({
    "true, application/json",
    "true, text/html",
    "true, application/x-ndjson",
    "true, ''",
    "false, text/event-stream",
    "false, text/html",
    "false, ''"
  })
  void anAnswerOfAnotherContentTypeIsNotRelayed(boolean streamed, String type) throws IOException {
    String body = streamed ? Frames.stream("GEHEIM", 9) : Frames.whole("GEHEIM");
    rig.upstream().says(Frames.response("200 OK", type, body));

    RawClient.Answer answer = rig.ask(streamed);

    assertFailed(answer, 502, "upstream_failed");
  }

  /// Failure mode 7: nobody can check what nobody unpacks, nor what merely claims to be packed.
  @ParameterizedTest
  @CsvSource({"true, true", "false, true", "true, false", "false, false"})
  void anAnswerThatIsCompressedUnaskedIsNotRelayed(boolean streamed, boolean packed)
      throws IOException {
    String plain = streamed ? Frames.stream("GEHEIM", 9) : Frames.whole("GEHEIM");
    byte[] body = packed ? gzip(plain) : plain.getBytes(UTF_8);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: "
            + (streamed ? "text/event-stream" : "application/json")
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    rig.upstream().plays(wire -> wire.raw(head).raw(body));

    RawClient.Answer answer = rig.ask(streamed);

    assertFailed(answer, 502, "upstream_failed");
  }

  /// Failure mode 11: every way to end without having said `[DONE]`.
  @ParameterizedTest
  @ValueSource(strings = {"clean end", "drop", "half a chunk", "lying chunk size", "after finish"})
  void aStreamThatWasCutDoesNotEndClean(String way) throws IOException {
    rig.upstream()
        .plays(
            wire -> {
              wire.raw(Frames.STREAM_HEAD).piece(Frames.text("Het loket"));
              switch (way) {
                case "clean end" -> wire.end();
                case "drop" -> wire.drop();
                case "half a chunk" -> wire.raw("fff\r\ndata: {\"cho").drop();
                case "lying chunk size" -> wire.raw("zz\r\n" + Frames.DONE + "\r\n0\r\n\r\n");
                case "after finish" -> wire.piece(Frames.finish() + Frames.usage()).end();
                default -> throw new AssertionError(way);
              }
            });

    RawClient.Answer answer = rig.ask(true);

    assertBroken(answer, "upstream_cut", "upstream_cut");
    assertThat(rig.last().tokens().output()).isPositive();
  }

  /// Failure mode 11: an error after the status was sent.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {\"error\":{\"message\":\"GEHEIM\"}}\n\n",
        "event: error\ndata: {\"message\":\"GEHEIM\"}\n\n",
        "data: {\"object\":\"error\",\"message\":\"GEHEIM\"}\n\n",
        "data: {\"choices\":[],\"error\":\"GEHEIM\"}\n\n"
      })
  void anErrorAfterTheStatusIsAnErrorAndNoDone(String event) throws IOException {
    RawClient.Answer answer = afterTheFirstWord(event + Frames.DONE);

    assertBroken(answer, "upstream_bad_answer", "upstream_failed");
    assertThat(answer.body()).doesNotContain("GEHEIM");
  }

  /// Failure mode 11: an answer without a single word of a model is none.
  @Test
  void aStreamOfNothingButDoneIsA502() throws IOException {
    rig.upstream().streams(Frames.DONE);

    RawClient.Answer answer = rig.ask(true);

    assertFailed(answer, 502, "upstream_failed");
  }

  private static RawClient.Answer afterTheFirstWord(String rest) throws IOException {
    return afterTheFirstWord(rest.getBytes(UTF_8));
  }

  /// What comes out when these bytes follow a first word that the asker has seen.
  private static RawClient.Answer afterTheFirstWord(byte[] rest) throws IOException {
    CountDownLatch seen = new CountDownLatch(1);
    rig.upstream()
        .plays(
            wire -> {
              wire.raw(Frames.STREAM_HEAD).piece(Frames.text("Het"));
              assertThat(seen.await(20, SECONDS)).isTrue();
              wire.piece(rest).end();
            });
    try (RawClient client = rig.client()) {
      client.send(rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, true), "")).see("\"Het\"");
      seen.countDown();
      return client.read();
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }

  private static void assertClean(RawClient.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.complete()).isTrue();
    assertThat(Rig.said(answer)).isEqualTo(SAID);
    assertThat(answer.body()).endsWith("\n\ndata: [DONE]\n\n");
    assertThat(rig.last().outcome()).isEqualTo("completed");
    assertThat(rig.last().tokens().output()).isEqualTo(9);
  }

  private static void assertBroken(RawClient.Answer answer, String code, String outcome) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("[DONE]");
    assertThat(Rig.code(answer)).isEqualTo(code);
    assertThat(rig.last().outcome()).isEqualTo(outcome);
  }

  private static void assertFailed(RawClient.Answer answer, int status, String code) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(Rig.code(answer)).isEqualTo(code);
    assertThat(answer.body()).doesNotContain("GEHEIM");
    assertThat(rig.last().outcome()).isEqualTo("upstream_failed");
    assertThat(rig.last().tokens().source()).isEqualTo("unknown");
  }
}
