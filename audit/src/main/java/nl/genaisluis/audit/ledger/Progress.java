package nl.genaisluis.audit.ledger;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How many entries are durable. The writer advances it; followers wait on it. The monitor guards
/// `size`; who merely pauses is not woken by it.
final class Progress {
  private final CountDownLatch end = new CountDownLatch(1);
  private long size;

  /// There are at least so many now; a smaller number says nothing new.
  synchronized void advance(long durable) {
    if (durable > size) {
      size = durable;
      notifyAll();
    }
  }

  /// Nothing will advance any more.
  synchronized void end() {
    end.countDown();
    notifyAll();
  }

  synchronized long size() {
    return size;
  }

  boolean ended() {
    return end.getCount() == 0;
  }

  /// Waits until there is more than `known`, or the end, or the time is over.
  synchronized long await(long known, Duration max) throws InterruptedException {
    long deadline = System.nanoTime() + max.toNanos();
    while (size <= known && !ended()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    return size;
  }

  /// Waits until the end or until the time is over, whichever is first; true at the end.
  boolean pause(Duration time) throws InterruptedException {
    return end.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
