package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.WitnessKey;
import nl.genaisluis.audit.witness.Witness;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.gateway.witness.WitnessServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway and a witness, each a server of its own.
class WitnessIT {
  @TempDir Path folder;

  @Test
  void showsTheCosignatureOfAWitnessThatWasAwayUnderItsCheckpoint() throws Exception {
    // The log's key must be known to the witness before it starts: a first run makes it.
    String logKey = run(List.of(), "data", () -> {}).verifierKey();
    Witness witness =
        Witness.open(
            folder.resolve("witness"), "getuige.example", List.of(logKey), Clock.systemUTC());
    Vertx vertx = Vertx.vertx();
    HttpServer first = listen(vertx, witness, 0);
    int port = first.actualPort();
    first.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    String url = "http://127.0.0.1:" + port;
    String at = "{key: \"" + witness.key() + "\", url: \"" + url + "\", own: true}";

    Stopped second = run(List.of(at), "data", () -> listen(vertx, witness, port));

    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    WitnessKey key = WitnessKey.parse(witness.key().toString());
    assertThat(key.cosigned(note(second.witnessed()))).isNotNull();
    assertThat(note(second.checkpoint()).text()).startsWith("localhost/genai-sluis-");
    assertThat(second.page()).contains("/log/witnessed", "\u2014 getuige.example ");
  }

  private static HttpServer listen(Vertx vertx, Witness witness, int port) {
    return new WitnessServer(vertx, witness)
        .listen("127.0.0.1", port)
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(20, TimeUnit.SECONDS)
        .join();
  }

  private record Stopped(String verifierKey, String checkpoint, String witnessed, String page) {}

  /// Runs a gateway until its witnesses signed, and stops it.
  private Stopped run(List<String> witnesses, String data, Runnable meanwhile) throws Exception {
    Path config = GatewayUnderTest.config(folder, "http://127.0.0.1:9/v1");
    Files.writeString(
        config.resolve("sluis.yaml"),
        shipped().replace("witnesses: []", "witnesses: " + witnesses));
    Places places = new Places(folder.resolve(data), folder.resolve("keys"), "0", "0");
    LocalDate today = LocalDate.now(Clock.systemUTC());
    try (Running running =
        Running.start(
            Loaded.from(ConfigFolder.of(config), today), places, Map.of(), Clock.systemUTC())) {
      meanwhile.run();
      byte[] witnessed = running.ledger().log().read("witnessed");
      for (int tries = 0; tries < 200 && !witnesses.isEmpty() && witnessed == null; tries++) {
        TimeUnit.MILLISECONDS.sleep(100);
        witnessed = running.ledger().log().read("witnessed");
      }
      byte[] checkpoint = running.ledger().log().read("checkpoint");
      String page = page("http://127.0.0.1:" + running.port() + "/openbaar");
      return new Stopped(running.verifierKey(), text(checkpoint), text(witnessed), page);
    }
  }

  private static String page(String address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }

  private static SignedNote note(String text) {
    return SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String shipped() throws IOException {
    try (InputStream in =
        WitnessIT.class.getResourceAsStream("/nl/genaisluis/gateway/config/defaults/sluis.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
