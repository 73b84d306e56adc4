package nl.genaisluis.gateway.conversation;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Acts that are done once, however many ask for them at the same time. Who comes while one is
/// under way gets its outcome. Holds no more acts than there are requests under way.
final class Once<K, T> {
  private final Map<K, Future<T>> underWay = new ConcurrentHashMap<>();

  /// Begins this act unless one under the same key is under way. The future completes on the
  /// caller's context, with the outcome of the one that began.
  Future<T> act(Vertx vertx, K key, Supplier<Future<T>> act) {
    Promise<T> mine = Promise.promise();
    Future<T> first = underWay.putIfAbsent(key, mine.future());
    if (first != null) {
      return onContext(vertx.getOrCreateContext(), first);
    }
    Future.succeededFuture()
        .compose(_ -> act.get())
        .onComplete(
            outcome -> {
              underWay.remove(key);
              mine.handle(outcome);
            });
    return mine.future();
  }

  private static <T> Future<T> onContext(Context context, Future<T> first) {
    Promise<T> here = Promise.promise();
    first.onComplete(outcome -> context.runOnContext(_ -> here.handle(outcome)));
    return here.future();
  }
}
