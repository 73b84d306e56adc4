package nl.genaisluis.gateway.upstream;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import nl.genaisluis.gateway.upstream.UpstreamFault.Reason;
import org.jspecify.annotations.Nullable;

/// The way in to one host: so many calls at once, a bounded queue before them, and a rest when the
/// host fails. Safe for use by many event loops; the monitor guards every field that is not final.
///
/// ```text
/// open ──failures in a row──► resting ──time──► on trial (one call) ──answers──► open
///                                ▲                   │
///                                └──────fails────────┘   (the rest doubles)
/// ```
final class Turnstile {
  private static final double SAVED_PER_CALL = 0.2;

  private final Routing.Room room;
  private final Routing.Rest rest;
  private final double savedMax;
  private final LongSupplier nanos;
  private final ArrayDeque<Waiter> queue = new ArrayDeque<>();
  private HostHealth.State state = HostHealth.State.OPEN;
  private int failures;
  private int running;
  private long restsUntil;
  private Duration nextRest;
  private double saved;

  /// @param nanos a clock that only goes forward
  Turnstile(Routing.Room room, Routing.Rest rest, int saved, LongSupplier nanos) {
    this.room = room;
    this.rest = rest;
    this.savedMax = saved;
    this.saved = saved;
    this.nanos = nanos;
    this.nextRest = rest.least();
  }

  private record Waiter(Context context, Promise<Pass> promise) {
    void admit(Pass pass) {
      context.runOnContext(_ -> promise.complete(pass));
    }

    void turnAway(UpstreamFault why) {
      context.runOnContext(_ -> promise.tryFail(why));
    }
  }

  /// Completes on the caller's context with the right to call the host, which must be given back by
  /// [Pass#ended]. Fails at once when the host rests or the queue is full, later when nothing ended
  /// in time, or when the asker left.
  synchronized Future<Pass> enter(Vertx vertx, Future<?> gone) {
    UpstreamFault resting = resting();
    if (resting != null) {
      return Future.failedFuture(resting);
    }
    boolean trial = state == HostHealth.State.RESTING;
    if (running < room.calls()) {
      if (trial) {
        state = HostHealth.State.ON_TRIAL;
      }
      return Future.succeededFuture(pass(trial));
    }
    if (trial || queue.size() >= room.queue()) {
      return Future.failedFuture(busy());
    }
    Waiter waiter = new Waiter(vertx.getOrCreateContext(), Promise.promise());
    queue.add(waiter);
    long timer = vertx.setTimer(room.waitMax().toMillis(), _ -> drop(waiter, busy()));
    gone.onComplete(
        _ -> drop(waiter, UpstreamFault.of(Reason.CANCELLED, "nobody waits for the answer")));
    return waiter.promise().future().onComplete(_ -> vertx.cancelTimer(timer));
  }

  /// A retry of the host's savings; false when there is none left.
  synchronized boolean mayRetry() {
    if (saved < 1) {
      return false;
    }
    saved--;
    return true;
  }

  synchronized HostHealth health() {
    return new HostHealth(state, running, queue.size(), failures);
  }

  /// Null when calls may go there, or one call may find out.
  private @Nullable UpstreamFault resting() {
    return switch (state) {
      case OPEN -> null;
      case ON_TRIAL -> UpstreamFault.resting(rest.least());
      case RESTING -> {
        long left = restsUntil - nanos.getAsLong();
        yield left <= 0 ? null : UpstreamFault.resting(Duration.ofNanos(left));
      }
    };
  }

  private UpstreamFault busy() {
    return UpstreamFault.of(Reason.HOST_BUSY, "no room at the host");
  }

  private Pass pass(boolean trial) {
    running++;
    saved = Math.min(savedMax, saved + SAVED_PER_CALL);
    return new Pass(trial);
  }

  private void drop(Waiter waiter, UpstreamFault why) {
    boolean waited;
    synchronized (this) {
      waited = queue.remove(waiter);
    }
    if (waited) {
      waiter.turnAway(why);
    }
  }

  private void settle(boolean trial, Verdict verdict) {
    List<Waiter> turnedAway = new ArrayList<>();
    synchronized (this) {
      if (!trial && state != HostHealth.State.OPEN) {
        return;
      }
      switch (verdict) {
        case WORKS -> {
          state = HostHealth.State.OPEN;
          failures = 0;
          nextRest = rest.least();
        }
        case FAILS -> {
          failures++;
          if (trial || failures >= rest.afterFailures()) {
            beginRest(nextRest);
            turnedAway.addAll(queue);
            queue.clear();
          }
        }
        case UNKNOWN -> {
          if (trial) {
            state = HostHealth.State.RESTING;
            restsUntil = nanos.getAsLong();
          }
        }
      }
    }
    turnedAway.forEach(waiter -> waiter.turnAway(UpstreamFault.resting(rest.least())));
  }

  private void beginRest(Duration length) {
    state = HostHealth.State.RESTING;
    restsUntil = nanos.getAsLong() + length.toNanos();
    Duration twice = length.multipliedBy(2);
    nextRest = twice.compareTo(rest.most()) < 0 ? twice : rest.most();
  }

  private void leave() {
    Waiter next;
    Pass pass;
    synchronized (this) {
      running--;
      next = state == HostHealth.State.OPEN ? queue.poll() : null;
      pass = next == null ? null : pass(false);
    }
    if (next != null && pass != null) {
      next.admit(pass);
    }
  }

  private enum Verdict {
    WORKS,
    FAILS,
    UNKNOWN;

    static Verdict of(UpstreamFault fault) {
      return switch (fault.reason()) {
        case CONNECT_FAILED, TIMEOUT_FIRST_BYTE, TIMEOUT_IDLE, CUT, STATUS_5XX -> FAILS;
        case STATUS_429, STATUS_4XX, STATUS_OTHER, HOST_ERROR, BAD_ANSWER, NO_ROOM -> WORKS;
        case TIMEOUT_TOTAL,
            MODEL_FAILED,
            UNSUPPORTED,
            CANCELLED,
            HOST_RESTING,
            HOST_BUSY,
            STOPPED ->
            UNKNOWN;
      };
    }
  }

  /// The right to one call. It is given back once, whatever happens.
  final class Pass {
    private final boolean trial;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean answered;

    private Pass(boolean trial) {
      this.trial = trial;
    }

    /// The host began to answer: it works.
    void answered() {
      answered = true;
      settle(trial, Verdict.WORKS);
    }

    /// The call is over.
    ///
    /// @param fault why it failed; null when it did not
    void ended(@Nullable UpstreamFault fault) {
      if (!over.compareAndSet(false, true)) {
        return;
      }
      if (fault != null) {
        Verdict verdict = Verdict.of(fault);
        if (!answered) {
          settle(trial, verdict);
        } else if (verdict == Verdict.FAILS) {
          settle(false, verdict);
        }
      }
      leave();
    }
  }
}
