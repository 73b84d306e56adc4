package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.at;
import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the output rules do to an answer, down to the bytes on the asker's socket. The host writes
/// every byte as a piece of its own.
class OutputRulesIT {
  private static final String BEFORE = "Hier is de brief. ";
  private static final String DECISION =
      "Wij besluiten uw aanvraag voor Steigerzicht af te wijzen. Groet.";
  private static final String DONE = "data: [DONE]\n\n";
  private static final String QUESTION = "Herschrijf: het loket is dicht.";

  private static RawModel model;
  private static GatewayUnderTest gateway;

  private static Upstream wholeModel;
  private static GatewayUnderTest wholeGateway;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    model = new RawModel();
    gateway = new GatewayUnderTest(folder.resolve("raw"), model.base());
    wholeModel = new Upstream();
    wholeGateway = new GatewayUnderTest(folder.resolve("whole"), wholeModel.base());
  }

  @AfterAll
  static void stop() throws IOException {
    gateway.close();
    model.close();
    wholeGateway.close();
    wholeModel.close();
  }

  @Test
  void noByteOfADecisionReachesTheSocketWhereverItIsCut() throws IOException {
    String text = BEFORE + DECISION;
    for (int cut = 0; cut <= text.length(); cut += cut < BEFORE.length() - 2 ? 5 : 1) {
      model.writes(
          content(0, text.substring(0, cut)) + content(0, text.substring(cut)) + finish(0) + DONE);

      String socket = raw("klare-taal");

      assertStopped(socket, "cut at " + cut);
      assertThat(socket).contains("\"O-01\"");
    }
  }

  @Test
  void theOtherChoicesAreNotASafeRoadEither() throws IOException {
    StringBuilder events = new StringBuilder();
    String text = BEFORE + DECISION;
    for (int i = 0; i < text.length(); i++) {
      events.append(content(0, "a")).append(content(1, text.substring(i, i + 1)));
    }
    model.writes(events + finish(0) + finish(1) + DONE);

    String socket = raw("klare-taal");

    assertStopped(socket, "choice 1");
    assertThat(socket).contains("\"content\":\"a");
  }

  @Test
  void reasoningAndRefusalsAreRead() throws IOException {
    for (String field : List.of("reasoning", "reasoning_content", "refusal")) {
      StringBuilder events = new StringBuilder();
      for (String one : (BEFORE + DECISION).split("", -1)) {
        events.append(event(0, Json.object(field, Json.of(one))));
      }
      model.writes(events + finish(0) + DONE);

      assertStopped(raw("klare-taal"), field);
    }
  }

  @Test
  void fragmentsOfToolArgumentsAreRead() throws IOException {
    StringBuilder events = new StringBuilder(event(0, call("call_1", "stuur", "")));
    String arguments =
        "{\"tekst\":\"Wij beslu\\u0069ten uw aanvraag voor Steigerzicht af te wijzen.\"}";
    for (String one : arguments.split("", -1)) {
      events.append(event(0, call(null, null, one)));
    }
    model.writes(events + finish(0) + DONE);

    assertStopped(raw("hulpmiddel"), "tool arguments");
  }

  @Test
  void keysAreStopped() throws IOException {
    model.writes(
        content(0, "De sleutel is ghp_16C7e42F292c")
            + content(0, "6912E7710c838347Ae178B4a, bewaar die.")
            + finish(0)
            + DONE);

    String socket = raw("klare-taal");

    assertThat(socket)
        .contains("prohibited_output", "\"O-81\"")
        .doesNotContain("ghp", "[DONE]", "838347");
  }

  @Test
  void theHostIsHungUpOnWhenItsAnswerIsStopped() throws Exception {
    var hungUp = model.writesAndStays(content(0, BEFORE + DECISION));

    String socket = raw("klare-taal");

    assertStopped(socket, "endless");
    hungUp.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aStopIsOnRecordWithItsRules() throws IOException {
    model.writes(content(0, BEFORE + DECISION) + finish(0) + DONE);

    String socket = raw("klare-taal");

    assertStopped(socket, "record");
    Closed closed = gateway.events(Closed.class).getLast();
    assertThat(closed.outcome()).isEqualTo("output_stopped");
    assertThat(closed.flags()).contains("O-01");
    assertThat(closed.forReview()).isTrue();
    assertThat(closed.tokens().output()).isPositive();
  }

  @Test
  void aWholeAnswerIsRefusedInTheShapeOfARefusal() {
    wholeModel.says(BEFORE + DECISION);

    HttpResponse<String> answer =
        wholeGateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask(QUESTION, false));

    Json.Obj error = at(object(answer.body()), "error");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(code(answer)).isEqualTo("prohibited_output");
    assertThat(error.text("type")).isEqualTo("policy_refusal");
    assertThat(at(error, "sluis").members())
        .containsKeys("rules", "human_contact", "appeal_url", "alternative", "policy_version");
    assertThat(answer.headers().firstValue("x-should-retry")).contains("false");
    assertThat(answer.body()).doesNotContain("af te wijzen").doesNotContain(BEFORE.strip());
    assertThat(wholeGateway.events(Closed.class).getLast().outcome()).isEqualTo("output_stopped");
  }

  @Test
  void aFlagLetsTheAnswerPassAndTellsOfIt() {
    wholeModel.says("Beste, " + DECISION);
    for (boolean streamed : new boolean[] {false, true}) {
      HttpResponse<String> answer =
          wholeGateway.post(
              "medewerker", "/v1/chat/completions", "markeren", ask(QUESTION, streamed));

      Json.Obj last =
          streamed ? GatewayUnderTest.chunks(answer.body()).getLast() : object(answer.body());
      List<Json> findings = at(last, "sluis").items("findings");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(findings).extracting(one -> ((Json.Obj) one).text("id")).contains("O-01");
      Closed closed = wholeGateway.events(Closed.class).getLast();
      assertThat(closed.outcome()).isEqualTo("completed");
      assertThat(closed.flags()).contains("O-01");
      assertThat(closed.forReview()).isTrue();
      if (streamed) {
        assertThat(GatewayUnderTest.streamedText(answer.body())).isEqualTo("Beste, " + DECISION);
        assertThat(answer.body()).contains("[DONE]");
      }
    }
  }

  @Test
  void newPersonalDataIsFlaggedAndPasses() {
    wholeModel.says("Bel mevrouw Jantina Oosterhuis op 06-12345678.");

    HttpResponse<String> answer =
        wholeGateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask(QUESTION, true));

    assertThat(GatewayUnderTest.streamedText(answer.body())).contains("06-12345678");
    assertThat(answer.body()).contains("\"O-91\"", "\"TELEFOON\":1");
    Closed closed = wholeGateway.events(Closed.class).getLast();
    assertThat(closed.flags()).contains("O-91");
    assertThat(closed.forReview()).isFalse();
  }

  @Test
  void anOrdinaryAnswerHasNoFindings() {
    wholeModel.says("Als uw aanvraag wordt afgewezen, kunt u bezwaar maken.");

    HttpResponse<String> answer =
        wholeGateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask(QUESTION, true));

    assertThat(GatewayUnderTest.streamedText(answer.body())).endsWith("kunt u bezwaar maken.");
    assertThat(at(GatewayUnderTest.chunks(answer.body()).getLast(), "sluis").items("findings"))
        .isEmpty();
    assertThat(wholeGateway.events(Closed.class).getLast().flags()).isEmpty();
  }

  @Test
  void textInTheLastChunkKeepsItsPlace() throws IOException {
    String last =
        content(0, "de subsidie voor wij")
            .replace("\"finish_reason\":null", "\"finish_reason\":\"stop\"");
    model.writes(content(0, "Over ") + last + DONE);

    String socket = raw("klare-taal");

    assertThat(GatewayUnderTest.streamedText(events(socket)))
        .isEqualTo("Over de subsidie voor wij");
    assertThat(socket).contains("[DONE]");
  }

  @Test
  void textAfterTheEndOfItsChoiceIsNotShown() throws IOException {
    model.writes(content(0, "Klaar.") + finish(0) + content(0, "Wij besluiten") + DONE);

    String socket = raw("klare-taal");

    assertThat(socket).contains("\"undecided\"").doesNotContain("Wij", "[DONE]");
    assertThat(gateway.events(Closed.class).getLast().flags()).contains("undecided");
  }

  private static void assertStopped(String socket, String what) {
    assertThat(socket)
        .as(what)
        .contains("\"policy_refusal\"", "\"prohibited_output\"")
        .doesNotContain("[DONE]", "Wij", "besluiten", "Steigerzicht", "af te wijzen");
    StringBuilder shown = new StringBuilder();
    for (Json.Obj chunk : GatewayUnderTest.chunks(events(socket))) {
      for (Json choice : chunk.items("choices")) {
        Json.Obj delta = ((Json.Obj) choice).object("delta");
        for (String field : List.of("content", "reasoning", "reasoning_content", "refusal")) {
          String part = delta == null ? null : delta.text(field);
          shown.append(part == null || part.matches("a+") ? "" : part);
        }
      }
    }
    assertThat(BEFORE).as(what).startsWith(shown.toString());
  }

  /// The event lines in what a socket read, without the framing of HTTP.
  private static String events(String socket) {
    List<String> lines = new ArrayList<>();
    for (String line : socket.split("\r?\n", -1)) {
      if (line.startsWith("data: ")) {
        lines.add(line);
      }
    }
    return String.join("\n", lines);
  }

  /// Asks over a plain socket and gives every byte that came back. One person asks more here than
  /// the limit allows, so this waits when it is told to.
  private static String raw(String useCase) throws IOException {
    String socket = rawOnce(useCase);
    for (int tries = 0; tries < 60 && socket.startsWith("HTTP/1.1 429"); tries++) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      socket = rawOnce(useCase);
    }
    return socket;
  }

  private static String rawOnce(String useCase) throws IOException {
    byte[] body = ask(QUESTION, true).getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            + "Authorization: Bearer "
            + gateway.token("medewerker")
            + "\r\nX-Use-Case: "
            + useCase
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.running().port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String content(int choice, String text) {
    return event(choice, Json.object("content", Json.of(text)));
  }

  private static String event(int choice, Json delta) {
    return chunk(choice, delta, Json.NULL);
  }

  private static String finish(int choice) {
    return chunk(choice, Json.Obj.EMPTY, Json.of("stop"));
  }

  private static String chunk(int choice, Json delta, Json reason) {
    Json one = Json.object("index", Json.of(choice), "delta", delta, "finish_reason", reason);
    return Upstream.data(Upstream.frame().with("choices", Json.array(List.of(one))));
  }

  private static Json call(
      @org.jspecify.annotations.Nullable String id,
      @org.jspecify.annotations.Nullable String name,
      String arguments) {
    Json.Obj function = Json.object("arguments", Json.of(arguments));
    Json.Obj call =
        Json.object(
            "index",
            Json.of(0),
            "function",
            name == null ? function : function.with("name", Json.of(name)));
    Json.Obj whole =
        id == null ? call : call.with("id", Json.of(id)).with("type", Json.of("function"));
    return Json.object("tool_calls", Json.array(List.of(whole)));
  }
}
