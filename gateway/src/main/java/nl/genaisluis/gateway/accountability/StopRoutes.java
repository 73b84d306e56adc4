package nl.genaisluis.gateway.accountability;

import io.vertx.ext.web.RoutingContext;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;

/// Setting, reading and lifting stops.
final class StopRoutes {
  static final int REASON_MIN = 10;
  static final int REASON_MAX = 500;

  private final StopBoard board;
  private final Supplier<Catalogue> catalogue;

  StopRoutes(StopBoard board, Supplier<Catalogue> catalogue) {
    this.board = board;
    this.catalogue = catalogue;
  }

  void all(RoutingContext context) {
    Input.query(context);
    Json.Arr stops = Json.array(board.all().stream().map(StopRoutes::view).toList());
    Answers.json(
        context, 200, Json.object("stops", stops, "totaal", Json.of(stops.items().size())));
  }

  void set(RoutingContext context) {
    Input.query(context);
    Json.Obj body = Input.object(context, "scope", "id", "reden");
    String reason = Input.text(body, "reden", REASON_MIN, REASON_MAX);
    StopScope scope = StopScope.find(Input.text(body, "scope", 1, 20));
    if (scope == null) {
      throw new InputFault("scope", "Kies model, aanbieder, toepassing, sleutel of alles.");
    }
    @Nullable String id = target(scope, body);
    board
        .set(Access.caller(context), scope, id, reason)
        .onSuccess(
            stop -> {
              context.response().putHeader("Location", Frame.BASE + "/stops/" + stop.id());
              Answers.json(context, 201, view(stop));
            })
        .onFailure(fault -> Answers.fail(context, fault));
  }

  void lift(RoutingContext context) {
    Input.query(context);
    Answers.whenReady(
        context, board.lift(Access.caller(context), context.pathParam("id")).map(StopRoutes::view));
  }

  /// The id that is stopped. It must exist: a stop with a slip of the pen would stop nothing.
  private @Nullable String target(StopScope scope, Json.Obj body) {
    Json sent = body.get("id");
    boolean absent = sent == null || sent instanceof Json.Null;
    if (scope == StopScope.ALLES) {
      if (!absent) {
        throw new InputFault("id", "Laat dit veld weg bij scope alles.");
      }
      return null;
    }
    String id = Input.text(body, "id", 1, 128);
    Catalogue now = catalogue.get();
    boolean known =
        switch (scope) {
          case MODEL -> now.register().model(id) != null;
          case AANBIEDER -> now.register().provider(id) != null;
          case TOEPASSING -> now.useCases().useCase(id) != null;
          case SLEUTEL -> board.keys().contains(id);
          case ALLES -> false;
        };
    if (!known) {
      throw new InputFault("id", "Dit kenmerk staat niet in het register.");
    }
    return id;
  }

  static Json.Obj view(StopView stop) {
    return Json.object(
        "id", Json.of(stop.id()),
        "scope", Json.of(stop.scope().code()),
        "doelId", Json.ofNullable(stop.target()),
        "reden", Json.of(stop.reason()),
        "gezetOp", Json.of(stop.setAt().truncatedTo(ChronoUnit.SECONDS).toString()),
        "gezetDoorRol", Json.of(stop.setBy().code()),
        "opgehevenOp", lifted(stop));
  }

  private static Json lifted(StopView stop) {
    return Json.ofNullable(
        stop.liftedAt() == null
            ? null
            : stop.liftedAt().truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
