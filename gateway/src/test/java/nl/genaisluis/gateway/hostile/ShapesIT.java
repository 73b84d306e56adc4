package nl.genaisluis.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every slot in which a host can put words, and answers that are HTTP of a strange kind (failure
/// modes 4 and 7).
class ShapesIT {
  private static final String NAME = "Jantina Oosterhuis";
  private static final String LETTER =
      "Herschrijf in klare taal: Geachte mevrouw " + NAME + ", het loket is verhuisd.";

  private static Rig rig;

  @BeforeAll
  static void start(@TempDir Path folder) {
    rig = new Rig(folder);
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  /// Failure mode 4: what is restored in one slot is restored in all of them, and per slot.
  @ParameterizedTest
  @ValueSource(strings = {"content", "reasoning", "reasoning_content", "refusal"})
  void everySlotOfEveryChoiceIsRestored(String slot) throws IOException {
    rig.upstream()
        .streams(
            both(slot, "Dag [PERSO", "Beste [PERSOON_")
                + both(slot, "ON_1], a", "1], b")
                + ended()
                + Frames.DONE);

    RawClient.Answer streamed = rig.post(Rig.CHAT, two(true));
    rig.upstream().says(Frames.json(wholeBoth(slot)));
    RawClient.Answer whole = rig.post(Rig.CHAT, two(false));

    assertThat(joined(streamed, 0, slot)).isEqualTo("Dag " + NAME + ", a");
    assertThat(joined(streamed, 1, slot)).isEqualTo("Beste " + NAME + ", b");
    assertThat(whole.body()).contains("Dag " + NAME + ", a", "Beste " + NAME + ", b");
    assertThat(streamed.body() + whole.body()).doesNotContain("[PERSOON");
  }

  /// Failure mode 4: `logprobs` repeat the words in pieces that no check reads, so they are left
  /// out.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void logprobsAreNotRelayed(boolean streamed) throws IOException {
    String logprobs = "\"logprobs\":{\"content\":[{\"token\":\"GEHEIM\",\"logprob\":-0.1}]},";
    rig.upstream()
        .says(Frames.json(Frames.whole("Goed.").replace("\"message\"", logprobs + "\"message\"")));
    if (streamed) {
      rig.upstream()
          .streams(Frames.stream("Goed.", 9).replace("\"delta\"", logprobs + "\"delta\""));
    }

    RawClient.Answer answer = rig.ask(streamed);

    assertThat(Rig.said(answer)).isEqualTo("Goed.");
    assertThat(answer.body()).doesNotContain("GEHEIM", "logprobs");
  }

  /// Failure mode 4: fragments of tool calls keep their order, place and characters.
  @Test
  void fragmentsOfToolCallsArriveInTheirOwnPlaces() throws IOException {
    String calls =
        call(0, "\"id\":\"c1\",\"type\":\"function\",", "\"name\":\"zoek\",\"arguments\":\"\"")
            + call(1, "\"id\":\"c2\",\"type\":\"function\",", "\"name\":\"meet\"")
            + call(0, "", "\"arguments\":\"{\\\"a\\\":\"")
            + call(1, "", "\"arguments\":\"{\\\"b\"")
            + call(0, "", "\"arguments\":\"\\\"\\\\n\\\"}\"")
            + call(1, "", "\"arguments\":\"\\\":2}\"");
    rig.upstream()
        .streams(calls + Frames.choice("{}", "\"tool_calls\"") + Frames.usage() + Frames.DONE);

    RawClient.Answer answer = rig.ask(true);

    assertThat(answer.body()).endsWith(Frames.DONE);
    assertThat(arguments(answer, 0)).isEqualTo("{\"a\":\"\\n\"}");
    assertThat(arguments(answer, 1)).isEqualTo("{\"b\":2}");
  }

  /// Failure mode 4: calls of tools, and of functions as they were before, are restored wherever an
  /// answer stands, stay JSON, and keep their placeholders for a tool that the use case does not
  /// list.
  @ParameterizedTest
  @CsvSource({
    "tool_calls, zoek_adres, " + NAME,
    "function_call, zoek_adres, " + NAME,
    "tool_calls, ander, [PERSOON_1]"
  })
  void callsAreRestoredStreamedOrNot(String kind, String tool, String who) throws IOException {
    rig.upstream()
        .streams(
            Frames.choice(callOf(kind, tool, "{\"wie\":\"[PERSO"), "null")
                + Frames.choice(callOf(kind, null, "ON_1]\"}"), "null")
                + Frames.choice("{}", "\"tool_calls\"")
                + Frames.usage()
                + Frames.DONE);
    RawClient.Answer streamed = withTools(true);
    String message = callOf(kind, tool, "{\"wie\":\"[PERSOON_1]\"}");
    rig.upstream().says(Frames.json(Frames.wholeOf(message, Frames.COUNTS)));

    RawClient.Answer whole = withTools(false);

    String wanted = "{\"wie\":\"" + who + "\"}";
    assertThat(calledWith(Rig.chunks(streamed.body()), "delta", kind)).isEqualTo(wanted);
    assertThat(calledWith(List.of(Rig.object(whole.body())), "message", kind)).isEqualTo(wanted);
  }

  private static RawClient.Answer withTools(boolean streamed) throws IOException {
    try (RawClient client = rig.client()) {
      String request = rig.request(Rig.CHAT, Rig.chat(LETTER, streamed), "");
      return client.send(request.replace("klare-taal", "hulpmiddel")).read();
    }
  }

  private static String callOf(String kind, @Nullable String name, String arguments) {
    String function =
        "{"
            + (name == null ? "" : "\"name\":\"" + name + "\",")
            + "\"arguments\":"
            + Frames.quoted(arguments)
            + "}";
    String head =
        name == null ? "{\"index\":0," : "{\"index\":0,\"id\":\"c\",\"type\":\"function\",";
    boolean legacy = kind.equals("function_call");
    return "{\""
        + kind
        + "\":"
        + (legacy ? function : "[" + head + "\"function\":" + function + "}]")
        + "}";
  }

  private static String calledWith(List<Json.Obj> parts, String holder, String kind) {
    StringBuilder text = new StringBuilder();
    for (Json.Obj part : parts) {
      for (Json item : part.items("choices")) {
        Json.Obj held = ((Json.Obj) item).object(holder);
        Json.Obj function = held == null ? null : held.object(kind);
        for (Json call : held == null || function != null ? List.<Json>of() : held.items(kind)) {
          function = ((Json.Obj) call).object("function");
        }
        String piece = function == null ? null : function.text("arguments");
        text.append(piece == null ? "" : piece);
      }
    }
    return text.toString();
  }

  /// Failure modes 4 and 7: words at a place that nobody reads are not passed on.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"geheim\":\"GEHEIM\"}",
        "{\"content\":{\"text\":\"GEHEIM\"}}",
        "{\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"GEHEIM\"}}]}",
        "{\"audio\":{\"data\":\"GEHEIM\"}}",
        "{\"annotations\":[{\"title\":\"GEHEIM\"}]}",
        "{\"role\":\"GEHEIM\"}",
        "{\"tool_calls\":[{\"index\":0,\"custom\":{\"input\":\"GEHEIM\"}}]}"
      })
  void wordsAtAnUnknownPlaceAreNotRelayed(String holder) throws IOException {
    rig.upstream().streams(Frames.choice(holder, "null") + Frames.stream("x", 1));
    RawClient.Answer streamed = rig.ask(true);
    String first = rig.last().outcome();
    rig.upstream().says(Frames.json(Frames.wholeOf(holder, Frames.COUNTS)));

    RawClient.Answer whole = rig.ask(false);

    assertThat(streamed.status()).isEqualTo(502);
    assertThat(whole.status()).isEqualTo(502);
    assertThat(streamed.body() + whole.body()).doesNotContain("GEHEIM");
    assertThat(List.of(first, rig.last().outcome())).containsOnly("upstream_failed");
  }

  /// Failure mode 7: no status but 200 is an answer, a redirect is not followed, and no byte of it
  /// is shown.
  @ParameterizedTest
  @CsvSource({
    "102, 502",
    "301, 502",
    "307, 502",
    "308, 502",
    "204, 502",
    "206, 502",
    "400, 502",
    "401, 502",
    "404, 502",
    "418, 502",
    "429, 429",
    "500, 502",
    "503, 502"
  })
  void onlyTheStatus200IsAnAnswer(String status, int told) throws IOException {
    int connections = rig.upstream().requests().size();
    rig.upstream()
        .plays(
            wire ->
                wire.raw(
                    "HTTP/1.1 "
                        + status
                        + " GEHEIM\r\nLocation: "
                        + rig.upstream().base()
                        + "/elders\r\nX-Geheim: GEHEIM\r\nContent-Type: application/json\r\n"
                        + (status.equals("204") ? "\r\n" : "Content-Length: 6\r\n\r\nGEHEIM")));

    RawClient.Answer answer = rig.ask(false);
    RawClient.Answer streamed = rig.ask(true);

    assertThat(answer.status()).isEqualTo(told);
    assertThat(streamed.status()).isEqualTo(told);
    assertThat(answer.head() + answer.body() + streamed.head() + streamed.body())
        .doesNotContain("GEHEIM", "Geheim");
    assertThat(rig.upstream().requests().subList(connections, rig.upstream().requests().size()))
        .noneMatch(request -> request.contains("/elders"));
  }

  /// Failure mode 7: interim answers before the real one change nothing.
  @ParameterizedTest
  @ValueSource(strings = {"100 Continue", "103 Early Hints"})
  void interimAnswersChangeNothing(String interim) throws IOException {
    String head = "HTTP/1.1 " + interim + "\r\n\r\n";
    rig.upstream()
        .plays(
            wire -> {
              wire.raw(head + head + Frames.STREAM_HEAD).piece(Frames.stream("Goed.", 2)).end();
            });

    RawClient.Answer streamed = rig.ask(true);
    rig.upstream().says(head + head + Frames.json(Frames.whole("Goed.")));
    RawClient.Answer whole = rig.ask(false);

    assertThat(Rig.said(streamed)).isEqualTo("Goed.");
    assertThat(Rig.said(whole)).isEqualTo("Goed.");
    assertThat(rig.last().outcome()).isEqualTo("completed");
  }

  /// Failure mode 7: a head without bound, or no HTTP at all.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a huge header",
        "many headers",
        "no HTTP",
        "two lengths",
        "a length and chunks",
        "early"
      })
  void aHeadThatIsNotHttpIsNotRelayed(String what) throws IOException {
    String body = Frames.whole("GEHEIM");
    rig.upstream()
        .plays(
            wire -> {
              switch (what) {
                case "a huge header" ->
                    wire.raw("HTTP/1.1 200 OK\r\nX-A: " + "a".repeat(1 << 20) + "\r\n\r\n");
                case "many headers" ->
                    wire.raw("HTTP/1.1 200 OK\r\n" + "X-A: b\r\n".repeat(100_000) + "\r\n");
                case "no HTTP" -> wire.raw("GEHEIM\r\n\r\n" + body);
                case "two lengths" ->
                    wire.raw(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5\r\n"
                            + "Content-Length: "
                            + body.length()
                            + "\r\n\r\n"
                            + body);
                case "a length and chunks" ->
                    wire.raw(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n5\r\n"
                            + body);
                case "early" ->
                    wire.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
                default -> throw new AssertionError(what);
              }
              wire.drop();
            });

    RawClient.Answer answer = rig.ask(false);

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.head() + answer.body()).doesNotContain("GEHEIM");
    assertThat(rig.last().outcome()).isIn("upstream_cut", "upstream_failed");
  }

  /// Failure mode 7: what a host sends after its answer belongs to nobody's.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bytesAfterAnAnswerAreNobodysAnswer(boolean streamed) throws IOException {
    String more = Frames.json(Frames.whole("GEHEIM"));
    rig.upstream().says(Frames.json(Frames.whole("Goed.")) + more);
    if (streamed) {
      rig.upstream()
          .plays(
              wire -> {
                wire.raw(Frames.STREAM_HEAD).piece(Frames.stream("Goed.", 9)).end();
                wire.raw(more);
              });
    }

    RawClient.Answer first = rig.ask(streamed);
    rig.upstream().says(Frames.json(Frames.whole("Later.")));
    RawClient.Answer second = rig.ask(false);

    assertThat(Rig.said(first)).isEqualTo("Goed.");
    assertThat(second.body()).doesNotContain("GEHEIM");
  }

  private static String two(boolean streamed) {
    return Rig.chat(LETTER, streamed).replaceFirst("\\{", "{\"n\":2,");
  }

  private static String both(String slot, String first, String second) {
    return Frames.chunk("\"choices\":[" + part(0, slot, first) + "," + part(1, slot, second) + "]");
  }

  private static String part(int index, String slot, String text) {
    return "{\"index\":"
        + index
        + ",\"delta\":{\""
        + slot
        + "\":"
        + Frames.quoted(text)
        + "},\"finish_reason\":null}";
  }

  private static String ended() {
    return Frames.chunk(
        "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"},"
            + "{\"index\":1,\"delta\":{},\"finish_reason\":\"length\"}]");
  }

  private static String wholeBoth(String slot) {
    String first = "{\"" + slot + "\":\"Dag [PERSOON_1], a\"}";
    String second = "{\"" + slot + "\":\"Beste [PERSOON_1], b\"}";
    return Frames.wholeOf(first, Frames.COUNTS)
        .replace("}],\"usage\"", "},{\"index\":1,\"message\":" + second + "}],\"usage\"");
  }

  private static String call(int index, String head, String function) {
    return Frames.choice(
        "{\"tool_calls\":[{\"index\":" + index + "," + head + "\"function\":{" + function + "}}]}",
        "null");
  }

  private static String joined(RawClient.Answer answer, long choice, String slot) {
    StringBuilder text = new StringBuilder();
    for (var chunk : Rig.chunks(answer.body())) {
      for (var item : chunk.items("choices")) {
        var one = (Json.Obj) item;
        var delta = one.object("delta");
        String part = delta == null ? null : delta.text(slot);
        if (Long.valueOf(choice).equals(one.whole("index")) && part != null) {
          text.append(part);
        }
      }
    }
    return text.toString();
  }

  private static String arguments(RawClient.Answer answer, long index) {
    StringBuilder text = new StringBuilder();
    for (var chunk : Rig.chunks(answer.body())) {
      for (var item : chunk.items("choices")) {
        var delta = ((Json.Obj) item).object("delta");
        for (var call : delta == null ? List.<Json>of() : delta.items("tool_calls")) {
          var one = (Json.Obj) call;
          var function = one.object("function");
          String part = function == null ? null : function.text("arguments");
          if (Long.valueOf(index).equals(one.whole("index")) && part != null) {
            text.append(part);
          }
        }
      }
    }
    return text.toString();
  }
}
