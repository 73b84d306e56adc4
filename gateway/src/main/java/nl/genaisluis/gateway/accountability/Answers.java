package nl.genaisluis.gateway.accountability;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import nl.genaisluis.audit.ledger.LedgerFault;
import nl.genaisluis.gateway.erasure.ErasureFault;
import nl.genaisluis.gateway.problem.Problems;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How requests of this API end: with a value, or with a problem in Dutch.
public final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
  private static final String RETRY_SECONDS = "5";

  private Answers() {}

  /// A handler in which a throw ends as a problem.
  static Handler<RoutingContext> guarded(Handler<RoutingContext> work) {
    return context -> {
      try {
        work.handle(context);
      } catch (RuntimeException fault) {
        fail(context, fault);
      }
    };
  }

  /// Ends a request that a handler before ours failed: a body that is too long, a broken encoding.
  static void failed(RoutingContext context) {
    int status = context.statusCode();
    Throwable fault = context.failure();
    if (fault != null && status == 500) {
      fail(context, fault);
      return;
    }
    boolean tooLong = status == 413;
    Problems.problem(
        context,
        tooLong ? 413 : 400,
        tooLong ? "Te veel inhoud" : "Ongeldige invoer",
        tooLong ? "Stuur minder." : "Dit verzoek kan niet worden gelezen.",
        Map.of("code", Json.of(tooLong ? "too_large" : "invalid_input")));
  }

  /// Answers with the value once it is there, or with the problem that its failing is.
  public static void whenReady(RoutingContext context, Future<? extends Json> value) {
    value.onSuccess(json -> json(context, 200, json)).onFailure(fault -> fail(context, fault));
  }

  /// Answers with the value once it is there, or with the problem that its failing is. Where it is
  /// null, there is nothing here.
  public static void whenFound(RoutingContext context, Future<? extends Json> value) {
    value
        .onSuccess(
            json -> {
              if (json == null) {
                notFound(context);
              } else {
                json(context, 200, json);
              }
            })
        .onFailure(fault -> fail(context, fault));
  }

  /// Answers with this value.
  public static void json(RoutingContext context, int status, Json value) {
    send(context, status, "application/json; charset=utf-8", JsonCodec.write(value));
  }

  /// Answers with these bytes.
  public static void send(RoutingContext context, int status, String contentType, byte[] body) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(status).putHeader("Content-Type", contentType).end(Buffer.buffer(body));
  }

  /// Answers that there is nothing here.
  public static void notFound(RoutingContext context) {
    Problems.problem(
        context,
        404,
        "Niet gevonden",
        "Wat u vraagt bestaat hier niet.",
        Map.of("code", Json.of("not_found")));
  }

  /// Ends a request that went wrong. What is not known to be the caller's fault is ours.
  public static void fail(RoutingContext context, Throwable fault) {
    switch (fault) {
      case InputFault input ->
          Problems.problem(
              context,
              400,
              "Ongeldige invoer",
              "Parameter " + input.parameter() + ": " + input.demand(),
              Map.of("code", Json.of("invalid_input"), "parameter", Json.of(input.parameter())));
      case ApiFault told -> {
        if (told.status() == 503) {
          context.response().putHeader("Retry-After", RETRY_SECONDS);
        }
        Problems.problem(
            context,
            told.status(),
            told.title(),
            told.detail(),
            Map.of("code", Json.of(told.code())));
      }
      case StopFault stop -> fail(context, stop.reason());
      case ReviewFault review -> fail(context, review.reason());
      case ErasureFault erasure -> fail(context, erasure.reason());
      case LedgerFault ledger -> unavailable(context, ledger.code());
      default -> {
        LOG.error("answer broke off: {}", fault.getClass().getName());
        Problems.problem(
            context,
            500,
            "Fout in de sluis",
            "Het antwoord kon niet worden gemaakt.",
            Map.of("code", Json.of("internal_error")));
      }
    }
  }

  private static void fail(RoutingContext context, StopFault.Reason reason) {
    switch (reason) {
      case SAME_PERSON ->
          Problems.problem(
              context,
              409,
              "Een ander moet dit doen",
              "Wie een stop zette, mag die niet zelf opheffen.",
              Map.of("code", Json.of("same_person")));
      case UNKNOWN_STOP -> notFound(context);
      case NOT_RECORDED -> unavailable(context, "not_recorded");
    }
  }

  private static void fail(RoutingContext context, ReviewFault.Reason reason) {
    switch (reason) {
      case UNKNOWN_DECISION -> notFound(context);
      case NO_TEXT ->
          conflict(
              context,
              "no_text",
              "De tekst van deze beslissing is er niet (meer), dus er is niets om mee te"
                  + " vergelijken. Alleen terecht kan nog.");
      case OTHER_GROUND ->
          conflict(
              context,
              "other_ground",
              "Deze beslissing kwam niet van de controle op verboden gebruik.");
      case FULL ->
          conflict(
              context,
              "full",
              "Er wegen al zo veel uitspraken mee dat er geen bij kan. Laat er eerst een aflopen,"
                  + " of neem wat ze gemeen hebben op in een regel.");
      case NOT_RECORDED -> unavailable(context, "not_recorded");
    }
  }

  private static void conflict(RoutingContext context, String code, String detail) {
    Problems.problem(context, 409, "Dit kan hier niet", detail, Map.of("code", Json.of(code)));
  }

  private static void fail(RoutingContext context, ErasureFault.Reason reason) {
    switch (reason) {
      case UNKNOWN -> notFound(context);
      case HELD ->
          Problems.problem(
              context,
              409,
              "Bewaarplicht",
              "Er rust een bewaarplicht op wat u wilt wissen. Er is niets gewist.",
              Map.of("code", Json.of("held")));
      case SAME_PERSON ->
          Problems.problem(
              context,
              409,
              "Een ander moet dit doen",
              "Wie een bewaarplicht oplegde, mag die niet zelf opheffen.",
              Map.of("code", Json.of("same_person")));
    }
  }

  private static void unavailable(RoutingContext context, String code) {
    context.response().putHeader("Retry-After", RETRY_SECONDS);
    Problems.problem(
        context,
        503,
        "Vastleggen lukt nu niet",
        "Zonder vastlegging geeft de sluis geen antwoord. Probeer het later opnieuw.",
        Map.of("code", Json.of(code)));
  }
}
