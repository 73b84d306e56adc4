package nl.genaisluis.gateway.conversation;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import nl.genaisluis.gateway.accountability.ApiFault;

/// Where requests wait for the store: one virtual thread for each, and no more than [#AT_ONCE_MAX]
/// of them.
final class Desk {
  static final int AT_ONCE_MAX = 256;

  private final Vertx vertx;
  private final Semaphore room = new Semaphore(AT_ONCE_MAX);

  Desk(Vertx vertx) {
    this.vertx = vertx;
  }

  /// Runs work that may block. The future completes on the caller's context, with the result or
  /// with what the work threw; it fails at once when there is no room.
  <T> Future<T> run(Callable<T> work) {
    if (!room.tryAcquire()) {
      return Future.failedFuture(
          new ApiFault(503, "overloaded", "Het is nu te druk", "Probeer het later opnieuw."));
    }
    Context context = vertx.getOrCreateContext();
    Promise<T> done = Promise.promise();
    Thread.ofVirtual()
        .name("conversation")
        .start(
            () -> {
              try {
                T result = work.call();
                context.runOnContext(_ -> done.complete(result));
              } catch (Exception | LinkageError | StackOverflowError thrown) {
                context.runOnContext(_ -> done.fail(thrown));
              } finally {
                room.release();
              }
            });
    return done.future();
  }
}
