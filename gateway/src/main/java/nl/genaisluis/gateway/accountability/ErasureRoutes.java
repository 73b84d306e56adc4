package nl.genaisluis.gateway.accountability;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;
import nl.genaisluis.audit.uselog.Processing;
import nl.genaisluis.audit.uselog.UseLine;
import nl.genaisluis.audit.uselog.Who;
import nl.genaisluis.gateway.erasure.Erasures;
import nl.genaisluis.gateway.erasure.Hold;
import nl.genaisluis.gateway.erasure.Holds;
import nl.genaisluis.gateway.erasure.UseLog;
import nl.genaisluis.gateway.erasure.Wanted;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;

/// Erasing, holding, and looking into the use log. Whoever is meant stands in the body, never in an
/// address, where logs of others would keep it.
final class ErasureRoutes {
  private static final Pattern REQUEST =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final int SUBJECT_MAX = 256;

  private final Erasures erasures;
  private final Holds holds;
  private final UseLog useLog;

  ErasureRoutes(Erasures erasures, Holds holds, UseLog useLog) {
    this.erasures = erasures;
    this.holds = holds;
    this.useLog = useLog;
  }

  void erase(RoutingContext context) {
    Input.query(context);
    Json.Obj body = Input.object(context, "beslissing", "verzoek", "subject", "reden");
    Answers.whenReady(
        context,
        erasures
            .erase(Role.BEHEERDER, wanted(body), reason(body))
            .map(done -> Json.object("id", Json.of(done.act()), "gewist", Json.of(done.leaves()))));
  }

  void look(RoutingContext context) {
    Input.query(context);
    Json.Obj body = Input.object(context, "beslissing", "verzoek", "subject", "reden");
    Answers.whenReady(
        context,
        useLog
            .look(Role.AUDITOR, wanted(body), reason(body))
            .map(
                found ->
                    Json.object(
                        "id", Json.of(found.act()),
                        "totaal", Json.of(found.total()),
                        "regels",
                            Json.array(found.lines().stream().map(ErasureRoutes::view).toList()))));
  }

  void holds(RoutingContext context) {
    Input.query(context);
    Json.Arr all = Json.array(holds.all().stream().map(ErasureRoutes::view).toList());
    Answers.json(
        context, 200, Json.object("bewaarplichten", all, "totaal", Json.of(all.items().size())));
  }

  void hold(RoutingContext context) {
    Input.query(context);
    Json.Obj body = Input.object(context, "beslissing", "verzoek", "reden");
    holds
        .set(Access.caller(context), wanted(body), reason(body))
        .onSuccess(
            hold -> {
              context.response().putHeader("Location", Frame.BASE + "/bewaarplichten/" + hold.id());
              Answers.json(context, 201, view(hold));
            })
        .onFailure(fault -> Answers.fail(context, fault));
  }

  void release(RoutingContext context) {
    Input.query(context);
    Answers.whenReady(
        context,
        holds.release(Access.caller(context), context.pathParam("id")).map(ErasureRoutes::view));
  }

  private static String reason(Json.Obj body) {
    return Input.text(body, "reden", StopRoutes.REASON_MIN, StopRoutes.REASON_MAX);
  }

  /// Exactly one of the three ways to say whose exchanges are meant.
  private static Wanted wanted(Json.Obj body) {
    long said =
        Set.of("beslissing", "verzoek", "subject").stream()
            .filter(name -> body.get(name) != null)
            .count();
    if (said != 1) {
      throw new InputFault("body", "Noem één van beslissing, verzoek of subject.");
    }
    if (body.get("beslissing") != null) {
      return new Wanted.Decision(Input.leaf("beslissing", body.text("beslissing")));
    }
    if (body.get("verzoek") != null) {
      return new Wanted.Request(request(body.text("verzoek")));
    }
    return new Wanted.Person(Input.text(body, "subject", 1, SUBJECT_MAX));
  }

  private static String request(@Nullable String sent) {
    if (sent == null || !REQUEST.matcher(sent).matches()) {
      throw new InputFault("verzoek", "Geef het kenmerk uit X-Request-Id.");
    }
    return sent;
  }

  private static Json.Obj view(Hold hold) {
    return Json.object(
        "id", Json.of(hold.id()),
        "uitwisseling", Json.of(hold.exchange()),
        "reden", Json.of(hold.reason()),
        "gezetOp", Json.of(seconds(hold.setAt())),
        "gezetDoorRol", Json.of(hold.setBy().code()));
  }

  private static Json.Obj view(UseLine line) {
    Who who = line.who();
    return Json.object(
        "beslissing", Json.of(line.leaf()),
        "uitwisseling", Json.of(line.exchange()),
        "subject", Json.ofNullable(who == null ? null : who.subject()),
        "rol", Json.ofNullable(who == null ? null : who.role()),
        "client", Json.ofNullable(who == null ? null : who.client()),
        "verzoek", Json.ofNullable(who == null ? null : who.requestId()),
        "tijd", Json.ofNullable(who == null ? null : seconds(who.at())),
        "verwerking", view(line.processing()));
  }

  /// As Logboek Dataverwerkingen 1.0.0 names it; times in milliseconds since 1970.
  private static Json.Obj view(Processing one) {
    return Json.object(
        "trace_id", Json.of(one.traceId()),
        "span_id", Json.of(one.spanId()),
        "parent_span_id", Json.ofNullable(one.parentSpanId()),
        "name", Json.of(one.name()),
        "status", Json.of(one.status().code()),
        "start_time", Json.of(one.start().toEpochMilli()),
        "end_time", millis(one.end()),
        "resource", Json.object("attributes", Json.object("service.name", Json.of("genai-sluis"))),
        "attributes", Json.object("dpl.core.processing_activity_id", Json.of(one.activity())));
  }

  private static Json millis(@Nullable Instant instant) {
    return instant == null ? Json.NULL : Json.of(instant.toEpochMilli());
  }

  private static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
