package nl.genaisluis.gateway.meter;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.gateway.exchange.Footprints;
import nl.genaisluis.gateway.upstream.Door;
import nl.genaisluis.models.energy.EnergyMethod;
import nl.genaisluis.models.energy.EvidenceClass;
import nl.genaisluis.models.energy.Footprint;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.models.wire.Usage;
import org.jspecify.annotations.Nullable;

/// The meters of all deployments. Safe for use by many threads.
public final class Meters implements Footprints {
  private final Map<String, Metered> deployments = new HashMap<>();

  /// A deployment and what a read token counts for there.
  private record Metered(Deployment deployment, double readWeight) {
    double work(Usage usage) {
      return usage.output() + readWeight * (usage.input() - usage.cached());
    }
  }

  /// @param joint the nodes that share the deployments; null for a gateway that stands alone
  public Meters(
      List<MeterSettings> settings,
      Register register,
      Door door,
      Recording recording,
      @Nullable Joint joint) {
    for (MeterSettings one : settings) {
      Double weight = readWeight(one, register);
      if (weight != null) {
        Reading reading = new Reading(door, one);
        deployments.put(
            one.provider(),
            new Metered(
                joint == null
                    ? new OwnDeployment(one, weight, reading, recording)
                    : new JointDeployment(one, weight, reading, recording, joint),
                weight));
      }
    }
  }

  /// What stands in the way of these meters, one line each.
  public static List<String> faults(List<MeterSettings> settings, Register register) {
    Map<String, String> faults = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (MeterSettings one : settings) {
      Provider host = register.provider(one.provider());
      if (host == null || !host.hosting().own()) {
        faults.put(one.provider(), "a meter needs a host of our own, not: " + one.provider());
      } else if (readWeight(one, register) == null) {
        faults.put(one.provider(), "a meter needs a model of known size at " + one.provider());
      }
      if (!seen.add(one.provider())) {
        faults.put(one.provider(), "meters has two entries for " + one.provider());
      }
    }
    return faults.values().stream().sorted().toList();
  }

  /// A deployment serves one model; its law says what a read token counts for.
  private static @Nullable Double readWeight(MeterSettings settings, Register register) {
    for (Model model : register.models()) {
      if (model.provider().equals(settings.provider()) && model.size().value() != null) {
        return EnergyMethod.ef1().readWeight(model, register.hostOf(model));
      }
    }
    return null;
  }

  /// Reads the meters from now on, until Vert.x is closed. Blocks where there are other nodes,
  /// until they know of this one.
  public void start(Vertx vertx) {
    deployments.values().forEach(metered -> metered.deployment().start(vertx));
  }

  @Override
  public Footprint of(Model model, Provider host, Usage usage) {
    Metered metered = deployments.get(host.id());
    if (metered == null || usage.source() == Usage.Source.NO_MODEL) {
      return ESTIMATED.of(model, host, usage);
    }
    double work = metered.work(usage);
    metered.deployment().used(work);
    Double rate = metered.deployment().joulesPerWork();
    return rate == null
        ? ESTIMATED.of(model, host, usage)
        : EnergyMethod.measured(model, host, usage, rate * work, EvidenceClass.B);
  }

  /// Takes over an entry of the record: at the start, so that a rate of the last seven days holds
  /// again after it, and after that where other nodes put sums on record too.
  public void replay(Entry entry) {
    deployments.values().forEach(metered -> metered.deployment().replay(entry));
  }

  /// Puts what was measured since the last time on record, for an orderly stop. Completes when it
  /// is there, or cannot be.
  public Future<Void> stop() {
    List<Future<?>> last = new ArrayList<>();
    deployments.values().forEach(metered -> last.add(metered.deployment().stop()));
    return Future.join(last).<Void>mapEmpty().otherwiseEmpty();
  }

  /// Tells other nodes that no call ends here any more; for an orderly stop, after the last call.
  /// Blocks for a bounded time.
  public void leave() {
    deployments.values().forEach(metered -> metered.deployment().leave());
  }

  /// How each meter is, by the id of its provider: `measured` when calls are reckoned from it,
  /// `read` when that is still too little, `silent` when the last reading failed or is to come.
  public Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    deployments.forEach((provider, metered) -> states.put(provider, metered.deployment().state()));
    return states;
  }
}
