package nl.genaisluis.gateway.front;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.exchange.Outcome;
import nl.genaisluis.gateway.upstream.UpstreamFault;
import nl.genaisluis.models.wire.BodyFault;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import nl.genaisluis.policy.Refusal;
import nl.genaisluis.policy.prohibited.Finding;
import nl.genaisluis.policy.prohibited.Span;
import nl.genaisluis.policy.usecase.Budget;
import org.jspecify.annotations.Nullable;

/// Writes everything on `/v1` that is not an answer of a model.
final class Answers {
  private final String appealUrl;

  /// @param appealUrl where an asker objects to a ruling
  Answers(String appealUrl) {
    this.appealUrl = appealUrl;
  }

  /// A refusal: 403, or 429 where waiting helps.
  void refused(RoutingContext context, String requestId, Outcome.Refused refused) {
    refusal(context, new Told(403, requestId, refused.policyVersion(), refused.refusal(), null));
  }

  /// A refusal because there is no room.
  void noRoom(RoutingContext context, String requestId, Outcome.NoRoom full) {
    context.response().putHeader("Retry-After", Long.toString(full.full().secondsLeft()));
    if (full.full().quantity() == Budget.Quantity.TOKENS) {
      Quotas.tokens(context.response(), full.full());
    }
    refusal(context, new Told(429, requestId, full.policyVersion(), full.refusal(), null));
  }

  /// A doubt with a token.
  void confirmFirst(RoutingContext context, String requestId, Outcome.ConfirmFirst confirm) {
    Json confirmation =
        Json.object(
            "token",
            Json.of(confirm.token()),
            "expires_at",
            Json.of(confirm.expiresAt().toString()));
    refusal(
        context, new Told(403, requestId, confirm.policyVersion(), confirm.doubt(), confirmation));
  }

  /// What a refusal tells.
  ///
  /// @param confirmation how the asker can go on all the same; null when that cannot be
  private record Told(
      int status,
      String requestId,
      String policyVersion,
      Refusal refusal,
      @Nullable Json confirmation) {}

  private void refusal(RoutingContext context, Told told) {
    Speech speech = Speech.of(context.request());
    String code = told.refusal().ground().code();
    context
        .response()
        .putHeader("x-should-retry", "false")
        .putHeader("Content-Language", speech.code())
        .putHeader("Vary", "Accept-Language")
        .putHeader("X-Policy-Version", told.policyVersion());
    Doorstep.note(context, code);
    Json.Obj error =
        Json.object(
            "message",
            Json.of(speech.of(told.refusal().explanation())),
            "type",
            Json.of("policy_refusal"),
            "code",
            Json.of(code),
            "param",
            Json.NULL,
            "sluis",
            grounds(told, speech));
    Json confirmation = told.confirmation();
    json(
        context,
        told.status(),
        Json.object(
            "error", confirmation == null ? error : error.with("confirmation", confirmation)));
  }

  private Json.Obj grounds(Told told, Speech speech) {
    Refusal refusal = told.refusal();
    return Json.object(
        "request_id",
        Json.of(told.requestId()),
        "policy_version",
        Json.of(told.policyVersion()),
        "ground",
        Json.of(speech.of(refusal.ground().title())),
        "rules",
        rules(refusal.findings()),
        "basis",
        BasisView.of(refusal.basis()),
        "alternative",
        Json.ofNullable(speech.ofNullable(refusal.alternative())),
        "human_contact",
        Json.ofNullable(refusal.humanContact()),
        "appeal_url",
        Json.of(refusal.appealUrl() == null ? appealUrl : refusal.appealUrl()));
  }

  /// The rules of a finding, in the shape that refusals and checks share.
  static Json.Arr rules(List<Finding> findings) {
    List<Json> rules = new ArrayList<>();
    for (Finding finding : findings) {
      rules.add(
          Json.object(
              "id",
              Json.of(finding.rule()),
              "title",
              Json.of(finding.title().dutch()),
              "class",
              Json.of(finding.category().code()),
              "explanation",
              Json.of(finding.explanation().dutch()),
              "title_en",
              Json.ofNullable(finding.title().translated()),
              "explanation_en",
              Json.ofNullable(finding.explanation().translated()),
              "spans",
              spans(finding.spans())));
    }
    return Json.array(rules);
  }

  static Json.Arr spans(List<Span> spans) {
    List<Json> written = new ArrayList<>();
    for (Span span : spans) {
      Json.Obj place =
          Json.object(
              "message", span.message() < 0 ? Json.NULL : Json.of(span.message()),
              "start", Json.of(span.start()),
              "end", Json.of(span.end()));
      String path = span.path();
      written.add(path == null ? place : place.with("path", Json.of(path)));
    }
    return Json.array(written);
  }

  /// A body that is not a request.
  static void badBody(RoutingContext context, Exception fault) {
    switch (fault) {
      case BodyFault body ->
          error(context, body.status(), body.code(), body.param(), message(body));
      case JsonFault json ->
          error(context, 400, "invalid_json", null, json.place() + ": " + message(json));
      default -> throw new IllegalStateException("not a fault of a body", fault);
    }
  }

  /// A host that did not answer.
  static void unanswered(RoutingContext context, UpstreamFault fault) {
    switch (fault.reason()) {
      case TIMEOUT_FIRST_BYTE, TIMEOUT_IDLE, TIMEOUT_TOTAL ->
          error(context, 504, "upstream_timeout", null, "the model's host took too long");
      case STATUS_429 -> {
        Duration wait = fault.retryAfter();
        long seconds = wait == null ? 10 : Math.max(1, wait.toSeconds());
        context.response().putHeader("Retry-After", Long.toString(seconds));
        error(context, 429, "rate_limited", null, "the model's host is busy; try again later");
      }
      case HOST_RESTING, HOST_BUSY -> {
        Duration wait = fault.retryAfter();
        long seconds = wait == null ? 2 : Math.max(1, wait.toSeconds());
        context.response().putHeader("Retry-After", Long.toString(seconds));
        String code = fault.code().replace("host_", "upstream_");
        error(context, 503, code, null, "the model's host has no room now; try again later");
      }
      case NO_ROOM -> {
        context.response().putHeader("Retry-After", "2");
        error(context, 503, "overloaded", null, "not available now; try again");
      }
      case STOPPED ->
          error(context, 503, "stopped", null, "this model, its host or this use case was stopped");
      case UNSUPPORTED -> unsupported(context, fault.field());
      case CONNECT_FAILED,
          CUT,
          STATUS_5XX,
          STATUS_4XX,
          STATUS_OTHER,
          HOST_ERROR,
          BAD_ANSWER,
          MODEL_FAILED,
          CANCELLED ->
          error(context, 502, "upstream_failed", null, "the model's host gave no usable answer");
    }
  }

  private static void unsupported(RoutingContext context, @Nullable String field) {
    if (field != null) {
      error(
          context,
          422,
          "unsupported_parameter",
          field,
          "no model of this use case can carry this field; leave it out or ask for another model");
      return;
    }
    error(
        context,
        422,
        "unsupported_content",
        null,
        "the model cannot carry a part of this request; leave out tools, response_format or"
            + " other special fields, or ask for another model");
  }

  static void error(
      RoutingContext context, int status, String code, @Nullable String param, String message) {
    String type =
        switch (status) {
          case 429 -> "rate_limit_error";
          default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    Doorstep.note(context, code);
    json(
        context,
        status,
        Json.object(
            "error",
            Json.object(
                "message", Json.of(message),
                "type", Json.of(type),
                "code", Json.of(code),
                "param", Json.ofNullable(param))));
  }

  static void json(RoutingContext context, int status, Json.Obj body) {
    if (context.response().closed() || context.response().ended()) {
      return;
    }
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(Buffer.buffer(JsonCodec.write(body)));
  }

  private static String message(Exception fault) {
    String message = fault.getMessage();
    return message == null ? "the body cannot be read" : message;
  }
}
