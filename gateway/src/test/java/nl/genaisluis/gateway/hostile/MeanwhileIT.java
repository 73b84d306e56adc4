package nl.genaisluis.gateway.hostile;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.gateway.raw.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What changes while a host is at work: a stop is set, or the record can no longer be written.
class MeanwhileIT {
  @TempDir private Path folder;
  private Rig rig;

  /// The host goes on when this was counted down.
  private final CountDownLatch changed = new CountDownLatch(1);

  @BeforeEach
  void start() {
    rig = new Rig(folder);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  /// The answer was there but for its end.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStopBeforeTheEndOfAnAnswerIsHeard(boolean streamed) throws IOException {
    rig.upstream().plays(wire -> endsAfterTheChange(wire, streamed));

    RawClient.Answer answer;
    try (RawClient client = asked(streamed)) {
      stop("model", "proefmodel-7b");
      changed.countDown();
      answer = client.read();
    }

    assertThat(Rig.code(answer)).isEqualTo("stopped");
    assertThat(answer.body()).doesNotContain("[DONE]");
    assertThat(answer.status()).isEqualTo(streamed ? 200 : 503);
    assertThat(rig.last().outcome()).isEqualTo("stopped");
  }

  /// The host that is asked fails, and by then the next one is stopped.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStopBetweenTwoTriesIsHeard(boolean streamed) throws IOException {
    rig.upstream()
        .plays(
            wire -> {
              assertThat(changed.await(20, SECONDS)).isTrue();
              wire.raw(Frames.response("500 Internal Server Error", "text/plain", "kapot"));
            });

    try (RawClient client = rig.client()) {
      client.send(rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, streamed), ""));
      Rig.await("the host is asked", () -> !rig.upstream().requests().isEmpty());
      stop("aanbieder", "proefhost");
      changed.countDown();
      assertThat(client.read().status()).isGreaterThanOrEqualTo(500);
    }

    assertThat(rig.upstream().requests()).hasSize(1);
    assertThat(rig.last().outcome()).isEqualTo("stopped");
  }

  /// Failure mode 11: a clean end means a whole answer on record.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerThatCannotBeClosedOnRecordDoesNotEndClean(boolean streamed)
      throws IOException, SQLException {
    rig.upstream().plays(wire -> endsAfterTheChange(wire, streamed));

    RawClient.Answer answer;
    try (RawClient client = asked(streamed);
        Connection _ = holdTheStore()) {
      changed.countDown();
      answer = client.read();
    }

    assertThat(Rig.code(answer)).isEqualTo("record_unavailable");
    assertThat(answer.body()).doesNotContain("[DONE]");
    assertThat(answer.status()).isEqualTo(streamed ? 200 : 503);
    assertThat(answer.complete()).isTrue();
  }

  /// Sends a question and waits until its exchange is on record and all but the end is there.
  private RawClient asked(boolean streamed) throws IOException {
    RawClient client = rig.client();
    client.send(rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, streamed), ""));
    if (streamed) {
      client.see("Het loket");
    }
    Rig.await("the host is asked", () -> !rig.upstream().requests().isEmpty());
    assertThat(rig.count(Opened.class)).isEqualTo(1);
    return client;
  }

  private void endsAfterTheChange(Wire wire, boolean streamed) throws Exception {
    if (streamed) {
      wire.raw(Frames.STREAM_HEAD).piece(Frames.text("Het loket is dicht. ") + Frames.finish());
    }
    assertThat(changed.await(20, SECONDS)).isTrue();
    if (streamed) {
      wire.piece(Frames.DONE).end();
    } else {
      wire.raw(Frames.json(Frames.whole("Het loket is dicht.")));
    }
  }

  private void stop(String scope, String id) throws IOException {
    String body =
        "{\"scope\":\"" + scope + "\",\"id\":\"" + id + "\",\"reden\":\"Storing in de keten\"}";
    String request =
        rig.request("/api/v1/stops", body, "")
            .replaceFirst("Bearer [^\r]+", "Bearer " + rig.token("beheerder"));
    try (RawClient client = rig.client()) {
      assertThat(client.send(request).read().status()).isEqualTo(201);
    }
  }

  private Connection holdTheStore() throws SQLException {
    Path store = folder.resolve("data").resolve("ledger.db");
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
    }
    return connection;
  }
}
