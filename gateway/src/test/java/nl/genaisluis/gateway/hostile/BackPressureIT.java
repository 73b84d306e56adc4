package nl.genaisluis.gateway.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.gateway.raw.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stream larger than all sockets on its way hold, for an asker that does not read at first
/// (failure mode 12), or hangs up unread (21).
class BackPressureIT {
  private static final String FLOOD = "Herschrijf: dit is de vloed.";

  /// What the kernel may hold at the two ends that the test has.
  private static final int ASKER_HOLDS = 65_536;

  private static final int HOST_HOLDS = 16_384;

  private static final String ENDLESS = "Herschrijf: hier komt geen eind aan.";

  private static final int EVENTS = 4_096;
  private static final int EVENT_CHARACTERS = 6_000;

  /// So many calls in an event make it long without a text.
  private static final int CALLS = 120;

  /// Two thirds of the stream, and far more than the gateway's own two sockets hold: some five
  /// megabytes.
  private static final long HELD_MAX = 16L << 20;

  /// So many exchanges from begin to end, beside the stream, without a byte of it: it stands still.
  private static final int STILL = 20;

  private static Rig rig;

  @BeforeAll
  static void start(@TempDir Path folder) {
    rig = new Rig(folder);
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void aHostIsReadNoFasterThanTheAskerReadsAndNothingIsLost() throws IOException {
    AtomicLong taken = new AtomicLong();
    rig.upstream().plays(wire -> play(wire, taken));
    Told told = new Told();
    long held;
    RawClient.Answer answer;

    try (RawClient client = new RawClient(rig.port(), ASKER_HOLDS)) {
      client.send(rig.request(Rig.CHAT, Rig.chat(FLOOD, true), ""));
      Rig.await("the stream flows", () -> taken.get() > 0);
      held = standing(taken);
      answer = client.read(told);
    }

    assertThat(held).as("bytes that left the host while nobody read").isLessThan(HELD_MAX);
    assertThat(answer.complete()).isTrue();
    assertThat(told.events).isEqualTo(EVENTS);
    assertThat(told.said).as("text beyond the last event").isEmpty();
    assertThat(told.last).isEqualTo("data: [DONE]");
    assertThat(rig.last().outcome()).isEqualTo("completed");
  }

  @Test
  void countsAreHeardWhenAnAskerLeavesThatItsHostWaitedFor() throws IOException {
    Semaphore turns = new Semaphore(0);
    AtomicInteger taken = new AtomicInteger();
    rig.upstream().plays(wire -> playEnds(wire, turns, taken));
    int before = rig.closed();
    int asked = 0;

    try (RawClient client = new RawClient(rig.port(), ASKER_HOLDS)) {
      client.send(rig.request(Rig.CHAT, Rig.chat(ENDLESS, true), ""));
      int seen = 0;
      for (int still = 0; still < STILL && asked < EVENTS; asked++) {
        turns.release();
        assertThat(rig.ask(false).status()).isEqualTo(200);
        still = taken.get() == seen ? still + 1 : 0;
        seen = taken.get();
      }
      assertThat(asked).as("events before the host waits").isLessThan(EVENTS);
    }
    int all = before + asked + 1;
    turns.release(EVENTS);
    Rig.await("all are closed on record", () -> rig.closed() >= all);

    Closed left = rig.last();
    assertThat(left.outcome()).isEqualTo("client_gone");
    assertThat(left.tokens().source()).isEqualTo("provider");
  }

  /// The bytes of the stream that were taken once it stands still, or all of them.
  private static long standing(AtomicLong taken) throws IOException {
    long seen = taken.get();
    for (int still = 0; still < STILL && seen < HELD_MAX; ) {
      assertThat(rig.ask(false).status()).isEqualTo(200);
      long now = taken.get();
      still = now == seen ? still + 1 : 0;
      seen = now;
    }
    return seen;
  }

  private static void play(Wire wire, AtomicLong taken) throws IOException {
    if (!wire.request().contains(FLOOD)) {
      wire.raw(Frames.json(Frames.whole("Goed.")));
      return;
    }
    wire.holding(HOST_HOLDS).raw(Frames.STREAM_HEAD);
    for (int i = 0; i < EVENTS; i++) {
      String event = Frames.text(text(i));
      wire.piece(event);
      taken.addAndGet(event.length());
    }
    wire.piece(Frames.finish() + Frames.usage() + Frames.DONE).end();
  }

  /// The text of an event, unlike that of every other.
  private static String text(int event) {
    StringBuilder word = new StringBuilder();
    for (int rest = event + 1; rest > 0; rest /= 10) {
      word.append((char) ('a' + rest % 10));
    }
    return (word + " ").repeat(EVENT_CHARACTERS / (word.length() + 1));
  }

  /// Every event ends the only choice, so whichever was the last that was read, only the counts are
  /// wanted still.
  private static void playEnds(Wire wire, Semaphore turns, AtomicInteger taken) throws IOException {
    if (!wire.request().contains(ENDLESS)) {
      wire.raw(Frames.json(Frames.whole("Goed.")));
      return;
    }
    wire.holding(HOST_HOLDS).raw(Frames.STREAM_HEAD).piece(Frames.text("Het loket."));
    String event = end();
    while (turn(turns)) {
      wire.piece(event);
      taken.incrementAndGet();
    }
    wire.piece(Frames.usage() + Frames.DONE).end();
  }

  /// False once the asker has left: the turns that are given then are not taken.
  private static boolean turn(Semaphore turns) {
    try {
      return turns.tryAcquire(20, SECONDS) && turns.availablePermits() < EVENTS / 2;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// An event that is long and holds no text.
  private static String end() {
    StringBuilder calls = new StringBuilder();
    for (int i = 0; i < CALLS; i++) {
      calls.append(i == 0 ? "" : ",").append("{\"index\":").append(i);
      calls.append(",\"id\":\"call_").append("x".repeat(100)).append("\",\"type\":\"function\"}");
    }
    return Frames.chunk(
        "\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":["
            + calls
            + "]},\"finish_reason\":\"stop\"}]");
  }

  /// Compares the texts of a stream with those that the host said, as they come.
  private static final class Told extends OutputStream {
    private static final String STREAM = "Content-Type: text/event-stream";

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder said = new StringBuilder();
    private int events;
    private String last = "";

    @Override
    public void write(int unit) {
      if (unit != '\n') {
        line.write(unit);
        return;
      }
      if (line.size() > 0) {
        last = line.toString(UTF_8);
        line.reset();
        take();
      }
    }

    private void take() {
      if (!last.equals("data: [DONE]")) {
        said.append(Rig.said(new RawClient.Answer(STREAM, last, true)));
      }
      while (events < EVENTS && said.length() >= text(events).length()) {
        String wanted = text(events);
        assertThat(said.substring(0, wanted.length())).isEqualTo(wanted);
        said.delete(0, wanted.length());
        events++;
      }
    }
  }
}
