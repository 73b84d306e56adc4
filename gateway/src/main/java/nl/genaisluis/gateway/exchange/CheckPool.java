package nl.genaisluis.gateway.exchange;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.models.wire.RequestBody;
import nl.genaisluis.policy.Policy;

/// Platform threads for checks that would hold up an event loop: one a core, a queue of
/// [#QUEUE_MAX]; more than that is turned away at once.
final class CheckPool implements AutoCloseable {
  static final int QUEUE_MAX = 64;

  private final ThreadPoolExecutor threads;

  CheckPool() {
    int cores = Runtime.getRuntime().availableProcessors();
    threads =
        new ThreadPoolExecutor(
            cores,
            cores,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE_MAX),
            Thread.ofPlatform().name("check-", 0).daemon(true).factory());
  }

  /// True for a body whose rules may be applied on an event loop: it is short, and no rule waits.
  static boolean fitsEventLoop(Policy policy, RequestBody body) {
    return charged(policy, body) <= Exchange.EVENT_LOOP_CHARACTERS_MAX;
  }

  /// The length of the body; the greatest there is where a rule may wait.
  static int charged(Policy policy, RequestBody body) {
    return policy.waits() ? Integer.MAX_VALUE : body.conversation().length();
  }

  /// Runs the work here when the text is short, on a check thread when it is long.
  <T> Future<T> run(int characters, Callable<T> work) {
    if (characters > Exchange.EVENT_LOOP_CHARACTERS_MAX) {
      return run(Vertx.currentContext().owner(), work);
    }
    return Future.succeededFuture()
        .map(
            _ -> {
              try {
                return work.call();
              } catch (RuntimeException thrown) {
                throw thrown;
              } catch (Exception thrown) {
                throw new IllegalStateException(thrown);
              }
            });
  }

  /// Runs the work on a check thread. The future completes on the caller's context, with the
  /// result, with what the work threw, or with [Unavailable] when the queue is full.
  <T> Future<T> run(Vertx vertx, Callable<T> work) {
    Context context = vertx.getOrCreateContext();
    Promise<T> done = Promise.promise();
    try {
      threads.execute(
          () -> {
            try {
              T result = work.call();
              context.runOnContext(_ -> done.complete(result));
            } catch (Exception | LinkageError | StackOverflowError thrown) {
              context.runOnContext(_ -> done.fail(thrown));
            }
          });
    } catch (RejectedExecutionException full) {
      return Future.failedFuture(new Unavailable("overloaded"));
    }
    return done.future();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
