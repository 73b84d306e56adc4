package nl.genaisluis.gateway.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.http.client.HttpClientBuilderLoader;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LangChainIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final String ANSWER =
      """
      {"id":"a","object":"chat.completion","created":1,"model":"klein","choices":[{"index":0,\
      "message":{"role":"assistant","content":"Goedemiddag"},"finish_reason":"stop"}],\
      "usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}\
      """;

  private final AtomicInteger elsewhere = new AtomicInteger();
  private final HttpServer model = serve(LangChainIT::answer);
  private final HttpServer stranger =
      serve(
          request -> {
            elsewhere.incrementAndGet();
            request.response().end(ANSWER);
          });
  private final Egress egress = Egress.of(VERTX, List.of(own("model", model)));

  @AfterAll
  static void stops() throws Exception {
    VERTX.close().await(20, TimeUnit.SECONDS);
  }

  @Test
  void letsAModelTalkToItsDestination() {
    OpenAiChatModel chat = chat(url(model) + "/v1", "klein");

    String answer = chat.chat("Hallo");

    assertThat(answer).isEqualTo("Goedemiddag");
  }

  @Test
  void keepsAModelFromTalkingToAnyOtherPlace() {
    OpenAiChatModel chat = chat(url(stranger) + "/v1", "klein");

    Throwable fault = catchThrowable(() -> chat.chat("Hallo"));

    assertThat(rootOf(fault)).isInstanceOf(EgressFault.class).hasMessageContaining("outside_dest");
    assertThat(elsewhere).hasValue(0);
  }

  @Test
  void keepsAModelFromFollowingARedirect() {
    OpenAiChatModel chat = chat(url(model) + "/v1", "redirect-" + stranger.actualPort());

    Throwable fault = catchThrowable(() -> chat.chat("Hallo"));

    assertThat(fault).hasMessageContaining("status 307");
    assertThat(elsewhere).hasValue(0);
  }

  @Test
  void dropsTheBodyOfAnErrorSinceItMayRepeatThePrompt() {
    OpenAiChatModel chat = chat(url(model) + "/v1", "fails");

    Throwable fault = catchThrowable(() -> chat.chat("mijn BSN is 123456782"));

    assertThat(fault)
        .hasMessageContaining("status 400 from model")
        .hasStackTraceContaining("status 400")
        .satisfies(all -> assertThat(rootOf(all).toString()).doesNotContain("123456782"));
  }

  @Test
  void refusesAModelThatWasBuiltWithoutAPurpose() {
    assertThatThrownBy(
            () ->
                OpenAiChatModel.builder()
                    .baseUrl(url(stranger) + "/v1")
                    .apiKey("x")
                    .modelName("klein")
                    .build())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> egress.langChain("telemetry")).isInstanceOf(EgressFault.class);
  }

  @Test
  void refusesToMakeAClientForAnyoneWhoAsksThePlatform() {
    assertThatThrownBy(() -> new ClosedHttpClientFactory().create())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Egress.langChain");
    assertThatThrownBy(HttpClientBuilderLoader::loadHttpClientBuilder)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(ClosedHttpClientFactory.class.getName());
  }

  @Test
  void streamsAnAnswerInParts() throws Exception {
    Collected collected = stream("streams");

    ChatResponse response = collected.outcome.get(20, TimeUnit.SECONDS);

    assertThat(response.aiMessage().text()).isEqualTo("Goedemiddag");
    assertThat(collected.parts).containsExactly("Goede", "middag");
  }

  @Test
  void streamsALongAnswerWithoutLosingAByte() throws Exception {
    Collected collected = stream("long");

    ChatResponse response = collected.outcome.get(20, TimeUnit.SECONDS);

    assertThat(response.aiMessage().text()).isEqualTo("0123456789".repeat(20_000));
  }

  @Test
  void neverEndsACutStreamAsIfItWereWhole() {
    Collected collected = stream("cut");

    Throwable fault = catchThrowable(() -> collected.outcome.get(20, TimeUnit.SECONDS));

    assertThat(fault).isInstanceOf(ExecutionException.class);
    assertThat(collected.parts).containsExactly("Goede");
  }

  @Test
  void refusesABlockingCallOnAnEventLoop() throws Exception {
    HttpRequest request =
        HttpRequest.builder().method(HttpMethod.GET).url(url(model) + "/v1/models").build();
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();

    VERTX.runOnContext(
        _ ->
            outcome.complete(
                catchThrowable(() -> egress.langChain("model").build().execute(request))));

    assertThat(outcome.get(20, TimeUnit.SECONDS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("virtual thread");
  }

  private static final class Collected implements StreamingChatResponseHandler {
    private final List<String> parts = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<ChatResponse> outcome = new CompletableFuture<>();

    @Override
    public void onPartialResponse(String part) {
      parts.add(part);
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
      outcome.complete(response);
    }

    @Override
    public void onError(Throwable error) {
      outcome.completeExceptionally(error);
    }
  }

  private Collected stream(String name) {
    Collected collected = new Collected();
    OpenAiStreamingChatModel.builder()
        .httpClientBuilder(egress.langChain("model"))
        .baseUrl(url(model) + "/v1")
        .apiKey("x")
        .modelName(name)
        .build()
        .chat("Hallo", collected);
    return collected;
  }

  private OpenAiChatModel chat(String baseUrl, String name) {
    return OpenAiChatModel.builder()
        .httpClientBuilder(egress.langChain("model"))
        .baseUrl(baseUrl)
        .apiKey("x")
        .modelName(name)
        .maxRetries(0)
        .build();
  }

  private static void answer(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              String name = body.toJsonObject().getString("model");
              HttpServerResponse response = request.response();
              if (name.startsWith("redirect-")) {
                String target = "http://localhost:" + name.substring(9) + request.uri();
                response.setStatusCode(307).putHeader("Location", target).end();
                return;
              }
              switch (name) {
                case "fails" -> response.setStatusCode(400).end(body);
                case "streams" -> {
                  response.setChunked(true).write(part("Goede") + part("middag"));
                  response.end("data: [DONE]\n\n");
                }
                case "cut" -> {
                  response.setChunked(true).write(part("Goede"));
                  VERTX.setTimer(100, _ -> request.connection().close());
                }
                case "long" -> {
                  response.setChunked(true);
                  for (int i = 0; i < 2_000; i++) {
                    response.write(part("0123456789".repeat(10)));
                  }
                  response.end("data: [DONE]\n\n");
                }
                default -> response.putHeader("Content-Type", "application/json").end(ANSWER);
              }
            });
  }

  private static String part(String text) {
    return "data: {\"id\":\"a\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"k\","
        + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
        + text
        + "\"},\"finish_reason\":null}]}\n\n";
  }

  private static HttpServer serve(Handler<HttpServerRequest> handler) {
    return VERTX.createHttpServer().requestHandler(handler).listen(0, "127.0.0.1").await();
  }

  private static Destination own(String purpose, HttpServer server) {
    return new Destination(purpose, URI.create(url(server)), true);
  }

  private static String url(HttpServer server) {
    return "http://localhost:" + server.actualPort();
  }

  private static Throwable rootOf(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
