package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static nl.genaisluis.gateway.start.TwoNodes.chat;
import static nl.genaisluis.gateway.start.TwoNodes.checkpoint;
import static nl.genaisluis.gateway.start.TwoNodes.ready;
import static nl.genaisluis.gateway.start.TwoNodes.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.postgres.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two whole gateways on one PostgreSQL, through their front doors. The second one reaches the
/// database through a network that a test can cut.
class SeveralNodesIT {
  private static PostgresServer server;

  @TempDir private Path folder;
  private Upstream upstream;
  private String schema;
  private Cut network;
  private GatewayUnderTest one;
  private GatewayUnderTest two;

  @BeforeAll
  static void begin() {
    server = PostgresServer.begin();
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @BeforeEach
  void start() throws IOException {
    upstream = Upstream.saying("Het loket is gesloten.");
    network = new Cut(server.url());
    schema = server.freshSchema();
    Path first = Files.createDirectories(folder.resolve("one"));
    Path second = Files.createDirectories(folder.resolve("two"));
    one =
        new GatewayUnderTest(first, TwoNodes.config(first, upstream.base(), server.url(), schema));
    TwoNodes.copyKeys(first, second);
    two =
        new GatewayUnderTest(
            second, TwoNodes.config(second, upstream.base(), network.url(), schema));
  }

  @AfterEach
  void stop() throws IOException {
    two.close();
    one.close();
    network.close();
    upstream.close();
  }

  @Test
  void chatsOnBothNodesAreOneLogWithOneCheckpointAndProofsOnEither() {
    List<HttpResponse<String>> answers =
        List.of(answered(one), answered(two), answered(one), answered(two));

    assertThat(until(() -> one.events(Closed.class).size() == 4)).isTrue();
    assertThat(until(() -> two.events(Closed.class).size() == 4)).isTrue();
    assertThat(one.entries()).isEqualTo(two.entries());
    assertThat(until(() -> checkpoint(one).equals(checkpoint(two)))).isTrue();
    for (HttpResponse<String> answer : answers) {
      String hash = TwoNodes.leafHash(answer);
      assertThat(until(() -> one.ledger().proof(hash) != null)).isTrue();
      assertThat(until(() -> two.ledger().proof(hash) != null)).isTrue();
    }
  }

  /// Failure mode 32: what one node blocks is blocked on all.
  @Test
  void aStopOnOneNodeEndsAStreamAndNewCallsOnTheOther() {
    answered(two);
    upstream.dribbles(
        Upstream.events("Het loket is dicht. ".repeat(100), true) + "data: [DONE]\n\n",
        300,
        30_000);
    upstream.forget();
    CompletableFuture<HttpResponse<String>> running =
        CompletableFuture.supplyAsync(() -> TwoNodes.stream(two));
    assertThat(until(() -> !upstream.posts().isEmpty())).isTrue();

    HttpResponse<String> stop = TwoNodes.stop(one, "proefmodel-7b");

    assertThat(stop.statusCode()).as(stop.body()).isEqualTo(201);
    assertThat(running.join().body()).contains("\"stopped\"").doesNotContain("[DONE]");
    assertThat(code(chat(two))).isEqualTo("model_not_approved");
    assertThat(until(() -> two.get("commissie", "/api/v1/stops").body().contains("Storing")))
        .as("the reason, too, is known there")
        .isTrue();
  }

  @Test
  void aStopThatCannotBeToldIsHeardFromTheRecord() {
    answered(two);
    String stops = schema + "_nodes.node_stop";
    server.execute("ALTER TABLE " + stops + " ADD CONSTRAINT untold CHECK (stop = '')");

    HttpResponse<String> stop = TwoNodes.stop(one, "proefmodel-7b");

    assertThat(stop.statusCode()).as(stop.body()).isEqualTo(201);
    assertThat(until(() -> code(chat(two)).equals("model_not_approved"))).isTrue();
    assertThat(two.get("commissie", "/api/v1/stops").body()).contains("Storing");
  }

  /// Failure mode 36: a node that was never told what is stopped lets nothing through.
  @Test
  void aNodeWhoseDatabaseIsGoneAtTheStartDoesNotStartAndSaysSo() throws IOException {
    Path third = Files.createDirectories(folder.resolve("three"));
    String nowhere = "jdbc:postgresql://localhost:1/sluis";
    Path config = TwoNodes.config(third, upstream.base(), nowhere, schema);

    assertThatThrownBy(() -> new GatewayUnderTest(third, config))
        .hasMessageContaining("ledger.postgres")
        .hasMessageContaining(nowhere)
        .hasMessageNotContaining(PostgresServer.PASSWORD);
  }

  /// Failure modes 36 and 37: nothing is let through unrecorded, and nobody has to start anything
  /// again.
  @Test
  void whileTheDatabaseIsGoneBothNodesRefuseAndAfterwardsBothGoOn() {
    answered(one);
    answered(two);
    server.kill();
    try {
      upstream.forget();

      HttpResponse<String> refused = chat(one);

      assertUnavailable(refused);
      assertUnavailable(chat(two));
      assertThat(until(() -> ready(one) == 503 && ready(two) == 503)).isTrue();
      assertThat(upstream.posts()).isEmpty();
    } finally {
      server.start();
    }

    assertThat(until(() -> ready(one) == 200 && ready(two) == 200)).isTrue();
    assertThat(until(() -> chat(one).statusCode() == 200)).isTrue();
    assertThat(until(() -> chat(two).statusCode() == 200)).isTrue();
    assertThat(until(() -> checkpoint(one).equals(checkpoint(two)))).isTrue();
  }

  @Test
  void aNodeThatIsCutOffRefusesTheOtherGoesOnAndNothingForks() throws IOException {
    answered(one);
    answered(two);
    network.cut();
    try {
      assertThat(until(() -> ready(two) == 503)).isTrue();
      upstream.forget();

      assertUnavailable(chat(two));

      assertThat(upstream.posts()).isEmpty();
      assertThat(ready(one)).isEqualTo(200);
      assertThat(until(() -> chat(one).statusCode() == 200)).isTrue();
    } finally {
      network.heal();
    }

    assertThat(until(() -> ready(two) == 200)).isTrue();
    assertThat(until(() -> chat(two).statusCode() == 200)).isTrue();
    int opened = one.events(Opened.class).size();
    assertThat(until(() -> two.events(Opened.class).size() >= opened)).isTrue();
    assertThat(until(() -> checkpoint(one).equals(checkpoint(two)))).isTrue();
    assertThat(two.entries().subList(0, one.entries().size())).isEqualTo(one.entries());
  }

  /// On a busy machine the host may miss the probe at start; until the next one its models are
  /// refused, so this asks again.
  private static HttpResponse<String> answered(GatewayUnderTest node) {
    HttpResponse<String> answer = chat(node);
    for (int tries = 0; tries < 60 && answer.statusCode() != 200; tries++) {
      until(() -> ready(node) == 200);
      answer = chat(node);
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static void assertUnavailable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(code(answer)).isIn("record_unavailable", "shared_state_unavailable");
    assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
  }
}
