package nl.genaisluis.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import nl.genaisluis.gateway.upstream.UpstreamFault.Reason;
import nl.genaisluis.policy.Candidate;
import nl.genaisluis.policy.Permit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tries of one exchange: each candidate of the permit once, in order, and then again the last
/// one whose fault may pass, after a pause. Confined to one event loop.
final class Round {
  /// Candidates that are passed over cost nothing, but each is on record.
  private static final int ATTEMPTS_MAX = 16;

  private static final Logger LOG = LoggerFactory.getLogger(Round.class);

  private final Vertx vertx;
  private final Permit permit;
  private final Future<?> gone;
  private final Routing.Retries retries;
  private final Trying trying;
  private final List<Attempted> attempts = new ArrayList<>();
  private int tries;
  private int next;
  private int pauses;
  private @Nullable Candidate again;
  private @Nullable Duration asked;

  /// One try at one candidate.
  interface Trying {
    /// Fails with an [UpstreamFault] only.
    Future<Answering> go(Candidate candidate, List<Attempted> before);

    /// One retry of the savings of this candidate's host; false when it has none.
    boolean mayRetry(Candidate candidate);
  }

  Round(Vertx vertx, Permit permit, Future<?> gone, Routing.Retries retries, Trying trying) {
    this.vertx = vertx;
    this.permit = permit;
    this.gone = gone;
    this.retries = retries;
    this.trying = trying;
  }

  /// Completes when an answer starts, with [NoAnswer] when none does.
  Future<Answering> start() {
    return attempt(permit.candidates().get(next++));
  }

  private Future<Answering> attempt(Candidate candidate) {
    return trying
        .go(candidate, attempts)
        .recover(
            thrown -> {
              UpstreamFault fault = fault(thrown);
              note(candidate, fault);
              return goOn(fault);
            });
  }

  private Future<Answering> goOn(UpstreamFault fault) {
    boolean enough = tries >= retries.triesMax() || attempts.size() >= ATTEMPTS_MAX;
    // Where there was no room for this answer there is none for the next one either.
    if (gone.isComplete() || enough || fault.reason() == Reason.NO_ROOM) {
      return Future.failedFuture(new NoAnswer(attempts, fault));
    }
    if (next < permit.candidates().size()) {
      return attempt(permit.candidates().get(next++));
    }
    Candidate candidate = again;
    Duration pause = pause();
    if (candidate == null || pause == null || !trying.mayRetry(candidate)) {
      return Future.failedFuture(new NoAnswer(attempts, fault));
    }
    again = null;
    return after(pause)
        .compose(
            _ ->
                gone.isComplete()
                    ? Future.failedFuture(
                        new NoAnswer(
                            attempts,
                            UpstreamFault.of(Reason.CANCELLED, "nobody waits for the answer")))
                    : attempt(candidate));
  }

  private void note(Candidate candidate, UpstreamFault fault) {
    attempts.add(Attempted.failed(candidate, fault));
    if (fault.called()) {
      tries++;
    }
    if (fault.retryable()) {
      again = candidate;
      asked = fault.retryAfter();
    }
    LOG.atWarn()
        .addKeyValue("exchange", permit.exchange())
        .addKeyValue("model", candidate.model().id())
        .addKeyValue("code", fault.code())
        .log("a model did not answer");
  }

  /// A random pause up to a bound that doubles, but no less than what the host asked for; null when
  /// that is longer than anybody is kept waiting.
  private @Nullable Duration pause() {
    Duration wanted = asked;
    if (wanted != null && wanted.compareTo(retries.waitMax()) > 0) {
      return null;
    }
    long most =
        Math.min(
            retries.pauseMax().toMillis(), retries.pauseMin().toMillis() << Math.min(pauses++, 16));
    Duration random = Duration.ofMillis(ThreadLocalRandom.current().nextLong(most + 1));
    return wanted != null && wanted.compareTo(random) > 0 ? wanted : random;
  }

  /// Completes after the pause, or when the asker leaves.
  private Future<Void> after(Duration pause) {
    if (pause.toMillis() < 1) {
      return Future.succeededFuture();
    }
    Promise<Void> over = Promise.promise();
    long timer = vertx.setTimer(pause.toMillis(), _ -> over.tryComplete());
    gone.onComplete(_ -> over.tryComplete());
    return over.future().onComplete(_ -> vertx.cancelTimer(timer));
  }

  private static UpstreamFault fault(Throwable thrown) {
    return thrown instanceof UpstreamFault fault
        ? fault
        : UpstreamFault.of(Reason.BAD_ANSWER, thrown.getClass().getSimpleName());
  }
}
