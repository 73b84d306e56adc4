package nl.genaisluis.gateway.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Requests per caller: a bucket of [#burst] that fills at a steady rate. Thread-safe; remembers at
/// most [#CALLERS_MAX] callers, the one that was silent longest goes first.
final class RateLimits {
  static final int CALLERS_MAX = 50_000;

  private final double perSecond;
  private final double burst;
  private final LongSupplier nanos;

  // Guarded by this.
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > CALLERS_MAX;
        }
      };

  private static final class Bucket {
    private double level;
    private long at;
  }

  /// @param perSecond requests a second that a caller may keep up
  /// @param burst requests that a caller may send at once
  RateLimits(double perSecond, int burst, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanos = nanos;
  }

  /// Takes one request from the caller's bucket. 0 when it was there; else the whole seconds to
  /// wait.
  synchronized long take(String caller) {
    long now = nanos.getAsLong();
    Bucket bucket = buckets.computeIfAbsent(caller, _ -> full(now));
    bucket.level = Math.min(burst, bucket.level + (now - bucket.at) / 1e9 * perSecond);
    bucket.at = now;
    if (bucket.level >= 1) {
      bucket.level -= 1;
      return 0;
    }
    return Math.max(1, (long) Math.ceil((1 - bucket.level) / perSecond));
  }

  private Bucket full(long now) {
    Bucket bucket = new Bucket();
    bucket.level = burst;
    bucket.at = now;
    return bucket;
  }
}
