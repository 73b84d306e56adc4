package nl.genaisluis.policy.plugin;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// The threads on which an operator's plug-in works: at most two a core. There is no queue: a
/// plug-in that hangs takes its thread with it, and once all hang nobody waits for it any more.
/// Thread-safe.
public final class PluginThreads {
  private static final int THREADS_A_CORE = 2;
  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor threads;

  /// @param name what the threads are called
  /// @param classes what code that asks its thread for classes gets: those of the plug-in
  public PluginThreads(String name, ClassLoader classes) {
    this.threads =
        new ThreadPoolExecutor(
            0,
            THREADS_A_CORE * Runtime.getRuntime().availableProcessors(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> thread(name, classes, work));
  }

  private static Thread thread(String name, ClassLoader classes, Runnable work) {
    Thread thread = Thread.ofPlatform().name(name).daemon(true).unstarted(work);
    thread.setContextClassLoader(classes);
    return thread;
  }

  /// Starts work that may take as long as it likes.
  ///
  /// @throws RejectedExecutionException when every thread is taken
  public <T> Future<T> start(Callable<T> work) {
    return threads.submit(work);
  }

  /// What the work gives, when it gives it in time. Blocks the caller no longer than the budget;
  /// never throws. Work that listens to it is interrupted when it is too late.
  ///
  /// @param instead makes the answer of work that gave none out of one word: `budget`, `busy`,
  ///   `stopped`, or the kind of what it threw; the message of that may hold text of the request
  @SuppressWarnings("Interruption")
  public <T> T within(Duration budget, Callable<T> work, Function<String, ? extends T> instead) {
    Future<T> answer;
    try {
      answer = threads.submit(work);
    } catch (RejectedExecutionException full) {
      return instead.apply("busy");
    }
    try {
      return answer.get(budget.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      answer.cancel(true);
      return instead.apply("budget");
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return instead.apply("stopped");
    } catch (ExecutionException thrown) {
      Throwable cause = thrown.getCause();
      return instead.apply((cause == null ? thrown : cause).getClass().getSimpleName());
    }
  }
}
