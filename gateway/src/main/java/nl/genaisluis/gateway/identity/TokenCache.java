package nl.genaisluis.gateway.identity;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The callers of tokens that were verified in full a short while ago, by the SHA-256 of the whole
/// token. Holds at most [#COUNT_MAX]; the one not used for longest goes first.
final class TokenCache {
  /// A verified token is trusted this long without a second look.
  static final Duration AGE_MAX = Duration.ofMinutes(5);

  static final int COUNT_MAX = 10_000;

  private record Known(Caller caller, Instant until) {}

  // Guarded by this.
  private final Map<ByteBuffer, Known> known =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Known> eldest) {
          return size() > COUNT_MAX;
        }
      };

  /// The caller of this token if it was verified and has not expired since; null otherwise.
  synchronized @Nullable Caller find(ByteBuffer hash, Instant now) {
    Known found = known.get(hash);
    if (found == null) {
      return null;
    }
    if (!now.isBefore(found.until())) {
      known.remove(hash);
      return null;
    }
    return found.caller();
  }

  /// Remembers a caller until the token expires, and no longer than [#AGE_MAX].
  synchronized void put(ByteBuffer hash, Caller caller, Instant now, Instant expires) {
    Instant latest = now.plus(AGE_MAX);
    Instant until = expires.isBefore(latest) ? expires : latest;
    if (now.isBefore(until)) {
      known.put(hash, new Known(caller, until));
    }
  }
}
