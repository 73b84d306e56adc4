package nl.genaisluis.gateway.egress;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The checked addresses of one destination, remembered for at most [#AGE_MAX]. A name is asked for
/// once at a time, however many calls wait for it. Safe for use by many threads.
final class Addresses {
  /// How long an answer of the name server is used.
  static final Duration AGE_MAX = Duration.ofSeconds(30);

  /// How long a failure is remembered, so that a dead name server is not asked at every call.
  static final Duration FAILURE_AGE_MAX = Duration.ofSeconds(1);

  private static final Duration WAIT_MAX = Duration.ofSeconds(5);

  /// So many addresses of one name are tried.
  private static final int COUNT_MAX = 4;

  private final Destination destination;
  private final Resolver resolver;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Answer> latest = new AtomicReference<>();

  /// What was asked when; the future may still be open.
  private record Answer(Instant asked, Future<List<InetAddress>> addresses) {
    boolean isFresh(Instant now) {
      if (!addresses.isComplete()) {
        return true;
      }
      Duration max = addresses.succeeded() ? AGE_MAX : FAILURE_AGE_MAX;
      return now.isBefore(asked.plus(max)) && !now.isBefore(asked);
    }
  }

  Addresses(Destination destination, Resolver resolver, InstantSource clock) {
    this.destination = destination;
    this.resolver = resolver;
    this.clock = clock;
  }

  /// The addresses to connect to, in the order to try them. Fails with an [EgressFault] when the
  /// name has none, or when any of them is refused.
  Future<List<InetAddress>> find() {
    Instant now = clock.instant();
    Answer known = latest.get();
    if (known != null && known.isFresh(now)) {
      return known.addresses();
    }
    return ask(known, now);
  }

  /// Forgets what is known, so that the next call asks the name server.
  void forget() {
    Answer known = latest.get();
    if (known != null && known.addresses().isComplete()) {
      latest.compareAndSet(known, null);
    }
  }

  private Future<List<InetAddress>> ask(@Nullable Answer known, Instant now) {
    Promise<List<InetAddress>> promise = Promise.promise();
    Answer mine = new Answer(now, promise.future());
    if (!latest.compareAndSet(known, mine)) {
      Answer other = latest.get();
      return other == null ? ask(null, now) : other.addresses();
    }
    lookUp().onComplete(promise);
    return mine.addresses();
  }

  private Future<List<InetAddress>> lookUp() {
    Future<List<InetAddress>> found;
    try {
      found = resolver.resolve(destination.host());
    } catch (RuntimeException broken) {
      found = Future.failedFuture(broken);
    }
    return found
        .timeout(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)
        .recover(cause -> Future.failedFuture(unresolved(cause)))
        .map(this::checked);
  }

  private List<InetAddress> checked(List<InetAddress> found) {
    if (found.isEmpty()) {
      throw unresolved(null);
    }
    for (InetAddress address : found) {
      if (!AddressRule.allows(destination, address)) {
        throw new EgressFault(
            EgressFault.Code.ADDRESS_REFUSED,
            destination.purpose(),
            destination.host() + " has an address in a range that this destination may not reach",
            null);
      }
    }
    return found.stream().limit(COUNT_MAX).map(AddressRule::bare).toList();
  }

  private EgressFault unresolved(@Nullable Throwable cause) {
    return new EgressFault(
        EgressFault.Code.UNRESOLVED,
        destination.purpose(),
        "no address found for " + destination.host(),
        cause);
  }
}
