package nl.genaisluis.gateway.start;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was opened and must be closed again, last opened first. A part that fails to close keeps no
/// other from closing. Confined to one thread.
final class Closing {
  private final Deque<Runnable> steps = new ArrayDeque<>();

  /// Notes how a part that was opened just now is closed.
  void then(Runnable step) {
    steps.push(step);
  }

  /// Closes everything after a failure, which stays the one that is told.
  void after(Throwable failed) {
    try {
      all(List.copyOf(steps));
    } catch (RuntimeException | LinkageError alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }

  /// Runs every step in this order, also when one fails; then throws the first failure.
  static void all(List<Runnable> steps) {
    Throwable first = null;
    for (Runnable step : steps) {
      try {
        step.run();
      } catch (RuntimeException | LinkageError failed) {
        first = together(first, failed);
      }
    }
    switch (first) {
      case null -> {}
      case RuntimeException failed -> throw failed;
      case LinkageError failed -> throw failed;
      default -> throw new IllegalStateException(first);
    }
  }

  private static Throwable together(@Nullable Throwable first, Throwable failed) {
    if (first == null) {
      return failed;
    }
    first.addSuppressed(failed);
    return first;
  }
}
