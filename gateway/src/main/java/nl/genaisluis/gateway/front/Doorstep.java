package nl.genaisluis.gateway.front;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import nl.genaisluis.gateway.exchange.Ending;
import nl.genaisluis.gateway.exchange.OpenExchange;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.management.Metrics;
import org.jspecify.annotations.Nullable;

/// Sees requests come in and go out: counts how each ended, and knows whether any is still being
/// answered. Used by all event loops.
///
/// Open → Stopping by [#stop]; while Stopping, requests are turned away with 503. A request for
/// which there is no [Room] is turned away too, and so is one whose body does not come in time.
final class Doorstep {
  private static final String VISIT = Doorstep.class.getName();

  private final Metrics metrics;
  private final V1.Terms terms;
  private final Room room;
  private final AtomicInteger inside = new AtomicInteger();
  private final Promise<Void> empty = Promise.promise();
  private volatile boolean stopping;

  /// One request, from the door until its answer ended or its asker left. Confined to the event
  /// loop of its connection.
  private static final class Visit {
    final Metrics.Surface surface;
    final long began = System.nanoTime();
    final Promise<Void> gone = Promise.promise();
    final Promise<Void> goneUnanswered = Promise.promise();
    final Room.Stay stay;
    boolean answered;

    /// The timer of the body; no timer has id -1.
    long bodyTimer = -1;

    @Nullable Supplier<String> outcome;

    Visit(Metrics.Surface surface, Room.Stay stay) {
      this.surface = surface;
      this.stay = stay;
    }
  }

  Doorstep(Metrics metrics, V1.Terms terms) {
    this.metrics = metrics;
    this.terms = terms;
    this.room = new Room(terms.atOnce());
  }

  /// The handler that lets requests of a surface in. Of this kind, so that it may stand before the
  /// handler of bodies: a request is inside while its body is read.
  SecurityPolicyHandler of(Metrics.Surface surface) {
    return context ->
        enter(context, new Visit(surface, room.stay(Access.caller(context).subject())));
  }

  private void enter(RoutingContext context, Visit visit) {
    inside.incrementAndGet();
    context.put(VISIT, visit);
    context.addEndHandler(
        end -> {
          if (end.failed()) {
            visit.gone.tryComplete();
            if (!visit.answered) {
              visit.goneUnanswered.tryComplete();
            }
          }
          context.vertx().cancelTimer(visit.bodyTimer);
          metrics.ended(visit.surface, outcome(context, visit));
          visit.stay.end();
          leave();
        });
    if (stopping) {
      context.response().putHeader("Retry-After", "5");
      Answers.error(context, 503, "stopping", null, "the gateway stops; try again");
      return;
    }
    switch (visit.stay.begin(bodyBytes(context))) {
      case CALLER_FULL -> {
        context.response().putHeader("Retry-After", "1");
        Answers.error(
            context, 429, "too_many_at_once", null, "too many requests of yours are under way");
      }
      case ALL_FULL -> {
        context.response().putHeader("Retry-After", "2");
        Answers.error(context, 503, "overloaded", null, "not available now; try again");
      }
      case IN -> {
        visit.bodyTimer =
            context
                .vertx()
                .setTimer(TimeUnit.SECONDS.toMillis(terms.bodySecondsMax()), _ -> late(context));
        context.next();
      }
    }
  }

  /// The bytes that the body may turn out to have.
  private long bodyBytes(RoutingContext context) {
    String length = context.request().getHeader("Content-Length");
    boolean said = length != null && length.length() < 10 && isNumber(length);
    return said ? Math.min(Long.parseLong(length), terms.bodyBytesMax()) : terms.bodyBytesMax();
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /// The body is not there in time. What still comes of it is not read, so the connection is of no
  /// more use.
  private static void late(RoutingContext context) {
    context.response().putHeader("Connection", "close");
    Answers.error(context, 408, "body_timeout", null, "the body took too long to come");
    if (context.request().version() != HttpVersion.HTTP_2) {
      var _ = context.request().connection().close();
    }
  }

  /// The handler that follows the body: the request stays no longer than its body needs, and goes
  /// on unless it was answered while it came.
  static void bodyRead(RoutingContext context) {
    Visit visit = visit(context);
    context.vertx().cancelTimer(visit.bodyTimer);
    visit.stay.weighs(Math.max(0, context.body().length()));
    if (!context.response().ended() && !context.response().closed()) {
      context.next();
    }
  }

  private static String outcome(RoutingContext context, Visit visit) {
    Supplier<String> outcome = visit.outcome;
    if (outcome == null) {
      return "status_" + context.response().getStatusCode();
    }
    String said = outcome.get();
    // The asker left while the relay still waits for what was used.
    return said.equals(OpenExchange.ANSWERING) ? Ending.CLIENT_GONE.code() : said;
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

  /// Completes when the asker hung up before a model began to answer. After that it is for the
  /// relay to end the call, which may still wait for what was used.
  static Future<Void> goneUnanswered(RoutingContext context) {
    return visit(context).goneUnanswered.future();
  }

  /// A model began to answer this request.
  ///
  /// @param outcome says, once the answer ended, how
  void answered(RoutingContext context, Supplier<String> outcome) {
    Visit visit = visit(context);
    visit.answered = true;
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
