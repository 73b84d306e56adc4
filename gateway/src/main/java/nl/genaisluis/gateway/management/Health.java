package nl.genaisluis.gateway.management;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.BooleanSupplier;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerState;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;

/// `/health/live` and `/health/ready`. Ready means that the record takes entries: without it no
/// request can be let through; that other nodes on the same database are heard, for without them
/// nobody knows what is stopped; and that the gateway does not stop.
public final class Health {
  private static final String LIVE = "/health/live";
  private static final String READY = "/health/ready";

  private final Ledger ledger;
  private final BooleanSupplier heard;
  private volatile boolean stopping;

  /// @param heard false while this node does not hear the others with whom it shares a database
  public Health(Ledger ledger, BooleanSupplier heard) {
    this.ledger = ledger;
    this.heard = heard;
  }

  /// Who may call what: everyone.
  public static List<Access.Entry> entries() {
    return List.of(
        Access.Entry.open(HttpMethod.GET, LIVE), Access.Entry.open(HttpMethod.GET, READY));
  }

  /// Mounts both routes on a surface with an access table.
  public void mount(Router router, Access access) {
    access.mount(router, HttpMethod.GET, LIVE).handler(this::live);
    access.mount(router, HttpMethod.GET, READY).handler(this::ready);
  }

  /// Mounts both routes on the management port.
  public void mount(Router router) {
    router.get(LIVE).handler(this::live);
    router.get(READY).handler(this::ready);
  }

  /// From now on not ready: whoever spreads requests should send them elsewhere.
  public void stop() {
    stopping = true;
  }

  private void live(RoutingContext context) {
    answer(context, 200, Json.object("status", Json.of("ok")));
  }

  private void ready(RoutingContext context) {
    if (stopping) {
      answer(context, 503, Json.object("status", Json.of("stopping")));
      return;
    }
    if (!heard.getAsBoolean()) {
      answer(
          context, 503, Json.object("status", Json.of("failing"), "nodes", Json.of("unreachable")));
      return;
    }
    switch (ledger.state()) {
      case LedgerState.Ready() -> answer(context, 200, Json.object("status", Json.of("ok")));
      case LedgerState.Failing(String code) ->
          answer(context, 503, Json.object("status", Json.of("failing"), "record", Json.of(code)));
    }
  }

  private static void answer(RoutingContext context, int status, Json.Obj body) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(io.vertx.core.buffer.Buffer.buffer(JsonCodec.write(body)));
  }
}
