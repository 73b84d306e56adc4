package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import nl.genaisluis.audit.postgres.PostgresServer;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;

/// Folders and configuration of gateways that share a database, and what their tests ask of them.
final class TwoNodes {
  private static final String QUESTION = "Herschrijf: het loket is dicht.";
  private static final int TRIES_MAX = 400;

  private TwoNodes() {}

  /// The configuration of a node that reaches the database at this address.
  static Path config(Path folder, String upstreamBase, String url, String schema) {
    try {
      Path config = GatewayUnderTest.config(folder, upstreamBase);
      Path password = Files.writeString(folder.resolve("password"), PostgresServer.PASSWORD);
      String postgres =
          "\n  postgres:\n    url: %s\n    user: %s\n    password_file: %s\n    schema: %s\n"
              .formatted(url, PostgresServer.USER, password, schema);
      String origin = "\n  origin: localhost/genai-sluis\n";
      Files.writeString(
          config.resolve("sluis.yaml"),
          GatewayUnderTest.shipped().replace(origin, origin.stripTrailing() + postgres));
      return config;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Gives a node the keys of another.
  static void copyKeys(Path from, Path to) {
    try (Stream<Path> keys = Files.list(from.resolve("keys"))) {
      Path folder = Files.createDirectories(to.resolve("keys"));
      for (Path key : keys.toList()) {
        Files.copy(key, folder.resolve(key.getFileName()));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static HttpResponse<String> chat(GatewayUnderTest node) {
    return node.post("medewerker", "/v1/chat/completions", "klare-taal", ask(QUESTION, false));
  }

  static HttpResponse<String> stream(GatewayUnderTest node) {
    return node.post("medewerker", "/v1/chat/completions", "klare-taal", ask(QUESTION, true));
  }

  static int ready(GatewayUnderTest node) {
    return node.send(HttpRequest.newBuilder(URI.create(node.base() + "/health/ready")))
        .statusCode();
  }

  static String checkpoint(GatewayUnderTest node) {
    return node.send(HttpRequest.newBuilder(URI.create(node.base() + "/log/checkpoint"))).body();
  }

  /// The leaf hash of the receipt in an answer.
  static String leafHash(HttpResponse<String> answer) {
    Json.Obj receipt =
        GatewayUnderTest.at(GatewayUnderTest.object(answer.body()), "sluis", "receipt");
    return String.valueOf(receipt.text("leaf_hash"));
  }

  static HttpResponse<String> stop(GatewayUnderTest node, String model) {
    return node.post(
        "beheerder",
        "/api/v1/stops",
        "-",
        JsonCodec.text(
            Json.object(
                "scope",
                Json.of("model"),
                "id",
                Json.of(model),
                "reden",
                Json.of("Storing in de keten gemeld"))));
  }

  /// Waits until something holds; false when it did not in time.
  static boolean until(BooleanSupplier holds) {
    try {
      for (int tries = 0; tries < TRIES_MAX; tries++) {
        if (holds.getAsBoolean()) {
          return true;
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
