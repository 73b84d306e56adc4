package nl.genaisluis.gateway.budget;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Requests per caller: a bucket of [#burst] that fills at a steady rate. Thread-safe; remembers at
/// most [#CALLERS_MAX] callers, the one that was silent longest goes first.
public final class RateLimits {
  static final int CALLERS_MAX = 50_000;

  private final String name;
  private final double perSecond;
  private final int burst;
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

  /// What a caller still may after one more request.
  ///
  /// @param name of the limit, as headers write it
  /// @param limit requests that may be sent at once
  /// @param remaining of these, now
  /// @param windowSeconds in which an empty bucket fills, rounded up
  /// @param resetMillis until the bucket is full, if nothing is sent
  /// @param waitSeconds whole seconds to wait because there was none left; 0 when there was one
  public record Pace(
      String name,
      int limit,
      int remaining,
      long windowSeconds,
      long resetMillis,
      long waitSeconds) {}

  /// @param name of the limit, as headers write it
  /// @param perSecond requests a second that a caller may keep up
  /// @param burst requests that a caller may send at once
  public RateLimits(String name, double perSecond, int burst, LongSupplier nanos) {
    this.name = name;
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanos = nanos;
  }

  /// Takes one request from the caller's bucket, if there is one.
  public synchronized Pace take(String caller) {
    long now = nanos.getAsLong();
    Bucket bucket = buckets.computeIfAbsent(caller, _ -> full(now));
    bucket.level = Math.min(burst, bucket.level + (now - bucket.at) / 1e9 * perSecond);
    bucket.at = now;
    long wait = 0;
    if (bucket.level >= 1) {
      bucket.level -= 1;
    } else {
      wait = Math.max(1, (long) Math.ceil((1 - bucket.level) / perSecond));
    }
    return new Pace(
        name,
        burst,
        (int) Math.floor(bucket.level),
        Math.max(1, (long) Math.ceil(burst / perSecond)),
        (long) Math.ceil((burst - bucket.level) / perSecond * 1_000),
        wait);
  }

  private Bucket full(long now) {
    Bucket bucket = new Bucket();
    bucket.level = burst;
    bucket.at = now;
    return bucket;
  }
}
