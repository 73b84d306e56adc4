package nl.genaisluis.gateway.start;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.note.WitnessKey;
import nl.genaisluis.gateway.catalogue.Comparing;
import nl.genaisluis.gateway.dialect.Dialects;
import nl.genaisluis.gateway.egress.Destination;
import nl.genaisluis.gateway.egress.Egress;
import nl.genaisluis.gateway.exchange.Gatehouse;
import nl.genaisluis.gateway.exchange.Recorder;
import nl.genaisluis.gateway.guideline.RichtlijnZoeker;
import nl.genaisluis.gateway.identity.IdentitySettings;
import nl.genaisluis.gateway.meter.Joint;
import nl.genaisluis.gateway.meter.MeterSettings;
import nl.genaisluis.gateway.meter.Meters;
import nl.genaisluis.gateway.meter.Recording;
import nl.genaisluis.gateway.nodes.Nodes;
import nl.genaisluis.gateway.upstream.Adapter;
import nl.genaisluis.gateway.upstream.Credentials;
import nl.genaisluis.gateway.upstream.LangChainAdapter;
import nl.genaisluis.gateway.upstream.ModelLists;
import nl.genaisluis.gateway.upstream.OpenAiRelay;
import nl.genaisluis.gateway.upstream.Reach;
import nl.genaisluis.gateway.upstream.RelayBounds;
import nl.genaisluis.gateway.upstream.Routing;
import nl.genaisluis.gateway.upstream.Upstreams;
import nl.genaisluis.gateway.witness.Witnessing;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Register;
import org.jspecify.annotations.Nullable;

/// Everything through which a gateway reaches others: hosts of models, meters, witnesses, the
/// provider of identities.
final class Outward {
  private final Vertx vertx;
  private final Loaded loaded;
  private final Settings settings;
  private final Credentials credentials;
  private final Egress egress;

  Outward(Vertx vertx, Loaded loaded, Map<String, String> environment) {
    this.vertx = vertx;
    this.loaded = loaded;
    this.settings = loaded.settings();
    this.credentials = Credentials.read(loaded.register().providers(), environment);
    this.egress = destinations();
  }

  Egress egress() {
    return egress;
  }

  /// Which models can be called. Blocks until every host was asked once.
  Reach reach() {
    Reach reach = new Reach(egress::request, credentials, loaded.register().providers());
    reach.start(vertx).toCompletionStage().toCompletableFuture().join();
    return reach;
  }

  Comparing comparing(Recorder recorder, Supplier<Register> register, Clock clock) {
    return new Comparing(
        new ModelLists(egress::request, credentials),
        register,
        recorder,
        Gatehouse::exchangeId,
        clock);
  }

  Meters meters(Recorder recorder, Clock clock, @Nullable Nodes nodes) {
    return new Meters(
        meterSettings(),
        loaded.register(),
        egress::request,
        new Recording(recorder, Gatehouse::exchangeId, clock),
        nodes == null ? null : Joint.of(nodes, settings.deadlines().total()));
  }

  private Egress destinations() {
    List<Destination> destinations = new ArrayList<>();
    for (Provider provider : loaded.register().providers()) {
      String base = provider.baseUrl();
      if (base != null) {
        destinations.add(
            new Destination(provider.id(), URI.create(base), provider.hosting().own()));
      }
    }
    for (MeterSettings meter : meterSettings()) {
      destinations.add(
          new Destination(meter.energyPurpose(), MeterSettings.root(meter.energy()), true));
      destinations.add(
          new Destination(meter.serverPurpose(), MeterSettings.root(meter.server()), true));
    }
    IdentitySettings.Provider identity = settings.identity().provider();
    if (identity != null) {
      destinations.addAll(identity.destinations());
    }
    List<Settings.WitnessAt> witnesses = settings.ledger().witnessesOrNone();
    for (int i = 0; i < witnesses.size(); i++) {
      Settings.WitnessAt at = witnesses.get(i);
      destinations.add(new Destination(witnessPurpose(i), URI.create(at.url()), at.own()));
    }
    // A request under way holds one connection to one host.
    return Egress.of(vertx, destinations, settings.limits().atOnce().whole());
  }

  private static String witnessPurpose(int place) {
    return "witness-" + (place + 1);
  }

  Witnessing witnessing(Ledger ledger) {
    List<Witnessing.Known> known = new ArrayList<>();
    List<Settings.WitnessAt> witnesses = settings.ledger().witnessesOrNone();
    for (int i = 0; i < witnesses.size(); i++) {
      WitnessKey key = WitnessKey.parse(witnesses.get(i).key());
      known.add(new Witnessing.Known(witnessPurpose(i), key));
    }
    return new Witnessing(ledger, egress, known);
  }

  private List<MeterSettings> meterSettings() {
    List<MeterSettings> meters = settings.meters();
    return meters == null ? List.of() : meters;
  }

  Upstreams upstreams(RichtlijnZoeker guideline) {
    Map<Provider.Kind, Adapter> adapters = new HashMap<>();
    adapters.put(
        Provider.Kind.OPENAI,
        new OpenAiRelay(
            vertx,
            egress::request,
            RelayBounds.DEFAULT.gathering(settings.limits().atOnce().bodyBytes())));
    adapters.put(Provider.Kind.IN_PROCESS, new LangChainAdapter(vertx, guideline));
    return new Upstreams(
        vertx,
        adapters,
        new Upstreams.Ways(
            credentials,
            settings.deadlines(),
            Routing.orUsual(settings.upstreams()),
            Dialects.embedded().byProvider(loaded.register().providers())));
  }
}
