package nl.genaisluis.gateway.conversation;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.genaisluis.audit.event.ConditionsConfirmed;
import nl.genaisluis.gateway.accountability.Answers;
import nl.genaisluis.gateway.accountability.ApiFault;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.accountability.Conditions;
import nl.genaisluis.gateway.accountability.Input;
import nl.genaisluis.gateway.exchange.Gatehouse;
import nl.genaisluis.gateway.exchange.Origin;
import nl.genaisluis.gateway.exchange.Trace;
import nl.genaisluis.gateway.exchange.UseLines;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// The conditions of a purpose as one person confirmed them. They are confirmed once for each
/// version: the leaf and its line in the use log come first, then the row under the person's own
/// key that saves asking again.
final class ConditionRoutes {
  static final String RESOURCE = "/toepassingen/:id/voorwaarden";
  static final int BODY_BYTES_MAX = 4_096;

  private static final String TRAINING_FOLLOWED = "trainingGevolgd";
  private static final String GUIDELINE_READ = "richtlijnGelezen";
  private static final String ACT = "voorwaarden";
  private static final int TRIES_MAX = 3;

  private final Setup setup;
  private final UseLines uses;
  private final Object keeping = new Object();
  private final Once<Said, Json.Obj> saying = new Once<>();

  /// Who confirms what.
  private record Said(String user, String useCase, String version) {}

  ConditionRoutes(Setup setup, UseLines uses) {
    this.setup = setup;
    this.uses = uses;
  }

  void read(RoutingContext context) {
    Input.query(context);
    Conditions now = asked(context);
    String user = setup.user(Access.caller(context));
    Answers.whenReady(context, setup.desk().run(() -> view(now, confirmed(user, now))));
  }

  /// Confirms. The same version once more changes nothing and is not recorded twice, also when both
  /// are under way at the same time; of two nodes that begin at once each leaves a leaf.
  void confirm(RoutingContext context) {
    Input.query(context);
    Conditions now = asked(context);
    byte[] sent = Form.bytes(context);
    Caller caller = Access.caller(context);
    String user = setup.user(caller);
    Trace trace = Trace.of(context.request().headers().getAll(Trace.HEADER));
    requireConfirmed(now, Form.of(sent, "versie", TRAINING_FOLLOWED, GUIDELINE_READ));
    Answers.whenReady(
        context,
        saying.act(
            context.vertx(),
            new Said(user, now.useCase(), now.version()),
            () ->
                setup
                    .desk()
                    .run(() -> view(now, confirmed(user, now)))
                    .compose(
                        seen ->
                            seen.get("bevestigdOp") instanceof Json.Text
                                ? Future.succeededFuture(seen)
                                : recorded(context, now, caller, trace)
                                    .compose(_ -> setup.desk().run(() -> keep(user, now))))));
  }

  private Future<?> recorded(RoutingContext context, Conditions now, Caller caller, Trace trace) {
    Origin origin = uses.origin(trace);
    context.response().putHeader("X-Request-Id", origin.requestId());
    return setup.record(
        new ConditionsConfirmed(
            Gatehouse.exchangeId(), now.useCase(), now.version(), Setup.role(caller).code()),
        uses.done(caller, origin, ACT, now.useCase()));
  }

  private static void requireConfirmed(Conditions now, Form form) {
    if (!now.version().equals(form.line("versie", 1, 64))) {
      throw new ApiFault(
          409,
          "conditions_changed",
          "De voorwaarden zijn gewijzigd",
          "Haal ze opnieuw op, lees ze en bevestig dan deze versie.");
    }
    for (String statement : List.of(TRAINING_FOLLOWED, GUIDELINE_READ)) {
      if (!form.flag(statement, false)) {
        throw form.fault(statement, "Alleen true bevestigt.");
      }
    }
  }

  /// The conditions that are asked for; a purpose without any has no such resource.
  private Conditions asked(RoutingContext context) {
    Catalogue catalogue = setup.catalogue().get();
    UseCase useCase = catalogue.useCases().useCase(context.pathParam("id"));
    Conditions found = useCase == null ? null : Conditions.of(useCase, catalogue);
    if (found == null) {
      throw Replies.missing();
    }
    return found;
  }

  /// When this user confirmed this version; null when that is still to be done. Blocks.
  private @Nullable String confirmed(String user, Conditions now) {
    for (Item item : setup.shelf().of(user, Kind.VOORWAARDEN)) {
      Json.Obj kept = item.head().object(now.useCase());
      if (kept != null && now.version().equals(kept.text("versie"))) {
        return kept.text("op");
      }
    }
    return null;
  }

  /// Keeps that this version is confirmed and forgets what no longer counts. Blocks. Two nodes that
  /// begin at once leave two rows, which count as one.
  private Json.Obj keep(String user, Conditions now) {
    Json moment = Replies.moment(setup.clock().instant());
    Json.Obj one = Json.object("versie", Json.of(now.version()), "op", moment);
    synchronized (keeping) {
      for (int tries = 0; tries < TRIES_MAX; tries++) {
        List<Item> found = setup.shelf().of(user, Kind.VOORWAARDEN);
        Json.Obj before = found.isEmpty() ? Json.Obj.EMPTY : found.getFirst().head();
        Item.Texts texts = new Item.Texts(valid(before).with(now.useCase(), one), Json.Obj.EMPTY);
        if (found.isEmpty()) {
          Item.Draft draft = new Item.Draft(Kind.VOORWAARDEN, user, user, null, null, texts);
          setup.shelf().add(setup.shelf().newId(), draft);
          return view(now, confirmed(user, now));
        }
        if (setup.shelf().replace(found.getFirst(), texts, null) != null) {
          return view(now, confirmed(user, now));
        }
      }
    }
    throw Replies.changed();
  }

  /// What is kept, without use cases that are gone and versions that do not hold any more.
  private Json.Obj valid(Json.Obj kept) {
    Catalogue catalogue = setup.catalogue().get();
    Map<String, Json> still = new LinkedHashMap<>();
    kept.members()
        .forEach(
            (id, said) -> {
              UseCase useCase = catalogue.useCases().useCase(id);
              Conditions holds = useCase == null ? null : Conditions.of(useCase, catalogue);
              if (holds != null
                  && said instanceof Json.Obj one
                  && holds.version().equals(one.text("versie"))) {
                still.put(id, said);
              }
            });
    return new Json.Obj(still);
  }

  private static Json.Obj view(Conditions now, @Nullable String since) {
    return Json.object(
        "toepassing", Json.of(now.useCase()),
        "versie", Json.of(now.version()),
        "training", Json.of(now.training()),
        "richtlijn", Json.of(now.guideline()),
        "bevestigdOp", Json.ofNullable(since));
  }
}
