package nl.genaisluis.gateway.start;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;

/// A host that speaks the OpenAI protocol, played by WireMock.
final class Upstream implements AutoCloseable {
  static final String MODEL = "proef/proefmodel-7b";
  static final String LARGER = "proef/proefmodel-24b";
  static final String EMBEDDER = "proef/proef-embeddings";

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

  Upstream() {
    server.start();
    server.stubFor(
        get(urlEqualTo("/v1/models"))
            .willReturn(
                json(
                    Json.object(
                        "object",
                        Json.of("list"),
                        "data",
                        Json.array(
                            List.of(
                                Json.object("id", Json.of(MODEL)),
                                Json.object("id", Json.of(LARGER)),
                                Json.object("id", Json.of(EMBEDDER))))))));
  }

  int port() {
    return server.port();
  }

  String base() {
    return "http://127.0.0.1:" + server.port() + "/v1";
  }

  /// A host that answers with this text until it is told otherwise.
  static Upstream saying(String text) {
    Upstream upstream = new Upstream();
    upstream.says(text);
    return upstream;
  }

  /// Answers every chat with this text, streamed word by word or whole, as the request asks.
  void says(String text) {
    saysOnly(whole(text));
    server.stubFor(
        post(urlEqualTo("/v1/chat/completions"))
            .withRequestBody(
                com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath(
                    "$[?(@.stream == true)]"))
            .atPriority(1)
            .willReturn(stream(events(text, true) + "data: [DONE]\n\n")));
  }

  /// Answers every chat with this body.
  void saysOnly(Json.Obj body) {
    server.stubFor(post(urlEqualTo("/v1/chat/completions")).atPriority(5).willReturn(json(body)));
  }

  /// Answers every streamed chat with exactly these bytes.
  void streams(String raw) {
    server.stubFor(post(urlEqualTo("/v1/chat/completions")).atPriority(1).willReturn(stream(raw)));
  }

  /// Answers every streamed chat with these bytes, in so many pieces over so many milliseconds.
  void dribbles(String raw, int pieces, int millis) {
    server.stubFor(
        post(urlEqualTo("/v1/chat/completions"))
            .atPriority(1)
            .willReturn(stream(raw).withChunkedDribbleDelay(pieces, millis)));
  }

  /// Answers every call with this status.
  void fails(int status) {
    server.stubFor(
        post(urlEqualTo("/v1/chat/completions"))
            .atPriority(1)
            .willReturn(aResponse().withStatus(status).withBody("{\"error\":{}}")));
  }

  /// Answers every chat with exactly this.
  void answers(int status, String body, String header, String value) {
    server.stubFor(
        post(urlEqualTo("/v1/chat/completions"))
            .atPriority(1)
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withHeader(header, value)
                    .withBody(body)));
  }

  /// Answers the next chat with this status, and those after it as before.
  void answersOnce(int status, String header, String value) {
    server.stubFor(
        post(urlEqualTo("/v1/chat/completions"))
            .atPriority(0)
            .inScenario("once")
            .whenScenarioStateIs(com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED)
            .willSetStateTo("over")
            .willReturn(aResponse().withStatus(status).withHeader(header, value).withBody("{}")));
  }

  /// From now on no chat is answered in a way of before.
  void clear() {
    server.getStubMappings().stream()
        .filter(stub -> stub.getRequest().getMethod().getName().equals("POST"))
        .forEach(server::removeStub);
    server.resetRequests();
  }

  /// Answers embeddings.
  void embeds() {
    server.stubFor(
        post(urlEqualTo("/v1/embeddings"))
            .willReturn(
                json(
                    Json.object(
                        "object",
                        Json.of("list"),
                        "model",
                        Json.of(EMBEDDER),
                        "data",
                        Json.array(
                            List.of(
                                Json.object(
                                    "object",
                                    Json.of("embedding"),
                                    "index",
                                    Json.of(0),
                                    "embedding",
                                    Json.array(
                                        List.of(new Json.Num("0.25"), new Json.Num("-1e-3")))))),
                        "usage",
                        Json.object("prompt_tokens", Json.of(7), "total_tokens", Json.of(7))))));
  }

  /// Every body that was posted, as raw text.
  List<String> bodies() {
    return server.getAllServeEvents().stream()
        .map(com.github.tomakehurst.wiremock.stubbing.ServeEvent::getRequest)
        .filter(request -> request.getMethod().getName().equals("POST"))
        .map(LoggedRequest::getBodyAsString)
        .toList();
  }

  /// Every POST with all its headers and its body, as raw text.
  List<String> posts() {
    return server.getAllServeEvents().stream()
        .map(com.github.tomakehurst.wiremock.stubbing.ServeEvent::getRequest)
        .filter(request -> request.getMethod().getName().equals("POST"))
        .map(
            request ->
                request.getUrl() + "\n" + request.getHeaders() + "\n" + request.getBodyAsString())
        .toList();
  }

  void forget() {
    server.resetRequests();
  }

  static Json.Obj whole(String text) {
    return answer(Json.object("role", Json.of("assistant"), "content", Json.of(text)), "stop");
  }

  static Json.Obj answer(Json message, String finish) {
    return Json.object(
        "id",
        Json.of("up-1"),
        "object",
        Json.of("chat.completion"),
        "created",
        Json.of(1_700_000_000L),
        "model",
        Json.of(MODEL),
        "choices",
        Json.array(
            List.of(
                Json.object(
                    "index", Json.of(0), "message", message, "finish_reason", Json.of(finish)))),
        "usage",
        Json.object(
            "prompt_tokens",
            Json.of(21),
            "completion_tokens",
            Json.of(9),
            "total_tokens",
            Json.of(30)));
  }

  /// The events of a streamed answer, three characters each, without the closing `[DONE]`.
  static String events(String text, boolean usage) {
    StringBuilder events = new StringBuilder(event(delta("role", "assistant"), ""));
    for (int i = 0; i < text.length(); i += 3) {
      String part = text.substring(i, Math.min(text.length(), i + 3));
      events.append(event(delta("content", part), ""));
    }
    events.append(event(Json.Obj.EMPTY, "stop"));
    if (usage) {
      Json counts =
          Json.object(
              "prompt_tokens",
              Json.of(21),
              "completion_tokens",
              Json.of(9),
              "total_tokens",
              Json.of(30));
      events.append(data(frame().with("choices", Json.array(List.of())).with("usage", counts)));
    }
    return events.toString();
  }

  static String event(Json.Obj delta, String finish) {
    Json choice =
        Json.object(
            "index",
            Json.of(0),
            "delta",
            delta,
            "finish_reason",
            finish.isEmpty() ? Json.NULL : Json.of(finish));
    return data(frame().with("choices", Json.array(List.of(choice))));
  }

  static Json.Obj delta(String name, String text) {
    return Json.object(name, Json.of(text));
  }

  static String data(Json.Obj json) {
    return "data: " + JsonCodec.text(json) + "\n\n";
  }

  static Json.Obj frame() {
    return Json.object(
        "id",
        Json.of("up-1"),
        "object",
        Json.of("chat.completion.chunk"),
        "created",
        Json.of(1_700_000_000L),
        "model",
        Json.of(MODEL));
  }

  private static ResponseDefinitionBuilder json(Json.Obj body) {
    return aResponse()
        .withHeader("Content-Type", "application/json")
        .withBody(JsonCodec.text(body));
  }

  private static ResponseDefinitionBuilder stream(String raw) {
    return aResponse().withHeader("Content-Type", "text/event-stream; charset=utf-8").withBody(raw);
  }

  @Override
  public void close() {
    server.stop();
  }
}
