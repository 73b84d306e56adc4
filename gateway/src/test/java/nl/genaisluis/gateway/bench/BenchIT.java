package nl.genaisluis.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The parts that the bench is made of still fit the packaged program.
final class BenchIT {
  @TempDir Path folder;

  @Test
  void thePackagedGatewayAnswersThroughTheMockAndRefusesWhatIsProhibited() throws Exception {
    Plan plan =
        Plan.of(
            new String[] {
              "--program", "target/sluis.jar", "--prohibited", "unread", "--personal", "unread"
            });
    Vertx vertx = Vertx.vertx();
    try (HttpClient client = HttpClient.newHttpClient()) {
      int mock =
          MockProvider.start(vertx, GatewaySetup.upstreamIds())
              .toCompletionStage()
              .toCompletableFuture()
              .get(10, TimeUnit.SECONDS)
              .actualPort();
      try (Child gateway = GatewaySetup.start(plan, folder, mock)) {
        String token = GatewaySetup.tokens(gateway.port()).getFirst();
        Screening screening = new Screening(client, gateway.port(), token, plan.useCase());
        Buffer allowed = body(plan, "Maak een verslag van het overleg over de fietsroute.");
        Buffer prohibited = body(plan, "Rangschik deze sollicitanten van goed naar slecht.");

        assertThat(screening.refuses(allowed)).isFalse();
        assertThat(screening.refuses(prohibited)).isTrue();
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + gateway.port() + "/v1/chat/completions"))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + token)
                    .header("X-Use-Case", plan.useCase())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(allowed.getBytes()))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("chat").isEqualTo(200);
        assertThat(answer.body()).contains("Een gewone zin uit een gewoon antwoord");
      }
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  private static Buffer body(Plan plan, String text) {
    JsonObject message = new JsonObject().put("role", "user").put("content", text);
    return new JsonObject()
        .put("model", plan.model())
        .put("messages", new JsonArray().add(message))
        .toBuffer();
  }
}
