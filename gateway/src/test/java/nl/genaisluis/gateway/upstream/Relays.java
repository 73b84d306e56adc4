package nl.genaisluis.gateway.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import nl.genaisluis.gateway.dialect.Dialect;
import nl.genaisluis.gateway.dialect.Dialects;
import nl.genaisluis.gateway.raw.Wire;
import nl.genaisluis.models.wire.Json;

/// What the tests of the relay ask, and what their hosts answer.
final class Relays {
  static final Duration LONG = Duration.ofSeconds(15);
  static final Duration SHORT = Duration.ofMillis(150);
  static final Deadlines PATIENT = new Deadlines(LONG, LONG, LONG, LONG);
  static final RelayBounds SMALL = new RelayBounds(4_000, 40_000_000, 10_000, 1_000_000);
  static final String STREAM =
      event("één €🙂 ") + event("twee ") + event("drie") + "data: [DONE]\n\n";

  /// The protocol as it stands.
  static final Dialect PLAIN =
      Dialects.embedded().all().stream()
          .filter(one -> one.id().equals(Dialects.GENERIC))
          .findFirst()
          .orElseThrow();

  private Relays() {}

  static OpenAiRelay relay(Vertx vertx, HttpClient client, RawHost host) {
    Door door = (_, method, path) -> client.request(method, host.port(), "localhost", path);
    return new OpenAiRelay(vertx, door, SMALL);
  }

  static Call call(boolean streamed, Deadlines deadlines) {
    return new Call(
        "register-id",
        "host-m",
        "host",
        "/v1/chat/completions",
        Map.of("Authorization", "Bearer geheim"),
        Json.object("model", Json.of("host-m")),
        streamed,
        deadlines,
        PLAIN);
  }

  static void stream(Wire wire, String text) throws Exception {
    wire.raw(RawHost.STREAM_HEAD).piece(text).end();
  }

  static void whole(Wire wire, String body) throws Exception {
    wire.raw(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: "
            + body.getBytes(UTF_8).length
            + "\r\n\r\n"
            + body);
  }

  static String event(String text) {
    return "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,"
        + "\"delta\":{\"content\":\""
        + text
        + "\"}}]}\n\n";
  }
}
