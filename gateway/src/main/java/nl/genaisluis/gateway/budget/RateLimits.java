package nl.genaisluis.gateway.budget;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import nl.genaisluis.gateway.identity.Caller;

/// Requests per caller: a bucket of [#burst] that fills at a steady rate. Thread-safe; remembers at
/// most [#CALLERS_MAX] callers, the one that was silent longest goes first.
public final class RateLimits implements Pacing {
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
      long waitSeconds) {
    /// @param level what is left in the bucket
    /// @param taken whether there was a request left
    static Pace of(String name, Rate rate, double level, boolean taken) {
      double missing = Math.max(0, rate.burst() - level);
      return new Pace(
          name,
          rate.burst(),
          (int) Math.floor(level),
          Math.max(1, (long) Math.ceil(rate.burst() / rate.perSecond())),
          (long) Math.ceil(missing / rate.perSecond() * 1_000),
          taken ? 0 : Math.max(1, (long) Math.ceil((1 - level) / rate.perSecond())));
    }
  }

  /// A steady rate with room for a burst.
  record Rate(double perSecond, int burst) {}

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
    boolean there = bucket.level >= 1;
    if (there) {
      bucket.level -= 1;
    }
    return Pace.of(name, new Rate(perSecond, burst), bucket.level, there);
  }

  @Override
  public CompletionStage<Pace> ask(Caller caller) {
    return CompletableFuture.completedStage(take(caller.subject()));
  }

  private Bucket full(long now) {
    Bucket bucket = new Bucket();
    bucket.level = burst;
    bucket.at = now;
    return bucket;
  }
}
