package nl.genaisluis.gateway.identity;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The current keys of the issuer, fetched when they are needed and again when they grow old. At
/// most one fetch runs at a time. Safe for use by many threads; never blocks.
final class KeyRing {
  /// Keys older than this are fetched again while the old ones still serve.
  static final Duration PERIOD = Duration.ofMinutes(10);

  /// Keys that could not be renewed for so long are no longer trusted: they may have been
  /// withdrawn.
  static final Duration AGE_MAX = Duration.ofHours(24);

  /// Between two fetches that a token with an unknown key asks for.
  static final Duration UNKNOWN_KEY_PAUSE = Duration.ofSeconds(30);

  /// Between two fetches while there are no keys at all.
  static final Duration EMPTY_PAUSE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

  private final Vertx vertx;
  private final KeySource source;
  private final List<String> algorithms;
  private final InstantSource clock;

  // The four below are guarded by this.
  private @Nullable KeySet current;
  private Instant renewed = Instant.MIN;
  private Instant attempted = Instant.MIN;
  private @Nullable Future<KeySet> running;

  KeyRing(Vertx vertx, KeySource source, Collection<String> algorithms, InstantSource clock) {
    this.vertx = vertx;
    this.source = source;
    this.algorithms = List.copyOf(algorithms);
    this.clock = clock;
  }

  /// Keys to verify with. Fails with [AuthFault] when there are none to be had.
  synchronized Future<KeySet> keys() {
    Instant now = clock.instant();
    KeySet known = current;
    if (known == null || now.isAfter(renewed.plus(AGE_MAX))) {
      return mayFetch(now, EMPTY_PAUSE) ? fetch(now) : Future.failedFuture(unavailable());
    }
    Duration age = Duration.between(renewed, now);
    boolean old = age.compareTo(PERIOD) > 0 || age.isNegative();
    if (!old || !mayFetch(now, UNKNOWN_KEY_PAUSE)) {
      return Future.succeededFuture(known);
    }
    Future<KeySet> fetched = fetch(now);
    // After a quiet night the keys are too old to go on with unseen.
    boolean veryOld = age.compareTo(PERIOD.multipliedBy(2)) > 0;
    return veryOld
        ? fetched.recover(_ -> Future.succeededFuture(known))
        : Future.succeededFuture(known);
  }

  /// The keys in hand while they are young enough that nobody need ask for others; else null.
  synchronized @Nullable KeySet young() {
    KeySet known = current;
    if (known == null) {
      return null;
    }
    Duration age = Duration.between(renewed, clock.instant());
    return age.isNegative() || age.compareTo(PERIOD) > 0 ? null : known;
  }

  /// Keys that are newer than these, for a token whose key is not among them. Gives these again
  /// when the issuer was asked a short while ago.
  synchronized Future<KeySet> newerThan(KeySet seen) {
    KeySet known = current;
    if (known != null && known != seen) {
      return Future.succeededFuture(known);
    }
    Instant now = clock.instant();
    if (!mayFetch(now, UNKNOWN_KEY_PAUSE)) {
      return Future.succeededFuture(seen);
    }
    return fetch(now).recover(_ -> Future.succeededFuture(seen));
  }

  private synchronized boolean mayFetch(Instant now, Duration pause) {
    boolean clockWentBack = now.isBefore(attempted);
    return running != null || clockWentBack || !now.isBefore(after(attempted, pause));
  }

  private synchronized Future<KeySet> fetch(Instant now) {
    if (running != null) {
      return running;
    }
    attempted = now;
    Promise<KeySet> promise = Promise.promise();
    running = promise.future();
    Future<Json> fetched;
    try {
      fetched = source.fetch();
    } catch (RuntimeException broken) {
      fetched = Future.failedFuture(broken);
    }
    fetched
        .map(jwks -> KeySet.of(vertx, jwks, algorithms))
        .onComplete(outcome -> settle(outcome.result(), outcome.cause(), promise));
    return promise.future();
  }

  private void settle(
      @Nullable KeySet fetched, @Nullable Throwable cause, Promise<KeySet> promise) {
    KeySet now = accept(fetched);
    if (now == null) {
      LOG.warn(
          "the keys of the identity provider could not be renewed: {}",
          cause == null ? "no usable key in the document" : cause.getMessage());
      promise.fail(unavailable());
      return;
    }
    promise.complete(now);
  }

  /// Takes over fetched keys. The same keys again keep their memory of tokens; others start
  /// without. A failed fetch leaves the old keys; a document without usable keys withdraws them.
  private synchronized @Nullable KeySet accept(@Nullable KeySet fetched) {
    running = null;
    if (fetched == null) {
      return null;
    }
    if (fetched.isEmpty()) {
      current = null;
      return null;
    }
    renewed = clock.instant();
    if (current == null || !current.sameAs(fetched)) {
      current = fetched;
    }
    return current;
  }

  private static Instant after(Instant moment, Duration pause) {
    return moment.equals(Instant.MIN) ? Instant.MIN : moment.plus(pause);
  }

  private static AuthFault unavailable() {
    return new AuthFault(AuthFault.Code.IDENTITY_UNAVAILABLE);
  }
}
