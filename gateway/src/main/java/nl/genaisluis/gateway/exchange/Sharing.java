package nl.genaisluis.gateway.exchange;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.genaisluis.gateway.nodes.Nodes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an exchange must know of other nodes, as event loops see it.
///
/// @param nodes null for a gateway that stands alone
record Sharing(Vertx vertx, @Nullable Nodes nodes) {
  private static final Logger LOG = LoggerFactory.getLogger(Sharing.class);

  /// False when stops may have been set that this node does not know of.
  boolean heard() {
    return nodes == null || nodes.heard();
  }

  /// The same outcome on the caller's own context; every failure is [Unavailable], so that nothing
  /// is let through on a count that could not be looked at.
  <T> Future<T> future(CompletionStage<T> stage) {
    CompletableFuture<T> done = stage.toCompletableFuture();
    if (done.isDone() && !done.isCompletedExceptionally()) {
      return Future.succeededFuture(done.join());
    }
    return Future.fromCompletionStage(stage, vertx.getOrCreateContext())
        .recover(
            failed -> {
              LOG.atWarn()
                  .addKeyValue("code", Unavailable.SHARED_STATE)
                  .addKeyValue("cause", failed.getClass().getName())
                  .log("what the nodes share could not be asked");
              return Future.failedFuture(new Unavailable(Unavailable.SHARED_STATE));
            });
  }
}
