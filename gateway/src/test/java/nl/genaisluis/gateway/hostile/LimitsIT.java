package nl.genaisluis.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.raw.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How much may be under way at the same time: of one caller, of all, on all connections.
class LimitsIT {
  private static final Map<String, String> LIMITS =
      Map.of(
          "at_once",
          "{per_caller: 3, whole: 4, body_bytes: 4194304}",
          "connection_idle_seconds",
          "5",
          "body_seconds_max",
          "2");

  private final List<RawClient> clients = new ArrayList<>();
  private Rig rig;

  @BeforeEach
  void start(@TempDir Path folder) {
    rig = new Rig(folder, LIMITS);
    rig.upstream()
        .plays(
            wire -> {
              wire.raw(Frames.STREAM_HEAD).piece(Frames.text("Het loket"));
              wire.stall();
            });
  }

  @AfterEach
  void stop() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
    rig.close();
  }

  @Test
  void aCallerWithTooManyUnderWayIsA429UntilOneEnds() throws IOException {
    for (int i = 0; i < 3; i++) {
      begin("medewerker").see("Het loket");
    }
    RawClient.Answer tooMany = begin("medewerker").read();
    begin("ontwikkelaar").see("Het loket");
    int before = rig.closed();

    clients.getFirst().close();
    rig.closedAfter(before);
    Rig.await("there is room again", () -> rig.ended() >= 2);
    begin("medewerker").see("Het loket");

    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(Rig.code(tooMany)).isEqualTo("too_many_at_once");
    assertThat(tooMany.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void oneTooManyInAllIsA503() throws IOException {
    for (int i = 0; i < 3; i++) {
      begin("medewerker").see("Het loket");
    }
    begin("ontwikkelaar").see("Het loket");

    RawClient.Answer tooMany = begin("ontwikkelaar").read();

    assertThat(tooMany.status()).isEqualTo(503);
    assertThat(Rig.code(tooMany)).isEqualTo("overloaded");
    assertThat(tooMany.header("Retry-After")).isNotEmpty();
    assertThat(rig.upstream().requests()).hasSize(4);
  }

  /// A place that is not given back would be a gateway that closes for good.
  @Test
  void placesComeBackHoweverARequestEnds() throws IOException {
    String question = Rig.chat(Rig.QUESTION, true);
    rig.upstream().streams(Frames.stream("Goed.", 2));
    for (int i = 0; i < 4; i++) {
      rig.post(Rig.CHAT, question);
      rig.post(Rig.CHAT, "{");
      rig.post("/v1/embeddings", question);
      rig.post("/v1/chat/check", question);
    }
    rig.upstream().plays(Wire::drop);
    for (int i = 0; i < 4; i++) {
      rig.post(Rig.CHAT, question);
      abandon(Rig.chat(Rig.QUESTION, true).length() + 10, question);
      abandon(question.length(), question);
    }
    assertThat(send(rig.head(Rig.CHAT, "") + "Content-Length: 99\r\n\r\n{").read().status())
        .isEqualTo(408);
    assertThat(send(rig.head(Rig.CHAT, "") + "Content-Length: 5000000\r\n\r\n").read().status())
        .isEqualTo(413);
    rig.upstream().plays(wire -> stall(wire));

    for (int i = 0; i < 3; i++) {
      begin("medewerker").see("Het loket");
    }

    assertThat(begin("medewerker").read().status()).isEqualTo(429);
  }

  @Test
  void bodiesAreWeighedTogether() throws IOException {
    send(rig.head(Rig.CHAT, "") + "Content-Length: 3000000\r\n\r\n{");

    RawClient.Answer second =
        send(rig.head(Rig.CHAT, "") + "Content-Length: 3000000\r\n\r\n{").read();
    RawClient.Answer unsaid =
        send(rig.head(Rig.CHAT, "") + "Transfer-Encoding: chunked\r\n\r\n").read();
    begin("medewerker").see("Het loket");

    assertThat(second.status()).isEqualTo(503);
    assertThat(unsaid.status()).isEqualTo(503);
  }

  /// Bodies in chunks count in full until they are there, and then for what they are.
  @Test
  void aBodyThatSaidNoLengthWeighsWhatCameOfIt() throws IOException {
    String body = Rig.chat(Rig.QUESTION, true);
    String chunks = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    String request = rig.head(Rig.CHAT, "") + "Transfer-Encoding: chunked\r\n\r\n" + chunks;

    send(request).see("Het loket");
    String large = rig.head(Rig.CHAT, "") + "Content-Length: 3000000\r\n\r\n{";
    RawClient.Answer beside = send(large).read();

    assertThat(beside.status()).as("it was let in, and then did not come").isEqualTo(408);
  }

  /// Silence ends none of these connections meanwhile: only their number does.
  @Test
  void oneConnectionTooManyIsHungUpOn(@TempDir Path folder) throws IOException {
    try (Rig patient = new Rig(folder, Map.of("connections_max", "12"))) {
      List<RawClient> held = new ArrayList<>();
      while (held.size() < 12) {
        Rig.await("a connection is let in", () -> isLive(patient, held));
      }

      boolean letIn = isLive(patient, held);
      held.removeFirst().close();
      Rig.await("there is room again", () -> isLive(patient, held));

      for (RawClient client : held) {
        client.close();
      }
      assertThat(letIn).isFalse();
    }
  }

  /// Failure mode 30, for the limits that stand here: one that cannot work stops the start.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "at_once | {per_caller: 5, whole: 4, body_bytes: 268435456}",
        "at_once | {per_caller: 0, whole: 4, body_bytes: 268435456}",
        "at_once | {per_caller: 1, whole: 4, body_bytes: 4194303}",
        "at_once | {per_caller: 1, whole: 4}",
        "connections_max | 0",
        "body_seconds_max | 0"
      })
  void aLimitThatCannotWorkStopsTheStart(String key, String value, @TempDir Path folder) {
    Map<String, String> changes = Map.of(key, value);

    assertThatThrownBy(() -> new Rig(folder, changes))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("sluis.yaml");
  }

  /// Failure mode 12: answers that come whole are weighed together while they come, and a host that
  /// holds one back holds no more room than it was given.
  @Test
  void wholeAnswersAreWeighedTogether() throws IOException {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    long written = rig.upstream().written();
    rig.upstream()
        .plays(
            wire -> {
              boolean more = wire.request().contains("tweede");
              wire.raw(head + "Content-Length: 9000000\r\n\r\n").raw(" ".repeat(2_500_000));
              if (more) {
                wire.raw(" ".repeat(2_500_000));
              }
              wire.stall();
            });
    RawClient first = whole("Herschrijf: dit is de eerste.");
    Rig.await("half a room is taken", () -> rig.upstream().written() - written >= 2_500_000);

    RawClient.Answer tooMuch = whole("Herschrijf: dit is de tweede.").read();
    first.close();
    Rig.await("the gateway noticed", () -> rig.closed() >= 2);
    rig.upstream().says(head + "Content-Length: 3000000\r\n\r\n" + padded(3_000_000));
    RawClient.Answer again = whole("Herschrijf: dit is de derde.").read();

    assertThat(tooMuch.status()).as(tooMuch.body()).isEqualTo(503);
    assertThat(Rig.code(tooMuch)).isEqualTo("overloaded");
    assertThat(tooMuch.header("Retry-After")).isNotEmpty();
    assertThat(again.status()).as("room was given back").isEqualTo(200);
  }

  private RawClient whole(String question) throws IOException {
    return send(rig.request(Rig.CHAT, Rig.chat(question, false), ""));
  }

  private static String padded(int length) {
    String answer = Frames.whole("Goed.");
    return answer + " ".repeat(length - answer.length());
  }

  /// A caller that is never silent, and never says what it wants either.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health/live HTTP/1.1\r\nHost: localhost\r\n",
        "POST /demo/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 100000\r\n\r\n"
      })
  void whoNeverFinishesAHeadOrABodyIsHungUpOn(String begin) throws IOException {
    RawClient fresh = send(begin);
    RawClient known = send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
    known.read();
    known.send(begin);
    Thread trickle = Thread.ofVirtual().start(() -> trickle(fresh, known));

    assertThat(fresh.hangsUp()).isTrue();
    assertThat(known.hangsUp()).isTrue();
    trickle.interrupt();
  }

  /// An answer may take longer than a body, and than a silence.
  @Test
  void anAnswerThatTakesItsTimeIsNotHungUpOn() throws IOException {
    rig.upstream()
        .plays(
            wire -> {
              wire.raw(Frames.STREAM_HEAD);
              for (int i = 0; i < 35; i++) {
                wire.piece(Frames.text("woord "));
                TimeUnit.MILLISECONDS.sleep(100);
              }
              wire.piece(Frames.stream("klaar.", 9)).end();
            });

    RawClient.Answer answer = begin("medewerker").read();

    assertThat(answer.body()).endsWith(Frames.DONE);
    assertThat(Rig.said(answer)).endsWith("woord klaar.");
  }

  private static void trickle(RawClient... clients) {
    try {
      while (true) {
        for (RawClient client : clients) {
          client.send("a");
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (IOException | InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stall(Wire wire) throws IOException {
    wire.raw(Frames.STREAM_HEAD).piece(Frames.text("Het loket")).stall();
  }

  /// True when the gateway answered on a connection of its own, which is held from then on.
  private static boolean isLive(Rig rig, List<RawClient> held) {
    try {
      RawClient client = rig.client();
      try {
        client.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n").read();
        held.add(client);
        return true;
      } catch (IOException hungUp) {
        client.close();
        return false;
      }
    } catch (IOException refused) {
      return false;
    }
  }

  private RawClient begin(String user) throws IOException {
    return send(
        rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, true), "")
            .replaceFirst("Bearer [^\r]+", "Bearer " + rig.token(user)));
  }

  private RawClient send(String request) throws IOException {
    RawClient client = rig.client();
    clients.add(client);
    return client.send(request);
  }

  private void abandon(int length, String body) throws IOException {
    double ended = rig.ended();
    try (RawClient client = rig.client()) {
      client.send(rig.head(Rig.CHAT, "") + "Content-Length: " + length + "\r\n\r\n" + body);
    }
    Rig.await("the gateway noticed", () -> rig.ended() > ended);
  }
}
