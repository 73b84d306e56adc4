package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static nl.genaisluis.gateway.start.TwoNodes.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.StopSet;
import nl.genaisluis.audit.postgres.PostgresServer;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Failure mode 32: a key of a machine that is revoked opens nothing any more, at once, without a
/// restart and on every node.
class RevokedIT {
  private static final String LEAKED = "sk-sluis-zaken-" + "k".repeat(43);
  private static final String OTHER = "sk-sluis-archief-" + "a".repeat(43);

  @TempDir private Path folder;
  private final Upstream upstream = Upstream.saying("Het loket is gesloten.");

  @AfterEach
  void close() {
    upstream.close();
  }

  @Test
  void aRevokedKeyOpensNothingUntilAnotherPersonGivesItBack() {
    try (GatewayUnderTest gateway =
        GatewayUnderTest.with(folder, upstream.base(), RevokedIT::withKeys, text -> text)) {
      assertThat(until(() -> chat(gateway, LEAKED, false).statusCode() == 200)).isTrue();

      HttpResponse<String> revoked = revoke(gateway);

      assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(201);
      HttpResponse<String> refused = chat(gateway, LEAKED, false);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).contains("Bearer");
      assertThat(get(gateway, "/v1/models", LEAKED)).isEqualTo(401);
      assertThat(chat(gateway, OTHER, false).statusCode()).isEqualTo(200);
      assertThat(TwoNodes.chat(gateway).statusCode()).isEqualTo(200);
      assertThat(gateway.events(StopSet.class).getLast().scope()).isEqualTo("sleutel");

      String stop = String.valueOf(object(revoked.body()).text("id"));
      assertThat(lift(gateway, "beheerder", stop)).isIn(403, 409);
      assertThat(lift(gateway, "commissie", stop)).isBetween(200, 204);
      assertThat(chat(gateway, LEAKED, false).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aRevocationOutlivesARestart() {
    try (GatewayUnderTest gateway =
        GatewayUnderTest.with(folder, upstream.base(), RevokedIT::withKeys, text -> text)) {
      assertThat(revoke(gateway).statusCode()).isEqualTo(201);
    }

    try (GatewayUnderTest again =
        GatewayUnderTest.with(folder, upstream.base(), RevokedIT::withKeys, text -> text)) {
      assertThat(chat(again, LEAKED, false).statusCode()).isEqualTo(401);
      assertThat(until(() -> chat(again, OTHER, false).statusCode() == 200)).isTrue();
    }
  }

  @Test
  void aKeyThatIsRevokedOnOneNodeIsRefusedOnTheOtherAndItsStreamThereEnds() throws IOException {
    try (PostgresServer server = PostgresServer.begin()) {
      String schema = server.freshSchema();
      Path first = Files.createDirectories(folder.resolve("one"));
      Path second = Files.createDirectories(folder.resolve("two"));
      try (GatewayUnderTest one = new GatewayUnderTest(first, config(first, server, schema))) {
        TwoNodes.copyKeys(first, second);
        try (GatewayUnderTest two = new GatewayUnderTest(second, config(second, server, schema))) {
          assertThat(until(() -> chat(two, LEAKED, false).statusCode() == 200)).isTrue();
          upstream.forget();
          upstream.dribbles(
              Upstream.events("Het loket is dicht. ".repeat(100), true) + "data: [DONE]\n\n",
              300,
              30_000);
          CompletableFuture<HttpResponse<String>> running =
              CompletableFuture.supplyAsync(() -> chat(two, LEAKED, true));
          assertThat(until(() -> !upstream.posts().isEmpty())).isTrue();

          assertThat(revoke(one).statusCode()).isEqualTo(201);

          assertThat(running.join().body()).contains("\"stopped\"").doesNotContain("[DONE]");
          assertThat(until(() -> chat(two, LEAKED, false).statusCode() == 401)).isTrue();
          assertThat(chat(one, LEAKED, false).statusCode()).isEqualTo(401);
          assertThat(two.events(Closed.class).getLast().outcome()).isEqualTo("stopped");
        }
      }
    }
  }

  private Path config(Path node, PostgresServer server, String schema) throws IOException {
    Path config = TwoNodes.config(node, upstream.base(), server.url(), schema);
    Path settings = config.resolve("sluis.yaml");
    Files.writeString(settings, withKeys(Files.readString(settings)));
    return config;
  }

  private static String withKeys(String shipped) {
    return shipped.replace(
        "api_keys: []", "api_keys: [" + key("zaken", LEAKED) + ", " + key("archief", OTHER) + "]");
  }

  private static String key(String id, String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return "{id: "
          + id
          + ", sha256: "
          + HexFormat.of().formatHex(digest)
          + ", roles: [ontwikkelaar], unit: Informatie, revoked: false}";
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }

  private static HttpResponse<String> revoke(GatewayUnderTest gateway) {
    return gateway.post(
        "beheerder",
        "/api/v1/stops",
        "-",
        JsonCodec.text(
            Json.object(
                "scope",
                Json.of("sleutel"),
                "id",
                Json.of("zaken"),
                "reden",
                Json.of("De sleutel stond in een openbare map"))));
  }

  private static int lift(GatewayUnderTest gateway, String user, String stop) {
    return gateway
        .send(
            HttpRequest.newBuilder(URI.create(gateway.base() + "/api/v1/stops/" + stop))
                .header("Authorization", "Bearer " + gateway.token(user))
                .DELETE())
        .statusCode();
  }

  private static HttpResponse<String> chat(GatewayUnderTest gateway, String key, boolean streamed) {
    return gateway.send(
        with(gateway, "/v1/chat/completions", key)
            .header("Content-Type", "application/json")
            .header("X-Use-Case", "klare-taal")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    ask("Herschrijf: het loket is dicht.", streamed))));
  }

  private static int get(GatewayUnderTest gateway, String path, String key) {
    return gateway.send(with(gateway, path, key)).statusCode();
  }

  private static HttpRequest.Builder with(GatewayUnderTest gateway, String path, String key) {
    return HttpRequest.newBuilder(URI.create(gateway.base() + path))
        .header("Authorization", "Bearer " + key);
  }
}
