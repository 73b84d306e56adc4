package nl.genaisluis.gateway.front;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import nl.genaisluis.gateway.budget.RateLimits;
import nl.genaisluis.gateway.exchange.Gatehouse;
import nl.genaisluis.gateway.exchange.Origin;
import nl.genaisluis.gateway.exchange.Outcome;
import nl.genaisluis.gateway.exchange.Trace;
import nl.genaisluis.gateway.exchange.Unavailable;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.gateway.management.Metrics;
import nl.genaisluis.gateway.relay.Relay;
import nl.genaisluis.gateway.relay.Told;
import nl.genaisluis.models.energy.Energy;
import nl.genaisluis.models.wire.BodyFault;
import nl.genaisluis.models.wire.ChatBody;
import nl.genaisluis.models.wire.JsonFault;
import nl.genaisluis.models.wire.Usage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The routes of `/v1`. Whatever is not here is 404: nothing is ever passed through.
public final class V1 {
  private static final Logger LOG = LoggerFactory.getLogger(V1.class);
  private static final String CHAT = "/v1/chat/completions";
  private static final String CHECK = "/v1/chat/check";
  private static final String EMBEDDINGS = "/v1/embeddings";
  private static final String MODELS = "/v1/models";
  private static final String MODEL = "/v1/models/:id";

  private final Gatehouse gatehouse;
  private final Doorstep doorstep;
  private final Answers answers;
  private final ModelList models;
  private final Map<String, String> defaultUseCases;
  private final BodyHandler bodies;
  private final Spent spent;
  private final Clock clock;

  /// What the surface is set to.
  ///
  /// @param appealUrl where an asker objects to a ruling
  /// @param defaultUseCases use case per client id, for clients that name none
  /// @param bodyBytesMax a longer body is 413
  /// @param bodySecondsMax a body that takes longer to come is 408
  public record Terms(
      String appealUrl,
      Map<String, String> defaultUseCases,
      long bodyBytesMax,
      int bodySecondsMax,
      AtOnce atOnce) {
    public Terms {
      defaultUseCases = Map.copyOf(defaultUseCases);
    }
  }

  /// How much may be under way at the same time.
  ///
  /// @param perCaller requests of one caller; one more is 429
  /// @param whole requests in all; one more is 503
  /// @param bodyBytes bytes of all their bodies together; what does not fit is 503
  public record AtOnce(int perCaller, int whole, long bodyBytes) {
    public AtOnce {
      if (perCaller < 1 || whole < perCaller) {
        throw new IllegalArgumentException(
            "at_once.per_caller must be at least 1 and at_once.whole no less, were: "
                + perCaller
                + " and "
                + whole);
      }
      if (bodyBytes < 1) {
        throw new IllegalArgumentException(
            "at_once.body_bytes must be at least 1, was: " + bodyBytes);
      }
    }
  }

  /// Hears what an answer cost its asker, once it is on record.
  @FunctionalInterface
  public interface Spent {
    void add(Caller caller, Usage usage, Energy energy);
  }

  public V1(Gatehouse gatehouse, Terms terms, Metrics metrics, Spent spent, Clock clock) {
    this.spent = spent;
    this.gatehouse = gatehouse;
    this.doorstep = new Doorstep(metrics, terms);
    this.answers = new Answers(terms.appealUrl());
    this.models = new ModelList(gatehouse);
    this.defaultUseCases = terms.defaultUseCases();
    this.bodies =
        BodyHandler.create(false).setBodyLimit(terms.bodyBytesMax()).setMergeFormAttributes(false);
    this.clock = clock;
  }

  /// Who may call what.
  public static List<Access.Entry> access() {
    return List.of(
        Access.Entry.only(HttpMethod.POST, CHAT, Role.MEDEWERKER, Role.ONTWIKKELAAR),
        Access.Entry.only(HttpMethod.POST, EMBEDDINGS, Role.MEDEWERKER, Role.ONTWIKKELAAR),
        Access.Entry.only(
            HttpMethod.POST, CHECK, Role.MEDEWERKER, Role.ONTWIKKELAAR, Role.COMMISSIE),
        Access.Entry.only(HttpMethod.GET, MODELS, Role.MEDEWERKER, Role.ONTWIKKELAAR),
        Access.Entry.only(HttpMethod.GET, MODEL, Role.MEDEWERKER, Role.ONTWIKKELAAR));
  }

  /// Mounts the routes, each behind its gate.
  public void mount(Router router, Access access) {
    post(router, access, CHAT, Metrics.Surface.CHAT).handler(this::chat);
    post(router, access, EMBEDDINGS, Metrics.Surface.EMBEDDINGS).handler(this::embeddings);
    post(router, access, CHECK, Metrics.Surface.CHECK).handler(this::check);
    access.mount(router, HttpMethod.GET, MODELS).handler(models::list);
    access.mount(router, HttpMethod.GET, MODEL).handler(models::one);
    router
        .route("/v1/*")
        .last()
        .handler(
            context ->
                Answers.error(
                    context, 404, "not_found", null, "there is no such endpoint on this gateway"));
  }

  private Route post(Router router, Access access, String path, Metrics.Surface surface) {
    return access
        .mount(router, HttpMethod.POST, path)
        .handler(doorstep.of(surface))
        .handler(bodies)
        .handler(Doorstep::bodyRead);
  }

  /// Turns new requests away from now on. Completes when the last answer under way has ended.
  public Future<Void> stop() {
    return doorstep.stop();
  }

  private void chat(RoutingContext context) {
    Origin origin = begin(context);
    paced(context, gatehouse.paceOfChat(Access.caller(context)))
        .compose(_ -> read(context, origin, RawRequest::chat))
        .compose(
            chat ->
                gatehouse
                    .exchange()
                    .open(chat.asked(), Doorstep.goneUnanswered(context))
                    .onSuccess(
                        outcome -> {
                          boolean usage = chat.body().includeUsage();
                          answer(
                              context,
                              told(context, origin.requestId(), usage),
                              outcome,
                              Relay::chat);
                        }))
        .onFailure(thrown -> failed(context, thrown));
  }

  private void embeddings(RoutingContext context) {
    Origin origin = begin(context);
    paced(context, gatehouse.paceOfChat(Access.caller(context)))
        .compose(_ -> read(context, origin, RawRequest::embeddings))
        .compose(asked -> gatehouse.exchange().open(asked, Doorstep.goneUnanswered(context)))
        .onSuccess(
            outcome ->
                answer(
                    context, told(context, origin.requestId(), false), outcome, Relay::embeddings))
        .onFailure(thrown -> failed(context, thrown));
  }

  private void check(RoutingContext context) {
    Origin origin = begin(context);
    paced(context, gatehouse.paceOfCheck(Access.caller(context)))
        .compose(_ -> read(context, origin, RawRequest::chat))
        .compose(
            chat -> {
              ChatBody body = chat.body();
              return gatehouse
                  .checker()
                  .check(chat.asked(), body.checks())
                  .onSuccess(
                      report -> {
                        Doorstep.note(context, "checked");
                        context.response().putHeader("X-Policy-Version", report.policyVersion());
                        Quotas.tokens(context.response(), report.tokens());
                        Answers.json(context, 200, CheckAnswer.of(report, body.conversation()));
                      });
            })
        .onFailure(thrown -> failed(context, thrown));
  }

  private interface Relaying {
    void relay(
        nl.genaisluis.gateway.exchange.OpenExchange exchange,
        Told told,
        io.vertx.core.http.HttpServerResponse response);
  }

  private void answer(RoutingContext context, Told told, Outcome outcome, Relaying relaying) {
    String requestId = told.requestId();
    switch (outcome) {
      case Outcome.Refused refused -> answers.refused(context, requestId, refused);
      case Outcome.ConfirmFirst confirm -> answers.confirmFirst(context, requestId, confirm);
      case Outcome.Incomplete(var ground, String param, String message) ->
          Answers.error(context, 400, ground.code(), param, message);
      case Outcome.NoRoom full -> answers.noRoom(context, requestId, full);
      case Outcome.Unanswered(var fault) -> Answers.unanswered(context, fault);
      case Outcome.Answered(var exchange) -> {
        doorstep.answered(context, exchange::outcome);
        Caller caller = Access.caller(context);
        exchange.whenClosed((usage, energy) -> spent.add(caller, usage, energy));
        Quotas.tokens(context.response(), exchange.tokens());
        Quotas.warnings(context.response(), exchange.budgetWarnings());
        relaying.relay(exchange, told, context.response());
      }
    }
  }

  private interface Reading<T> {
    T read(RawRequest raw) throws BodyFault, JsonFault;
  }

  private <T> Future<T> read(RoutingContext context, Origin origin, Reading<T> reading) {
    RawRequest raw;
    Caller caller = Access.caller(context);
    try {
      raw = RawRequest.of(context, caller, origin, defaultUseCases);
      if (raw.length() <= gatehouse.eventLoopBytesMax()) {
        return Future.succeededFuture(reading.read(raw));
      }
    } catch (BodyFault | JsonFault fault) {
      return Future.failedFuture(fault);
    }
    return gatehouse.offEventLoop(() -> reading.read(raw));
  }

  private Origin begin(RoutingContext context) {
    Trace trace = Trace.of(context.request().headers().getAll(Trace.HEADER));
    Origin origin = new Origin(gatehouse.newRequestId(clock.millis()), trace);
    context
        .response()
        .putHeader("X-Request-Id", origin.requestId())
        .putHeader(Trace.HEADER, trace.header());
    return origin;
  }

  private Told told(RoutingContext context, String requestId, boolean includeUsage) {
    return new Told(
        requestId, includeUsage, clock.instant().getEpochSecond(), Doorstep.gone(context));
  }

  /// Fails with [TooFast] when the caller has to wait.
  private static Future<Void> paced(RoutingContext context, Future<RateLimits.Pace> asked) {
    return asked.compose(
        pace -> {
          Quotas.requests(context.response(), pace);
          return pace.waitSeconds() == 0
              ? Future.succeededFuture()
              : Future.failedFuture(new TooFast(pace.waitSeconds()));
        });
  }

  /// Every way in which a request can fail before it has an outcome; all of them end without a
  /// call.
  private static void failed(RoutingContext context, Throwable thrown) {
    switch (thrown) {
      case BodyFault fault -> Answers.badBody(context, fault);
      case JsonFault fault -> Answers.badBody(context, fault);
      case TooFast tooFast -> {
        context.response().putHeader("Retry-After", Long.toString(tooFast.waitSeconds()));
        Answers.error(context, 429, "rate_limited", null, "too many requests; wait and try again");
      }
      case Unavailable unavailable -> {
        context.response().putHeader("Retry-After", "2");
        Answers.error(context, 503, unavailable.code(), null, "not available now; try again");
      }
      default -> {
        LOG.atError()
            .addKeyValue("code", "bug")
            .addKeyValue("cause", thrown.getClass().getName())
            .log("a request failed");
        Answers.error(context, 500, "internal_error", null, "the gateway failed; nothing was sent");
      }
    }
  }
}
