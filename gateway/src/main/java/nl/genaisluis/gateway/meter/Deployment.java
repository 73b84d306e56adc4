package nl.genaisluis.gateway.meter;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import nl.genaisluis.audit.event.Entry;
import org.jspecify.annotations.Nullable;

/// One metered deployment: what calls do there, what work takes, and the sums that are not on
/// record yet. Safe for use by many threads.
interface Deployment {
  /// A call ended that did so much work. Never blocks.
  void used(double work);

  /// Joules of the computers per unit of work, as measured lately; null when not measured. Never
  /// blocks.
  @Nullable Double joulesPerWork();

  /// How the meter is: `measured` when calls are reckoned from it, `read` when that is still too
  /// little, `silent` when it is not read.
  String state();

  /// Takes over an entry of the record, at the start and, where there are other nodes, after it.
  void replay(Entry entry);

  /// Reads the meter from now on, until Vert.x is closed. May block.
  void start(Vertx vertx);

  /// Puts what was measured since the last time on record. Completes when it is there, or cannot
  /// be.
  Future<Void> stop();

  /// No call ends here any more. Blocks for a bounded time; for an orderly stop.
  void leave();
}
