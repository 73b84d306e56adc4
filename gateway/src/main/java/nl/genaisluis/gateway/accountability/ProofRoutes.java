package nl.genaisluis.gateway.accountability;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.regex.Pattern;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.Proven;
import nl.genaisluis.gateway.problem.Problems;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;

/// The proof that an entry is in the log. Anyone who holds a receipt may ask.
final class ProofRoutes {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Vertx vertx;
  private final Ledger ledger;

  ProofRoutes(Vertx vertx, Ledger ledger) {
    this.vertx = vertx;
    this.ledger = ledger;
  }

  void proof(RoutingContext context) {
    Input.query(context);
    String hash = context.pathParam("leafHash");
    if (!HASH.matcher(hash).matches()) {
      throw new InputFault("leafHash", "Geef 64 cijfers en letters a tot en met f.");
    }
    vertx
        .executeBlocking(() -> found(hash), false)
        .onSuccess(
            view -> {
              if (view == null) {
                notCovered(context);
              } else {
                Answers.json(context, 200, view);
              }
            })
        .onFailure(fault -> Answers.fail(context, fault));
  }

  private Json.@Nullable Obj found(String hash) {
    Proven proven = ledger.proven(hash);
    if (proven == null) {
      return null;
    }
    return Json.object(
        "leafHash", Json.of(hash),
        "status", Json.of("vastgelegd"),
        "bewijs", Json.of(proven.file()),
        "sleutel", Json.of(proven.verifierKey()));
  }

  private static void notCovered(RoutingContext context) {
    Problems.problem(
        context,
        404,
        "Geen bewijs",
        "Deze hash staat niet in het logboek, of nog niet onder een controlepunt. Een nieuwe"
            + " vastlegging is dat na hooguit enkele seconden.",
        Map.of("code", Json.of("not_found")));
  }
}
