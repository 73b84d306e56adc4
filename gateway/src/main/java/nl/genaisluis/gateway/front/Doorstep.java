package nl.genaisluis.gateway.front;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import nl.genaisluis.gateway.management.Metrics;
import org.jspecify.annotations.Nullable;

/// Sees requests come in and go out: counts how each ended, and knows whether any is still being
/// answered. Used by all event loops.
///
/// Open → Stopping by [#stop]; while Stopping, requests are turned away with 503.
final class Doorstep {
  private static final String VISIT = Doorstep.class.getName();

  private final Metrics metrics;
  private final AtomicInteger inside = new AtomicInteger();
  private final Promise<Void> empty = Promise.promise();
  private volatile boolean stopping;

  /// One request, from the door until its answer ended or its asker left. Confined to the event
  /// loop of its connection.
  private static final class Visit {
    final Metrics.Surface surface;
    final long began = System.nanoTime();
    final Promise<Void> gone = Promise.promise();
    @Nullable Supplier<String> outcome;

    Visit(Metrics.Surface surface) {
      this.surface = surface;
    }
  }

  Doorstep(Metrics metrics) {
    this.metrics = metrics;
  }

  /// The handler that lets requests of a surface in. Of this kind, so that it may stand before the
  /// handler of bodies: a request is inside while its body is read.
  SecurityPolicyHandler of(Metrics.Surface surface) {
    return context -> enter(context, new Visit(surface));
  }

  private void enter(RoutingContext context, Visit visit) {
    inside.incrementAndGet();
    context.put(VISIT, visit);
    context.addEndHandler(
        end -> {
          if (end.failed()) {
            visit.gone.tryComplete();
          }
          metrics.ended(visit.surface, outcome(context, visit));
          leave();
        });
    if (stopping) {
      context.response().putHeader("Retry-After", "5");
      Answers.error(context, 503, "stopping", null, "the gateway stops; try again");
      return;
    }
    context.next();
  }

  private static String outcome(RoutingContext context, Visit visit) {
    Supplier<String> outcome = visit.outcome;
    return outcome == null ? "status_" + context.response().getStatusCode() : outcome.get();
  }

  private void leave() {
    if (inside.decrementAndGet() == 0 && stopping) {
      empty.tryComplete();
    }
  }

  /// Lets no more requests in. Completes when the last one inside has ended.
  Future<Void> stop() {
    inside.incrementAndGet();
    stopping = true;
    leave();
    return empty.future();
  }

  /// Completes when the asker hung up before the answer ended.
  static Future<Void> gone(RoutingContext context) {
    return visit(context).gone.future();
  }

  /// A model began to answer this request.
  ///
  /// @param outcome says, once the answer ended, how
  void answered(RoutingContext context, Supplier<String> outcome) {
    Visit visit = visit(context);
    visit.outcome = outcome;
    metrics.began(visit.surface, System.nanoTime() - visit.began);
  }

  /// Notes the code with which a request ends; on a route that is not counted, nothing.
  static void note(RoutingContext context, String code) {
    if (context.get(VISIT) instanceof Visit visit) {
      visit.outcome = () -> code;
    }
  }

  private static Visit visit(RoutingContext context) {
    if (context.get(VISIT) instanceof Visit visit) {
      return visit;
    }
    throw new IllegalStateException("the route has no doorstep");
  }
}
