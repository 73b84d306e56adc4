package nl.genaisluis.gateway.start;

import java.util.Map;
import nl.genaisluis.gateway.accountability.ModelState;
import nl.genaisluis.gateway.catalogue.Comparing;
import nl.genaisluis.gateway.catalogue.Comparison;
import nl.genaisluis.gateway.management.Metrics;
import nl.genaisluis.gateway.upstream.HostHealth;
import nl.genaisluis.gateway.upstream.Reach;
import nl.genaisluis.gateway.upstream.Upstreams;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;

/// How the hosts of models do, for operators and for the public register.
record Hosts(Reach reach, Upstreams upstreams, Comparing comparing) {
  /// How a model does at its host now.
  ModelState state(Model model, Provider host) {
    Comparison compared = comparing.of(model);
    return new ModelState(
        reachOf(model, host),
        compared == null ? null : (Boolean) !compared.missing().contains(model.id()),
        compared == null ? null : compared.at());
  }

  private ModelState.Reach reachOf(Model model, Provider host) {
    if (!reach.test(model, host)) {
      return ModelState.Reach.NIET_BEREIKBAAR;
    }
    HostHealth health = upstreams.health().get(host.id());
    return switch (health == null ? HostHealth.State.OPEN : health.state()) {
      case OPEN -> ModelState.Reach.BEREIKBAAR;
      case RESTING -> ModelState.Reach.RUST;
      case ON_TRIAL -> ModelState.Reach.OP_PROEF;
    };
  }

  /// Shows each host on the page of metrics.
  void show(Metrics metrics) {
    for (String host : upstreams.health().keySet()) {
      metrics.host(
          "sluis.upstream.open",
          "1 while calls go to the host, 0 while it rests or is on trial",
          host,
          () -> of(host).state() == HostHealth.State.OPEN ? 1 : 0);
      metrics.host("sluis.upstream.running", "Calls under way", host, () -> of(host).running());
      metrics.host(
          "sluis.upstream.waiting", "Calls that wait for room", host, () -> of(host).waiting());
      metrics.host("sluis.upstream.failures", "Failures in a row", host, () -> of(host).failures());
    }
  }

  private HostHealth of(String host) {
    Map<String, HostHealth> health = upstreams.health();
    return health.getOrDefault(host, new HostHealth(HostHealth.State.OPEN, 0, 0, 0));
  }
}
