package nl.genaisluis.gateway.accountability;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;
import org.jspecify.annotations.Nullable;

/// Stops in memory, with the rule that another person lifts.
final class TestBoard implements StopBoard {
  private record Held(StopView view, String subject) {}

  private final Map<String, Held> held = new LinkedHashMap<>();

  @Override
  public synchronized Future<StopView> set(
      Caller caller, StopScope scope, @Nullable String id, String reason) {
    String stop = "stop-" + (held.size() + 1);
    Role role = caller.roles().iterator().next();
    StopView view =
        new StopView(
            stop, scope, id, reason, Instant.parse("2026-11-22T10:05:07.123Z"), role, null);
    held.put(stop, new Held(view, caller.subject()));
    return Future.succeededFuture(view);
  }

  @Override
  public synchronized Future<StopView> lift(Caller caller, String stopId) {
    Held found = held.get(stopId);
    if (found == null) {
      return Future.failedFuture(new StopFault(StopFault.Reason.UNKNOWN_STOP));
    }
    if (found.subject().equals(caller.subject())) {
      return Future.failedFuture(new StopFault(StopFault.Reason.SAME_PERSON));
    }
    held.remove(stopId);
    return Future.succeededFuture(found.view());
  }

  @Override
  public Set<String> keys() {
    return Set.of("zaken");
  }

  @Override
  public synchronized List<StopView> all() {
    return held.values().stream().map(Held::view).toList().reversed();
  }
}
