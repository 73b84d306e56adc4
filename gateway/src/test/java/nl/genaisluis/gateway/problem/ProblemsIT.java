package nl.genaisluis.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Problem PROBLEM =
      new Problem(429, "rate_limited", "slow down", "Te veel verzoeken", "Wacht even.");

  private final int port = serve();

  @AfterAll
  static void stops() {
    VERTX.close().await();
  }

  @Test
  void answersInTheShapeOfTheSurface() throws Exception {
    HttpResponse<String> openAi = get("/v1/chat/completions");
    HttpResponse<String> api = get("/api/v1/stops");
    HttpResponse<String> page = get("/v1x");

    assertThat(openAi.body())
        .isEqualTo(
            "{\"error\":{\"message\":\"slow down\",\"type\":\"rate_limit_error\","
                + "\"code\":\"rate_limited\",\"param\":null}}");
    assertThat(api.body())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Te veel verzoeken\",\"status\":429,"
                + "\"detail\":\"Wacht even.\",\"code\":\"rate_limited\"}");
    assertThat(api.headers().firstValue("Content-Type"))
        .hasValue("application/problem+json; charset=utf-8");
    assertThat(page.body()).isEqualTo("Te veel verzoeken: Wacht even.\n");
    assertThat(page.statusCode()).isEqualTo(429);
  }

  @Test
  void doesNotLetAnExtensionReplaceAStandardMember() throws Exception {
    HttpResponse<String> answer = get("/extra");

    assertThat(answer.body()).contains("\"status\":409", "\"meer\":true").doesNotContain("200");
  }

  @Test
  void breaksOffAnAnswerOfWhichTheHeadIsGone() {
    assertThatThrownBy(() -> get("/begun")).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_request_error", "401, authentication_error", "403, permission_error",
    "422, invalid_request_error", "429, rate_limit_error", "503, server_error"
  })
  void namesTheTypeThatOpenAiClientsExpect(int status, String type) {
    Problem problem = new Problem(status, "code", "message", "titel", "uitleg");

    assertThat(problem.openAiType()).isEqualTo(type);
  }

  private static int serve() {
    Router router = Router.router(VERTX);
    router
        .route(HttpMethod.GET, "/begun")
        .handler(
            context -> {
              context.response().setChunked(true).write("half");
              context.vertx().setTimer(50, _ -> Problems.answer(context, PROBLEM));
            });
    router
        .route(HttpMethod.GET, "/extra")
        .handler(
            context ->
                Problems.problem(
                    context,
                    409,
                    "Botsing",
                    "Al gedaan.",
                    Map.of("status", Json.of(200), "meer", Json.TRUE)));
    router.route().handler(context -> Problems.answer(context, PROBLEM));
    return VERTX
        .createHttpServer()
        .requestHandler(router)
        .listen(0, "127.0.0.1")
        .await()
        .actualPort();
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
