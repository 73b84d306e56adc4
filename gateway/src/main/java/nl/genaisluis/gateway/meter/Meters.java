package nl.genaisluis.gateway.meter;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Metered;
import nl.genaisluis.gateway.exchange.Footprints;
import nl.genaisluis.gateway.exchange.Recorder;
import nl.genaisluis.gateway.upstream.Door;
import nl.genaisluis.models.energy.EnergyMethod;
import nl.genaisluis.models.energy.EvidenceClass;
import nl.genaisluis.models.energy.Footprint;
import nl.genaisluis.models.energy.measured.PromText;
import nl.genaisluis.models.energy.measured.Scrape;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.models.wire.Usage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The meters of all deployments. Safe for use by many threads.
public final class Meters implements Footprints {
  private static final Logger LOG = LoggerFactory.getLogger(Meters.class);
  private static final long MILLIS_PER_HOUR = 3_600_000;
  private static final long SECONDS_PER_HOUR = 3_600;

  private final Map<String, Deployment> deployments = new HashMap<>();
  private final Door door;
  private final Recorder recorder;
  private final Supplier<String> ids;
  private final Clock clock;
  private final BooleanSupplier onDuty;

  public Meters(List<MeterSettings> settings, Register register, Door door, Recording recording) {
    this.door = door;
    this.recorder = recording.recorder();
    this.ids = recording.ids();
    this.clock = recording.clock();
    this.onDuty = recording.onDuty();
    for (MeterSettings one : settings) {
      Double weight = readWeight(one, register);
      if (weight != null) {
        deployments.put(one.provider(), new Deployment(one, weight));
      }
    }
  }

  /// Where sums go.
  ///
  /// @param ids gives each event its own exchange id
  /// @param onDuty true where sums are recorded here: on one of the nodes that share a record
  public record Recording(
      Recorder recorder, Supplier<String> ids, Clock clock, BooleanSupplier onDuty) {}

  /// What stands in the way of these meters, one line each.
  public static List<String> faults(List<MeterSettings> settings, Register register) {
    Map<String, String> faults = new HashMap<>();
    Set<String> seen = new java.util.HashSet<>();
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
  private static @org.jspecify.annotations.Nullable Double readWeight(
      MeterSettings settings, Register register) {
    for (Model model : register.models()) {
      if (model.provider().equals(settings.provider()) && model.size().value() != null) {
        return EnergyMethod.ef1().readWeight(model, register.hostOf(model));
      }
    }
    return null;
  }

  /// Reads the meters from now on, until Vert.x is closed.
  public void start(Vertx vertx) {
    for (Deployment deployment : deployments.values()) {
      Context loop = vertx.getOrCreateContext();
      MeterSettings settings = deployment.settings();
      loop.runOnContext(_ -> read(vertx, deployment));
      vertx.setPeriodic(
          settings.every().toMillis(), _ -> loop.runOnContext(_ -> read(vertx, deployment)));
      vertx.setPeriodic(
          settings.recordEvery().toMillis(), _ -> loop.runOnContext(_ -> record(deployment)));
    }
  }

  @Override
  public Footprint of(Model model, Provider host, Usage usage) {
    Deployment deployment = deployments.get(host.id());
    if (deployment == null || usage.source() == Usage.Source.NO_MODEL) {
      return ESTIMATED.of(model, host, usage);
    }
    double work = deployment.work(usage.input(), usage.cached(), usage.output());
    deployment.used(work);
    Double rate = deployment.joulesPerWork(clock.millis() / MILLIS_PER_HOUR);
    return rate == null
        ? ESTIMATED.of(model, host, usage)
        : EnergyMethod.measured(model, host, usage, rate * work, EvidenceClass.B);
  }

  /// Takes over an earlier entry of the record; for the start. A rate of the last seven days holds
  /// again after it.
  public void replay(Entry entry) {
    if (entry.event() instanceof Metered metered) {
      Deployment deployment = deployments.get(metered.provider());
      if (deployment != null) {
        deployment.replay(
            metered, OffsetDateTime.parse(entry.time()).toEpochSecond() / SECONDS_PER_HOUR);
      }
    }
  }

  /// Puts what was measured since the last time on record, for an orderly stop. Completes when it
  /// is there, or cannot be.
  public Future<Void> stop() {
    List<Future<?>> last = new ArrayList<>();
    deployments.values().forEach(deployment -> last.add(record(deployment)));
    return Future.join(last).<Void>mapEmpty().otherwiseEmpty();
  }

  /// How each meter is, by the id of its provider: `measured` when calls are reckoned from it,
  /// `read` when that is still too little, `silent` when the last reading failed or is to come.
  public Map<String, String> states() {
    long hour = clock.millis() / MILLIS_PER_HOUR;
    Map<String, String> states = new TreeMap<>();
    deployments.forEach((provider, deployment) -> states.put(provider, deployment.state(hour)));
    return states;
  }

  private void read(Vertx vertx, Deployment deployment) {
    MeterSettings settings = deployment.settings();
    Future<String> energy = Page.of(door, settings.energyPurpose(), settings.energy());
    Future<String> server = Page.of(door, settings.serverPurpose(), settings.server());
    Future.join(energy, server)
        .compose(
            _ -> {
              long millis = System.nanoTime() / 1_000_000;
              // A page may be megabytes; in order, so that no reading overtakes another.
              return vertx.executeBlocking(
                  () -> scrape(settings, millis, energy.result(), server.result()), true);
            })
        .onSuccess(scrape -> deployment.read(scrape, clock.millis() / MILLIS_PER_HOUR))
        .onFailure(
            _ -> {
              deployment.missed();
              LOG.atWarn()
                  .addKeyValue("provider", settings.provider())
                  .addKeyValue("code", "meter_not_read")
                  .log("a meter could not be read");
            });
  }

  private static Scrape scrape(MeterSettings settings, long millis, String energy, String server) {
    return Scrape.of(
        millis,
        settings.exporter(),
        PromText.read(energy),
        PromText.read(server),
        Set.copyOf(settings.devices()));
  }

  private Future<?> record(Deployment deployment) {
    Metered metered = deployment.take(ids.get());
    if (metered == null || !onDuty.getAsBoolean()) {
      // The node on duty reads the same meters.
      return Future.succeededFuture();
    }
    return recorder
        .append(metered, null)
        .onFailure(
            _ -> {
              deployment.giveBack(metered);
              LOG.atError()
                  .addKeyValue("provider", metered.provider())
                  .addKeyValue("code", "record_unavailable")
                  .log("the sums of a meter could not be recorded");
            });
  }
}
