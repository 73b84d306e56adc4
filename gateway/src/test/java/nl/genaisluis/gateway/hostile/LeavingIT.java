package nl.genaisluis.gateway.hostile;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.gateway.raw.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An asker that reads nothing, so that its host waits for it, and then hangs up (failure modes 12
/// and 21).
class LeavingIT {
  private static final String ENDLESS = "Herschrijf: hier komt geen eind aan.";

  /// What the kernel may hold at the two ends that the test has.
  private static final int ASKER_HOLDS = 65_536;

  private static final int HOST_HOLDS = 16_384;

  /// So many events are more than all sockets on the way hold.
  private static final int EVENTS_MAX = 4_096;

  private static final int CALLS = 120;

  /// So many exchanges from begin to end, beside the stream, without an event of it: it stands
  /// still.
  private static final int STILL = 10;

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
  void countsAreHeardWhenAnAskerLeavesThatItsHostWaitedFor() throws IOException {
    Semaphore turns = new Semaphore(0);
    AtomicInteger taken = new AtomicInteger();
    rig.upstream().plays(wire -> play(wire, turns, taken));
    int before = rig.closed();
    int asked = 0;

    try (RawClient client = new RawClient(rig.port(), ASKER_HOLDS)) {
      client.send(rig.request(Rig.CHAT, Rig.chat(ENDLESS, true), ""));
      int seen = 0;
      for (int still = 0; still < STILL && asked < EVENTS_MAX; asked++) {
        turns.release();
        assertThat(rig.ask(false).status()).isEqualTo(200);
        still = taken.get() == seen ? still + 1 : 0;
        seen = taken.get();
      }
      assertThat(asked).as("events before the host waits").isLessThan(EVENTS_MAX);
    }
    int all = before + asked + 1;
    turns.release(EVENTS_MAX);
    Rig.await("all are closed on record", () -> rig.closed() >= all);

    Closed left = rig.last();
    assertThat(left.outcome()).isEqualTo("client_gone");
    assertThat(left.tokens().source()).isEqualTo("provider");
  }

  /// Every event ends the only choice, so whichever was the last that was read, only the counts are
  /// wanted still.
  private static void play(Wire wire, Semaphore turns, AtomicInteger taken) throws IOException {
    if (!wire.request().contains(ENDLESS)) {
      wire.raw(Frames.json(Frames.whole("Goed.")));
      return;
    }
    wire.holding(HOST_HOLDS).raw(Frames.STREAM_HEAD).piece(Frames.text("Het loket."));
    String event = event();
    while (turn(turns)) {
      wire.piece(event);
      taken.incrementAndGet();
    }
    wire.piece(Frames.usage() + Frames.DONE).end();
  }

  /// False once the asker has left: the turns that are given then are not taken.
  private static boolean turn(Semaphore turns) {
    try {
      return turns.tryAcquire(20, SECONDS) && turns.availablePermits() < EVENTS_MAX / 2;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// An event that is long and holds no text.
  private static String event() {
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
}
