package nl.genaisluis.gateway.upstream;

import java.util.concurrent.atomic.AtomicLong;

/// The room for answers that come whole while they come, of all calls together. Thread-safe.
final class Gathering {
  private final long bytesMax;
  private final AtomicLong bytes = new AtomicLong();

  Gathering(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  /// Takes room for so many bytes more; false when there is none, and then nothing is taken.
  boolean take(long more) {
    if (bytes.addAndGet(more) <= bytesMax) {
      return true;
    }
    giveBack(more);
    return false;
  }

  /// Gives back what was taken.
  void giveBack(long taken) {
    bytes.addAndGet(-taken);
  }
}
