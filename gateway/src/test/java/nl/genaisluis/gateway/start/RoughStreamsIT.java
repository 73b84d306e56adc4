package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.Patience.until;
import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.at;
import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static nl.genaisluis.gateway.start.GatewayUnderTest.streamedText;
import static nl.genaisluis.gateway.start.GatewayUnderTest.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to the record and to the asker when a stream goes wrong.
class RoughStreamsIT {
  private static final String QUESTION = "Herschrijf: het loket is dicht.";

  private static final String LETTER =
      "Herschrijf in klare taal: Geachte mevrouw Jantina Oosterhuis, het loket is verhuisd.";

  private static Upstream upstream;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start(@TempDir Path folder) {
    upstream = new Upstream();
    gateway = new GatewayUnderTest(folder, upstream.base());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    upstream.close();
  }

  @Test
  void aCutStreamDoesNotEndClean() {
    upstream.streams(Upstream.events("Het loket is ", false));

    HttpResponse<String> answer = stream();

    assertThat(answer.body()).contains("\"upstream_cut\"").doesNotContain("[DONE]");
    assertThat(last().outcome()).isEqualTo("upstream_cut");
    assertThat(last().tokens().source()).isEqualTo("estimate");
    assertThat(last().tokens().output()).isPositive();
  }

  @Test
  void anErrorInsideAStreamEndsItWithAnError() {
    upstream.streams(
        Upstream.event(Upstream.delta("content", "Het"), "")
            + "data: {\"error\":{\"message\":\"kapot\",\"code\":500}}\n\ndata: [DONE]\n\n");

    HttpResponse<String> answer = stream();

    assertThat(answer.body())
        .contains("\"error\"")
        .doesNotContain("[DONE]")
        .doesNotContain("kapot");
    assertThat(last().outcome()).isEqualTo("upstream_failed");
  }

  @Test
  void anotherModelThanWasAskedIsAnError() {
    upstream.streams(
        Upstream.events("Het loket", true).replace("proefmodel-7b", "ander-model")
            + "data: [DONE]\n\n");

    HttpResponse<String> answer = stream();

    assertThat(code(answer)).isEqualTo("model_substituted");
    assertThat(answer.body()).doesNotContain("loket");
    assertThat(last().outcome()).isEqualTo("substituted");
  }

  @Test
  void countsUsageOnceAndHidesItFromThoseWhoDidNotAsk() {
    upstream.says("Het loket is dicht.");

    HttpResponse<String> answer = stream();

    assertThat(answer.body()).doesNotContain("prompt_tokens");
    assertThat(last().tokens().input()).isEqualTo(21);
    assertThat(last().tokens().output()).isEqualTo(9);
  }

  @Test
  void tellsUsageToThoseWhoAsk() {
    upstream.says("Het loket is dicht.");
    String body =
        ask(QUESTION, true).replaceFirst("\\{", "{\"stream_options\":{\"include_usage\":true},");

    HttpResponse<String> answer =
        gateway.post("medewerker", "/v1/chat/completions", "klare-taal", body);

    List<Json.Obj> chunks = GatewayUnderTest.chunks(answer.body());
    assertThat(chunks.getLast().items("choices")).isEmpty();
    assertThat(whole(at(chunks.getLast(), "usage"), "total_tokens")).isEqualTo(30);
    assertThat(chunks.getLast().object("sluis")).isNotNull();
  }

  @Test
  void aHostThatFailsIsA502AndClosedOnRecord() {
    upstream.fails(500);

    HttpResponse<String> answer = stream();

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(code(answer)).isEqualTo("upstream_failed");
    assertThat(last().outcome()).isEqualTo("upstream_failed");
    assertThat(last().attempts()).hasSizeGreaterThan(1);
  }

  @Test
  void closesOnRecordWhenTheClientHangsUp() throws IOException, InterruptedException {
    upstream.dribbles(
        Upstream.events("Het loket is dicht. ".repeat(200), true) + "data: [DONE]\n\n",
        200,
        20_000);
    int before = gateway.events(Closed.class).size();

    hangUpAfterTheFirstBytes();

    Closed closed = awaitClosed(before);
    assertThat(closed.outcome()).isEqualTo("client_gone");
    assertThat(closed.tokens().source()).isEqualTo("estimate");
    assertThat(closed.tokens().output()).isPositive();
  }

  @Test
  void restoresEveryChoiceByItself() {
    String stream =
        Upstream.data(choices(List.of("Beste [PERS", "Dag [PERSO")))
            + Upstream.data(choices(List.of("OON_1], a", "ON_1], b")))
            + Upstream.data(finished())
            + "data: [DONE]\n\n";
    upstream.streams(stream);
    String body = ask(LETTER, true).replaceFirst("\\{", "{\"n\":2,");

    HttpResponse<String> answer =
        gateway.post("medewerker", "/v1/chat/completions", "klare-taal", body);

    assertThat(text(answer, 0)).isEqualTo("Beste Jantina Oosterhuis, a");
    assertThat(text(answer, 1)).isEqualTo("Dag Jantina Oosterhuis, b");
    assertThat(streamedText(answer.body())).doesNotContain("PERSOON");
  }

  private static String text(HttpResponse<String> answer, long index) {
    StringBuilder text = new StringBuilder();
    for (Json.Obj chunk : GatewayUnderTest.chunks(answer.body())) {
      for (Json item : chunk.items("choices")) {
        Json.Obj choice = (Json.Obj) item;
        Long at = choice.whole("index");
        Json.Obj delta = choice.object("delta");
        String part = delta == null ? null : delta.text("content");
        if (at != null && at == index && part != null) {
          text.append(part);
        }
      }
    }
    return text.toString();
  }

  private static Json.Obj choices(List<String> texts) {
    List<Json> choices = new java.util.ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      choices.add(
          Json.object(
              "index", Json.of(i),
              "delta", Upstream.delta("content", texts.get(i)),
              "finish_reason", Json.NULL));
    }
    return Upstream.frame().with("choices", Json.array(choices));
  }

  private static Json.Obj finished() {
    List<Json> choices = new java.util.ArrayList<>();
    for (int i = 0; i < 2; i++) {
      choices.add(
          Json.object(
              "index", Json.of(i), "delta", Json.Obj.EMPTY, "finish_reason", Json.of("stop")));
    }
    return Upstream.frame().with("choices", Json.array(choices));
  }

  private static void hangUpAfterTheFirstBytes() throws IOException {
    byte[] body = ask(QUESTION, true).getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
            + gateway.token("medewerker")
            + "\r\nX-Use-Case: klare-taal\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.running().port())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      StringBuilder seen = new StringBuilder();
      byte[] piece = new byte[512];
      while (!seen.toString().contains("data: ")) {
        int read = in.read(piece);
        assertThat(read).isPositive();
        seen.append(new String(piece, 0, read, StandardCharsets.UTF_8));
      }
    }
  }

  private static Closed awaitClosed(int before) {
    until("the exchange is closed", () -> gateway.events(Closed.class).size() > before);
    return gateway.events(Closed.class).getLast();
  }

  private static HttpResponse<String> stream() {
    return gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask(QUESTION, true));
  }

  private static Closed last() {
    return gateway.events(Closed.class).getLast();
  }
}
