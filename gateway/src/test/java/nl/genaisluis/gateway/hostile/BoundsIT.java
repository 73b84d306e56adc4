package nl.genaisluis.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.gateway.raw.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that never end, never begin, are too large or too slow, and askers that do not read
/// (failure modes 12 and 13).
class BoundsIT {
  /// More than the sockets between two programs on loopback hold, all of them together.
  static final long SOCKETS_HOLD = 24L << 20;

  /// So many events take five times as long as an answer may; behind them its test fails.
  private static final int ENDLESS = 1_000;

  private static Rig hasty;
  private static Rig rig;

  @BeforeAll
  static void start(@TempDir Path folder) {
    hasty =
        new Rig(folder.resolve("hasty"), Map.of("first_byte", "3s", "idle", "2s", "total", "4s"));
    rig = new Rig(folder.resolve("patient"));
  }

  @AfterAll
  static void stop() {
    hasty.close();
    rig.close();
  }

  /// Failure mode 12: the clock of the whole answer, for an answer that is never silent.
  @Test
  void aStreamThatNeverEndsIsCutByTheClock() throws IOException {
    hasty
        .upstream()
        .plays(
            wire -> {
              wire.raw(Frames.STREAM_HEAD);
              for (int i = 0; i < ENDLESS; i++) {
                wire.piece(Frames.text("en toen "));
                TimeUnit.MILLISECONDS.sleep(20);
              }
              wire.drop();
            });

    RawClient.Answer answer = hasty.ask(true);

    assertBrokenOff(answer, "upstream_timeout", "timeout");
  }

  /// Failure mode 12: comments keep a connection alive, not an answer.
  @ParameterizedTest
  @ValueSource(strings = {": nog even\n\n", "\n", "data: "})
  void aHostThatSendsNoWordsIsCutByTheClock(String filler) throws IOException {
    hasty
        .upstream()
        .plays(
            wire -> {
              wire.raw(Frames.STREAM_HEAD).piece(Frames.text("Het"));
              while (true) {
                wire.piece(filler);
                TimeUnit.MILLISECONDS.sleep(20);
              }
            });

    RawClient.Answer answer = hasty.ask(true);

    assertBrokenOff(answer, "upstream_timeout", "timeout");
  }

  /// Failure mode 12: a host that stalls in the middle.
  @Test
  void aHostThatFallsSilentIsCutByTheClock() throws IOException {
    hasty.upstream().plays(wire -> stallAfter(wire.raw(Frames.STREAM_HEAD), Frames.text("Het")));

    RawClient.Answer answer = hasty.ask(true);

    assertBrokenOff(answer, "upstream_timeout", "timeout");
  }

  /// Failure mode 12: a host that never begins, or trickles a head or a whole answer.
  @ParameterizedTest
  @CsvSource({"true, ''", "false, ''", "true, head", "false, head", "false, body"})
  void aHostThatDoesNotBeginInTimeIsA504(boolean streamed, String trickled) throws IOException {
    hasty
        .upstream()
        .plays(
            wire -> {
              if (trickled.equals("body")) {
                wire.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
                wire.raw("Content-Length: 100000\r\n\r\n");
              }
              while (!trickled.isEmpty()) {
                wire.raw(trickled.equals("head") ? "X" : " ");
                TimeUnit.MILLISECONDS.sleep(50);
              }
              wire.stall();
            });

    RawClient.Answer answer = hasty.ask(streamed);

    assertThat(answer.status()).isEqualTo(504);
    assertThat(Rig.code(answer)).isEqualTo("upstream_timeout");
    assertThat(hasty.last().outcome()).isEqualTo("timeout");
  }

  /// Failure mode 12: bytes are counted, of one event, of a line without end, of a stream in all,
  /// of a whole answer.
  @ParameterizedTest
  @CsvSource({"true, event", "true, line", "true, lines", "true, comments", "false, body"})
  void anAnswerAboveItsBoundIsNotRelayed(boolean streamed, String what) throws IOException {
    String filler = "GEHEIM ".repeat(20_000);
    rig.upstream()
        .plays(
            wire -> {
              if (streamed) {
                wire.raw(Frames.STREAM_HEAD).piece(what.equals("event") ? "data: {\"a\":\"" : ": ");
              } else {
                wire.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
                wire.raw("Content-Length: 999999999\r\n\r\n{\"a\":\"");
              }
              String lines =
                  switch (what) {
                    case "lines" -> filler + "\ndata: ";
                    case "comments" -> filler + "\n: ";
                    default -> filler;
                  };
              while (true) {
                if (streamed) {
                  wire.piece(lines);
                } else {
                  wire.raw(lines);
                }
              }
            });

    RawClient.Answer answer = rig.ask(streamed);

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.body()).doesNotContain("GEHEIM");
    assertThat(rig.last().outcome()).isEqualTo("upstream_failed");
  }

  /// Failure mode 12: what an asker does not read is not read from the host either.
  @Test
  void anAskerThatDoesNotReadStopsTheHost() throws IOException, InterruptedException {
    int before = rig.closed();
    long written = rig.upstream().written();
    rig.upstream().plays(BoundsIT::flood);

    try (RawClient client = new RawClient(rig.port(), 4_096)) {
      client.send(rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, true), "")).see("GEHEIM");

      assertThat(rig.upstream().settledSince(written, SOCKETS_HOLD)).isLessThan(SOCKETS_HOLD);
    }
    assertThat(rig.closedAfter(before).outcome()).isEqualTo("client_gone");
  }

  /// Failure mode 12: the clock also runs for an asker that does not read, so that it holds a host
  /// no longer than its time.
  @Test
  void anAskerThatDoesNotReadHoldsAHostForItsTimeOnly() throws IOException {
    int before = hasty.closed();
    hasty.upstream().plays(BoundsIT::flood);

    try (RawClient client = new RawClient(hasty.port(), 4_096)) {
      client.send(hasty.request(Rig.CHAT, Rig.chat(Rig.QUESTION, true), "")).see("GEHEIM");
      Closed closed = hasty.closedAfter(before);

      assertThat(closed.outcome()).isEqualTo("timeout");
    }
  }

  /// Failure modes 12 and 41: what is not read is not gathered on the heap, and buffers that were
  /// read from the host and not wanted any more are given back.
  @Test
  void askersThatDoNotReadDoNotFillTheHeap() throws IOException {
    int before = rig.closed();
    rig.upstream().plays(BoundsIT::flood);
    long heap = Heap.used();

    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      RawClient client = new RawClient(rig.port(), 4_096);
      clients.add(client.send(rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, true), "")));
    }
    for (RawClient client : clients) {
      client.see("GEHEIM");
    }
    long held = Heap.used() - heap;
    for (RawClient client : clients) {
      client.close();
    }

    assertThat(held / clients.size()).as("bytes of heap per asker").isLessThan(1 << 20);
    Rig.await("all are closed on record", () -> rig.closed() >= before + clients.size());
  }

  /// Failure mode 13: each word is with the asker before the host says the next one, and nothing
  /// waits for a clock.
  @Test
  void everyWordIsThereBeforeTheNextIsSaid() throws IOException {
    Semaphore seen = new Semaphore(0);
    rig.upstream()
        .plays(
            wire -> {
              wire.raw(Frames.STREAM_HEAD);
              for (int i = 0; i < 50; i++) {
                wire.piece(Frames.text("woord" + i + "."));
                assertThat(seen.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
              }
              wire.piece(Frames.finish() + Frames.usage() + Frames.DONE).end();
            });

    try (RawClient client = rig.client()) {
      client.send(rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, true), ""));
      for (int i = 0; i < 50; i++) {
        client.see("woord" + i + ".");
        seen.release();
      }

      assertThat(client.read().body()).endsWith(Frames.DONE);
    }
  }

  /// Failure mode 13.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theHostIsAskedInTheModeOfTheAsker(boolean streamed) throws IOException {
    rig.upstream().forget();
    rig.upstream().says(Frames.json(Frames.whole("Goed.")));
    if (streamed) {
      rig.upstream().streams(Frames.stream("Goed.", 9));
    }

    RawClient.Answer answer = rig.ask(streamed);

    assertThat(answer.header("Content-Type"))
        .startsWith(streamed ? "text/event-stream" : "application/json");
    assertThat(rig.upstream().requests())
        .hasSize(1)
        .allMatch(request -> request.contains("\"stream\":" + streamed));
  }

  static void flood(Wire wire) throws IOException {
    String events = Frames.text("GEHEIM ".repeat(100)).repeat(20);
    wire.raw(Frames.STREAM_HEAD);
    while (true) {
      wire.piece(events);
    }
  }

  private static void stallAfter(Wire wire, String piece) throws IOException {
    wire.piece(piece).stall();
  }

  private static void assertBrokenOff(RawClient.Answer answer, String code, String outcome) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("[DONE]");
    assertThat(Rig.code(answer)).isEqualTo(code);
    assertThat(hasty.last().outcome()).isEqualTo(outcome);
  }
}
