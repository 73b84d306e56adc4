package nl.genaisluis.gateway.bench;

import java.util.concurrent.atomic.LongAdder;

/// What came back of one round: times of the answers that a model gave, and how many others.
final class Tally {
  final Latencies whole = new Latencies();
  final Latencies firstToken = new Latencies();
  final LongAdder refused = new LongAdder();
  final LongAdder failed = new LongAdder();

  /// All requests that ended, whichever way.
  long ended() {
    return whole.count() + refused.sum() + failed.sum();
  }
}
