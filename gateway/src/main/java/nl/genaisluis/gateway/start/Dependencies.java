package nl.genaisluis.gateway.start;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import nl.genaisluis.gateway.meter.Meters;
import nl.genaisluis.gateway.upstream.HostHealth;
import nl.genaisluis.models.wire.Json;

/// What operators see of everything that the gateway leans on besides its record: words and numbers
/// of our own, no address, no key, nothing of a caller.
///
/// @param hosts how each host of models does, by the id of its provider
record Dependencies(InForce inForce, Supplier<Map<String, HostHealth>> hosts, Meters meters) {
  Map<String, Json> state() {
    Map<String, Json> state = new LinkedHashMap<>();
    state.put("policy", Json.of(inForce.loaded().version()));
    Map<String, Json> each = new LinkedHashMap<>();
    hosts.get().forEach((id, health) -> each.put(id, view(health)));
    state.put("hosts", new Json.Obj(each));
    Map<String, Json> read = new LinkedHashMap<>();
    meters.states().forEach((id, meter) -> read.put(id, Json.of(meter)));
    state.put("meters", new Json.Obj(read));
    return state;
  }

  private static Json view(HostHealth health) {
    return Json.object(
        "state", Json.of(health.state().name().toLowerCase(Locale.ROOT)),
        "running", Json.of(health.running()),
        "waiting", Json.of(health.waiting()),
        "failures", Json.of(health.failures()));
  }
}
