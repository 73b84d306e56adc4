package nl.genaisluis.gateway.upstream;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;
import nl.genaisluis.gateway.upstream.UpstreamFault.Reason;

/// The clock of one attempt. Confined to the attempt's event loop.
///
/// Phases: connecting → waiting for the first byte → running. While running, only the time between
/// [#asked] and [#heard] counts as idle: a slow reader is no fault of the host's.
final class Watch {
  private static final long NONE = -1;

  private final Vertx vertx;
  private final Deadlines deadlines;
  private final Consumer<UpstreamFault> late;
  private final long totalTimer;
  private long phaseTimer = NONE;
  private boolean running;
  private boolean stopped;
  private long askedAt = NONE;

  /// @param late is told once at most, and not after [#stop]
  Watch(Vertx vertx, Deadlines deadlines, Consumer<UpstreamFault> late) {
    this.vertx = vertx;
    this.deadlines = deadlines;
    this.late = late;
    this.totalTimer = vertx.setTimer(deadlines.total().toMillis(), _ -> tell(Reason.TIMEOUT_TOTAL));
    phase(deadlines.connect(), Reason.CONNECT_FAILED);
  }

  /// There is a connection.
  void connected() {
    phase(deadlines.firstByte(), Reason.TIMEOUT_FIRST_BYTE);
  }

  /// The answer has begun.
  void begun() {
    if (running || stopped) {
      return;
    }
    running = true;
    vertx.cancelTimer(phaseTimer);
    askedAt = NONE;
    phaseTimer = vertx.setTimer(deadlines.idle().toMillis(), _ -> checkIdle());
  }

  /// The host is asked for more bytes.
  void asked() {
    if (askedAt == NONE) {
      askedAt = System.nanoTime();
    }
  }

  /// The host sent bytes.
  void heard() {
    askedAt = NONE;
  }

  void stop() {
    stopped = true;
    vertx.cancelTimer(totalTimer);
    vertx.cancelTimer(phaseTimer);
  }

  private void phase(Duration within, Reason reason) {
    vertx.cancelTimer(phaseTimer);
    phaseTimer = vertx.setTimer(within.toMillis(), _ -> tell(reason));
  }

  /// One timer looks again instead of being set anew for every read.
  private void checkIdle() {
    long idle = deadlines.idle().toMillis();
    long waited = askedAt == NONE ? 0 : (System.nanoTime() - askedAt) / 1_000_000;
    if (waited >= idle) {
      tell(Reason.TIMEOUT_IDLE);
      return;
    }
    phaseTimer = vertx.setTimer(Math.max(1, idle - waited), _ -> checkIdle());
  }

  private void tell(Reason reason) {
    if (!stopped) {
      stop();
      late.accept(UpstreamFault.of(reason, "a deadline passed"));
    }
  }
}
