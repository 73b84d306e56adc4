package nl.genaisluis.gateway.witness;

import static nl.genaisluis.gateway.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.genaisluis.audit.ledger.Events;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.ledger.MovingClock;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.witness.Witness;
import nl.genaisluis.gateway.egress.Destination;
import nl.genaisluis.gateway.egress.Egress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log whose year is over, and a witness that was away at that moment.
class WitnessingIT {
  private static final int UNAVAILABLE = 503;

  @TempDir Path folder;

  @Test
  void theEndOfAYearIsCosignedByAWitnessThatWasAwayAtTheTurn() throws Exception {
    MovingClock clock = new MovingClock("2026-12-31T23:59:00Z");
    LedgerConfig config =
        new LedgerConfig(folder.resolve("data"), folder.resolve("keys"), "localhost/sluis");
    Vertx vertx = Vertx.vertx();
    try (Ledger ledger = Ledger.open(config, clock)) {
      ledger.append(Events.checked(1), null).join();
      clock.set("2027-01-01T00:00:00Z");
      ledger.append(Events.checked(2), null).join();
      until(() -> ledger.log().shards().size() == 2);
      Witness witness =
          Witness.open(
              folder.resolve("witness"),
              "getuige.example",
              List.of(ledger.log().verifierKey()),
              Clock.systemUTC());
      Egress egress = Egress.of(vertx, List.of(destination(listen(vertx, witness))));

      new Witnessing(ledger, egress, List.of(new Witnessing.Known("witness", witness.key())))
          .start(vertx);
      until(() -> ledger.log().read("2027/witnessed") != null);

      SignedNote ended = note(ledger.log().read("2026/witnessed"));
      assertThat(witness.key().cosigned(ended)).isNotNull();
      assertThat(ended.text()).isEqualTo(note(ledger.log().read("2026/checkpoint")).text());
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
  }

  /// Answers the first request as one that is being restarted does.
  private static HttpServer listen(Vertx vertx, Witness witness) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    return vertx
        .createHttpServer()
        .requestHandler(
            request -> {
              if (asked.getAndIncrement() == 0) {
                var _ = request.response().setStatusCode(UNAVAILABLE).end();
              } else {
                answer(vertx, witness, request);
              }
            })
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }

  private static void answer(Vertx vertx, Witness witness, HttpServerRequest request) {
    var _ =
        request
            .body()
            .compose(body -> vertx.executeBlocking(() -> witness.add(body.getBytes())))
            .compose(
                answer ->
                    answer instanceof Witness.Answer.Cosigned(String lines)
                        ? request.response().end(lines)
                        : request.response().setStatusCode(UNAVAILABLE).end());
  }

  private static Destination destination(HttpServer server) {
    return new Destination("witness", URI.create("http://127.0.0.1:" + server.actualPort()), true);
  }

  private static SignedNote note(byte @Nullable [] bytes) {
    return SignedNote.parse(bytes == null ? new byte[0] : bytes);
  }
}
