package nl.genaisluis.audit.ledger;

import java.time.Duration;

/// How many entries are durable. The writer advances it; followers wait on it. The monitor guards
/// both fields.
final class Progress {
  private long size;
  private boolean ended;

  synchronized void advance(long durable) {
    size = durable;
    notifyAll();
  }

  /// Nothing will advance any more.
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  synchronized long size() {
    return size;
  }

  synchronized boolean ended() {
    return ended;
  }

  /// Waits until there is more than `known`, or the end, or the time is over.
  synchronized long await(long known, Duration max) throws InterruptedException {
    long deadline = System.nanoTime() + max.toNanos();
    while (size <= known && !ended) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    return size;
  }

  /// Waits until the end or until the time is over, whichever is first.
  synchronized void pause(Duration time) throws InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    while (!ended) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }
}
