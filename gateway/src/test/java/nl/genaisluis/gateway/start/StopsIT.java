package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static nl.genaisluis.gateway.start.GatewayUnderTest.streamedText;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.StopSet;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The power to stop a model, a host, a use case and everything.
class StopsIT {
  private static final String QUESTION = "Herschrijf: het loket is dicht.";

  @TempDir private Path folder;
  private Upstream upstream;
  private GatewayUnderTest gateway;

  @BeforeEach
  void start() {
    upstream = new Upstream();
    upstream.says("Goed.");
    gateway = new GatewayUnderTest(folder, upstream.base());
  }

  @AfterEach
  void stop() {
    gateway.close();
    upstream.close();
  }

  @Test
  void aStoppedUseCaseRefusesAtOnce() {
    set("beheerder", "toepassing", "klare-taal");

    assertThat(code(chat())).isEqualTo("use_case_not_approved");
    assertThat(upstream.posts()).isEmpty();
  }

  @Test
  void aStoppedModelOrHostIsNotAsked() {
    set("commissie", "model", "proefmodel-7b");
    assertThat(code(chat())).isEqualTo("model_not_approved");

    set("commissie", "aanbieder", "proefhost");
    assertThat(code(chat())).isEqualTo("model_not_approved");
    assertThat(upstream.posts()).isEmpty();
  }

  @Test
  void aStopOutlivesARestart() {
    set("beheerder", "alles", "");
    gateway.close();

    gateway = new GatewayUnderTest(folder, upstream.base());

    assertThat(code(chat())).isEqualTo("use_case_not_approved");
  }

  @Test
  void onlyAnotherPersonLiftsAStop() {
    String stop = set("beheerder", "toepassing", "klare-taal");

    assertThat(lift("beheerder", stop).statusCode()).isIn(403, 409);
    assertThat(code(chat())).isEqualTo("use_case_not_approved");
    assertThat(lift("commissie", stop).statusCode()).isBetween(200, 204);
    assertThat(chat().statusCode()).isEqualTo(200);
  }

  @Test
  void whoeverCannotBeToldFromTheSetterDoesNotLiftAStop() throws Exception {
    String stop = set("beheerder", "toepassing", "klare-taal");
    Path key = folder.resolve("keys").resolve("stops.key");
    byte[] own = Files.readAllBytes(key);
    gateway.close();
    // As after an import: the same person has another pseudonym under another key.
    Files.delete(key);
    gateway = new GatewayUnderTest(folder, upstream.base());

    assertThat(lift("beheerder", stop).statusCode()).isIn(403, 409);
    assertThat(lift("commissie", stop).statusCode()).isIn(403, 409);
    assertThat(code(chat())).isEqualTo("use_case_not_approved");

    gateway.close();
    Files.write(key, own);
    gateway = new GatewayUnderTest(folder, upstream.base());
    assertThat(lift("beheerder", stop).statusCode()).isIn(403, 409);
    assertThat(lift("commissie", stop).statusCode()).isBetween(200, 204);
  }

  @Test
  void theReasonIsNotInTheLeaf() {
    set("beheerder", "toepassing", "klare-taal");

    assertThat(gateway.events(StopSet.class).toString()).doesNotContain("Storing");
    assertThat(gateway.get("commissie", "/api/v1/stops").body()).contains("Storing");
  }

  @Test
  void aRunningStreamEndsWithoutDone() {
    upstream.dribbles(
        Upstream.events("Het loket is dicht. ".repeat(100), true) + "data: [DONE]\n\n",
        300,
        20_000);
    CompletableFuture<HttpResponse<String>> running = CompletableFuture.supplyAsync(this::stream);
    awaitFirstCall();

    set("beheerder", "model", "proefmodel-7b");
    HttpResponse<String> answer = running.join();

    assertThat(answer.body()).contains("\"stopped\"").doesNotContain("[DONE]");
    // What the host went on to say is not relayed: the stop did not wait for its end.
    assertThat(streamedText(answer.body()).split("loket", -1)).hasSizeLessThan(100);
    assertThat(gateway.events(Closed.class).getLast().outcome()).isEqualTo("stopped");
  }

  private void awaitFirstCall() {
    while (upstream.posts().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private String set(String user, String scope, String id) {
    Json.Obj body =
        Json.object("scope", Json.of(scope), "reden", Json.of("Storing in de keten gemeld"));
    HttpResponse<String> answer =
        gateway.post(
            user,
            "/api/v1/stops",
            "-",
            JsonCodec.text(id.isEmpty() ? body : body.with("id", Json.of(id))));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return String.valueOf(object(answer.body()).text("id"));
  }

  private HttpResponse<String> lift(String user, String stop) {
    return gateway.send(
        HttpRequest.newBuilder(URI.create(gateway.base() + "/api/v1/stops/" + stop))
            .header("Authorization", "Bearer " + gateway.token(user))
            .DELETE());
  }

  private HttpResponse<String> chat() {
    return gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask(QUESTION, false));
  }

  private HttpResponse<String> stream() {
    return gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask(QUESTION, true));
  }
}
