package nl.genaisluis.gateway;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what comes about by itself, so that no test sleeps for a time that somebody guessed.
public final class Patience {
  /// Long enough for a machine that does ten other things.
  private static final long NANOS_MAX = TimeUnit.SECONDS.toNanos(60);

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private Patience() {}

  /// Returns when this holds; a test that waits in vain fails.
  public static void until(BooleanSupplier holds) {
    until("it holds", holds);
  }

  /// Returns when this holds; a test that waits in vain fails.
  ///
  /// @param what what is waited for, after "waited in vain until"
  public static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + NANOS_MAX;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
        throw new AssertionError("waited in vain until " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
