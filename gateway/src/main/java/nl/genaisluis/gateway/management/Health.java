package nl.genaisluis.gateway.management;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
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
  private final Supplier<Map<String, Json>> detail;
  private volatile boolean stopping;

  /// @param heard false while this node does not hear the others with whom it shares a database
  /// @param detail how everything else is that the gateway leans on; for the management port only
  public Health(Ledger ledger, BooleanSupplier heard, Supplier<Map<String, Json>> detail) {
    this.ledger = ledger;
    this.heard = heard;
    this.detail = detail;
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
    router.get(READY).handler(this::readyInDetail);
  }

  /// From now on not ready: whoever spreads requests should send them elsewhere.
  public void stop() {
    stopping = true;
  }

  private void live(RoutingContext context) {
    answer(context, 200, Json.object("status", Json.of("ok")));
  }

  private void ready(RoutingContext context) {
    Json.Obj state = state();
    answer(context, status(state), state);
  }

  /// The same answer, with how the rest is. A host that rests makes the gateway no less ready: it
  /// rules and records all the same, and says so to the caller.
  private void readyInDetail(RoutingContext context) {
    Json.Obj state = state();
    Map<String, Json> whole = new LinkedHashMap<>(state.members());
    whole.putIfAbsent("record", Json.of("ok"));
    whole.putAll(detail.get());
    answer(context, status(state), new Json.Obj(whole));
  }

  private static int status(Json.Obj state) {
    return "ok".equals(state.text("status")) ? 200 : 503;
  }

  private Json.Obj state() {
    if (stopping) {
      return Json.object("status", Json.of("stopping"));
    }
    if (!heard.getAsBoolean()) {
      return Json.object("status", Json.of("failing"), "nodes", Json.of("unreachable"));
    }
    return switch (ledger.state()) {
      case LedgerState.Ready() -> Json.object("status", Json.of("ok"));
      case LedgerState.Failing(String code) ->
          Json.object("status", Json.of("failing"), "record", Json.of(code));
    };
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
