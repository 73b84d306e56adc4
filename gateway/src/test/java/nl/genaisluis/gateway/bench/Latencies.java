package nl.genaisluis.gateway.bench;

import java.util.concurrent.atomic.AtomicLongArray;

/// Counts durations in buckets that are 1/64 of a power of two wide, so a percentile is off by less
/// than 2 %. Any thread may add.
final class Latencies {
  private static final int PER_POWER = 64;
  private static final int POWERS = 40;

  private final AtomicLongArray counts = new AtomicLongArray(PER_POWER * POWERS);

  void add(long nanos) {
    counts.incrementAndGet(bucketOf(Math.max(0, nanos)));
  }

  long count() {
    long sum = 0;
    for (int bucket = 0; bucket < counts.length(); bucket++) {
      sum += counts.get(bucket);
    }
    return sum;
  }

  /// The duration in milliseconds that a share of all counted durations does not exceed.
  double millis(double share) {
    long wanted = (long) Math.ceil(share * count());
    if (wanted == 0) {
      return Double.NaN;
    }
    long seen = 0;
    int bucket = -1;
    while (seen < wanted) {
      bucket++;
      seen += counts.get(bucket);
    }
    return endOf(bucket) / 1e6;
  }

  private static int bucketOf(long nanos) {
    if (nanos < PER_POWER) {
      return (int) nanos;
    }
    int power = 63 - Long.numberOfLeadingZeros(nanos / PER_POWER);
    int bucket = (power + 1) * PER_POWER + (int) ((nanos >> power) - PER_POWER);
    return Math.min(bucket, PER_POWER * POWERS - 1);
  }

  private static double endOf(int bucket) {
    if (bucket < PER_POWER) {
      return bucket + 1;
    }
    int power = bucket / PER_POWER - 1;
    return Math.scalb((double) (bucket % PER_POWER + PER_POWER + 1), power);
  }
}
