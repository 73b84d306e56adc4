package nl.genaisluis.gateway.start;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.genaisluis.audit.event.PolicyChanged;
import nl.genaisluis.audit.figures.Figures;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.search.Search;
import nl.genaisluis.gateway.accountability.AccountabilityApi;
import nl.genaisluis.gateway.accountability.ApiIdentity;
import nl.genaisluis.gateway.accountability.ApiPart;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.accountability.RecordIndex;
import nl.genaisluis.gateway.accountability.RuleView;
import nl.genaisluis.gateway.accountability.Sources;
import nl.genaisluis.gateway.conversation.ConversationApi;
import nl.genaisluis.gateway.egress.Destination;
import nl.genaisluis.gateway.egress.Egress;
import nl.genaisluis.gateway.exchange.Gatehouse;
import nl.genaisluis.gateway.exchange.Recorder;
import nl.genaisluis.gateway.exchange.Snapshot;
import nl.genaisluis.gateway.file.FileApi;
import nl.genaisluis.gateway.front.V1;
import nl.genaisluis.gateway.guideline.RichtlijnZoeker;
import nl.genaisluis.gateway.identity.Authenticator;
import nl.genaisluis.gateway.identity.DemoIdentity;
import nl.genaisluis.gateway.identity.IdentitySettings;
import nl.genaisluis.gateway.management.Health;
import nl.genaisluis.gateway.management.Metrics;
import nl.genaisluis.gateway.page.Pages;
import nl.genaisluis.gateway.stops.RecordedStops;
import nl.genaisluis.gateway.upstream.Adapter;
import nl.genaisluis.gateway.upstream.Credentials;
import nl.genaisluis.gateway.upstream.LangChainAdapter;
import nl.genaisluis.gateway.upstream.OpenAiRelay;
import nl.genaisluis.gateway.upstream.Reach;
import nl.genaisluis.gateway.upstream.RelayBounds;
import nl.genaisluis.gateway.upstream.Upstreams;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.policy.Policy;
import nl.genaisluis.policy.output.OutputRules;
import nl.genaisluis.policy.personal.Actions;
import nl.genaisluis.policy.personal.PersonalData;
import nl.genaisluis.policy.personal.Scrubbed;
import nl.genaisluis.policy.prohibited.ProhibitedUse;
import org.jspecify.annotations.Nullable;

/// Makes all parts of a gateway and joins them. The one place that knows every part.
final class Assembly {
  private final Vertx vertx;
  private final Loaded loaded;
  private final Places places;
  private final Settings settings;
  private final Clock clock;
  private final Slow slow;
  private final Ledger ledger;
  private final Figures figures;
  private final Search search;
  private final Metrics metrics;
  private @Nullable ConversationApi conversations;

  /// What takes long to load and waits for nothing: made side by side while the record opens.
  private record Slow(
      CompletableFuture<ProhibitedUse> prohibitedUse,
      CompletableFuture<PersonalData> personalData,
      CompletableFuture<OutputRules> outputRules,
      CompletableFuture<RichtlijnZoeker> guideline) {
    static Slow begin(Loaded loaded) {
      CompletableFuture<PersonalData> personalData =
          CompletableFuture.supplyAsync(() -> PersonalData.load(loaded.personal()));
      return new Slow(
          CompletableFuture.supplyAsync(() -> ProhibitedUse.load(loaded.prohibited())),
          personalData,
          personalData.thenApply(OutputRules::load),
          CompletableFuture.supplyAsync(() -> new RichtlijnZoeker(Guideline.documents(loaded))));
    }
  }

  private Assembly(Vertx vertx, Loaded loaded, Places places, Clock clock) {
    this.vertx = vertx;
    this.loaded = loaded;
    this.places = places;
    this.settings = loaded.settings();
    this.clock = clock;
    this.slow = Slow.begin(loaded);
    this.ledger =
        Ledger.open(
            new LedgerConfig(places.data(), places.keys(), settings.ledger().origin()), clock);
    this.search = Search.open(places.data().resolve("index"), ledger);
    this.metrics = new Metrics(ledger);
    this.figures = Figures.open(ledger, settings.publication().smallNumbersBelow());
  }

  /// Makes the parts of a gateway. What was opened is closed again when it fails.
  static Running.Parts of(
      Vertx vertx, Loaded loaded, Places places, Map<String, String> environment, Clock clock) {
    Assembly assembly = new Assembly(vertx, loaded, places, clock);
    try {
      return assembly.join(environment);
    } catch (RuntimeException failed) {
      assembly.closeConversations();
      assembly.search.close();
      assembly.figures.close();
      assembly.ledger.close();
      throw failed;
    }
  }

  private void closeConversations() {
    if (conversations != null) {
      conversations.close();
    }
  }

  private Running.Parts join(Map<String, String> environment) {
    List<Provider> providers = loaded.register().providers();
    Credentials credentials = Credentials.read(providers, environment);
    Egress egress = egress(providers);
    Reach reach = new Reach(egress::request, credentials, providers);
    reach.start(vertx).toCompletionStage().toCompletableFuture().join();

    Policy policy = policy(reach);
    Snapshot snapshot = new Snapshot(policy, loaded.register());
    Recorder recorder = new Recorder(vertx, ledger);
    RecordedStops stops = new RecordedStops(recorder, places.keys(), clock);
    Gatehouse gatehouse =
        new Gatehouse(
            vertx,
            new Gatehouse.Surroundings(
                () -> snapshot, stops::current, recorder, upstreams(egress, credentials), metrics),
            new Gatehouse.Bounds(
                settings.limits().chat(),
                settings.limits().check(),
                settings.limits().confirmationsPerDayMax()),
            clock);
    replay(stops, gatehouse);
    Catalogue now = new Catalogue(loaded.useCases(), loaded.register(), rules(), loaded.version());
    Supplier<Catalogue> catalogue = () -> now;
    ConversationApi kept =
        ConversationApi.open(
            vertx,
            new ConversationApi.Place(places.data().resolve("conversations"), places.keys()),
            catalogue,
            recorder,
            clock);
    conversations = kept;
    return new Running.Parts(
        new Running.Records(ledger, search, figures),
        kept,
        egress,
        gatehouse,
        slow.prohibitedUse().join(),
        house(
            egress,
            gatehouse,
            catalogue,
            api(catalogue, stops, List.of(kept, files(gatehouse, policy)))));
  }

  /// Takes the past over from the record, and puts this configuration on it before it works.
  private void replay(RecordedStops stops, Gatehouse gatehouse) {
    List<String> versions = new ArrayList<>();
    ledger.scan(
        entry -> {
          stops.replay(entry, ledger);
          gatehouse.replay(entry);
          if (entry.event() instanceof PolicyChanged changed) {
            versions.add(changed.to());
          }
        });
    String last = versions.isEmpty() ? null : versions.getLast();
    if (!loaded.version().equals(last)) {
      ledger
          .append(
              new PolicyChanged(gatehouse.newExchangeId(), last, loaded.version(), loaded.files()),
              null)
          .join();
    }
  }

  private Policy policy(Reach reach) {
    return new Policy(
        new Policy.Rules(
            loaded.version(),
            loaded.useCases(),
            loaded.register(),
            slow.prohibitedUse().join(),
            slow.personalData().join(),
            slow.outputRules().join(),
            reach::test),
        clock);
  }

  private Egress egress(List<Provider> providers) {
    List<Destination> destinations = new ArrayList<>();
    for (Provider provider : providers) {
      String base = provider.baseUrl();
      if (base != null) {
        destinations.add(
            new Destination(provider.id(), URI.create(base), provider.hosting().own()));
      }
    }
    IdentitySettings.Provider identity = settings.identity().provider();
    if (identity != null) {
      destinations.add(identity.keys().destination());
    }
    // A request under way holds one connection to one host.
    return Egress.of(vertx, destinations, settings.limits().atOnce().whole());
  }

  private Upstreams upstreams(Egress egress, Credentials credentials) {
    Map<Provider.Kind, Adapter> adapters = new HashMap<>();
    adapters.put(
        Provider.Kind.OPENAI, new OpenAiRelay(vertx, egress::request, RelayBounds.DEFAULT));
    adapters.put(Provider.Kind.IN_PROCESS, new LangChainAdapter(vertx, slow.guideline().join()));
    return new Upstreams(adapters, credentials, settings.deadlines());
  }

  private AccountabilityApi api(
      Supplier<Catalogue> catalogue, RecordedStops stops, List<ApiPart> parts) {
    return new AccountabilityApi(vertx, sources(catalogue, stops), parts);
  }

  /// What is masked in a file is what is masked in every use case that says nothing else.
  private FileApi files(Gatehouse gatehouse, Policy policy) {
    return new FileApi(
        vertx,
        leaves ->
            gatehouse.offEventLoop(
                () -> {
                  Scrubbed scrubbed = policy.personal(leaves, Actions.defaults());
                  if (scrubbed == null) {
                    throw new IllegalStateException("personal data could not be looked for");
                  }
                  return scrubbed;
                }));
  }

  private House house(
      Egress egress, Gatehouse gatehouse, Supplier<Catalogue> catalogue, AccountabilityApi api) {
    boolean demo = settings.identity().mode() == IdentitySettings.Mode.DEMO;
    DemoIdentity issuer = demo ? new DemoIdentity(vertx) : null;
    Authenticator authenticator =
        issuer == null
            ? Authenticator.oidc(vertx, settings.identity(), egress)
            : Authenticator.demo(vertx, settings.identity(), issuer);
    return new House(
        authenticator,
        issuer,
        v1(gatehouse),
        api,
        pages(catalogue, demo),
        new House.Operators(new Health(ledger), metrics),
        new House.Sockets(
            settings.limits().connectionIdleSeconds(), settings.limits().connectionsMax()));
  }

  private List<RuleView> rules() {
    Stream<RuleView> input =
        slow.prohibitedUse().join().rules().stream()
            .map(
                rule ->
                    new RuleView(
                        rule.id(), rule.category().code(), rule.title(), rule.explanation()));
    Stream<RuleView> output =
        slow.outputRules().join().rules().stream()
            .map(
                rule ->
                    new RuleView(
                        rule.id(), rule.category().code(), rule.title(), rule.explanation()));
    return Stream.concat(input, output).toList();
  }

  private Sources sources(Supplier<Catalogue> catalogue, RecordedStops stops) {
    Settings.Organisation us = settings.organisation();
    return new Sources(
        catalogue,
        ledger,
        new RecordIndex(search, ledger),
        figures,
        stops,
        new ApiIdentity(
            URI.create(us.publicUrl()),
            us.contactName(),
            us.contactEmail(),
            URI.create(us.contactUrl())),
        clock);
  }

  private Pages pages(Supplier<Catalogue> catalogue, boolean demo) {
    Settings.Organisation us = settings.organisation();
    return new Pages(
        vertx,
        new Pages.Setting(
            demo, us.name(), us.contactEmail(), catalogue, figures, ledger.log(), clock));
  }

  private V1 v1(Gatehouse gatehouse) {
    Map<String, String> defaults = new HashMap<>();
    for (Settings.Client client : settings.clients()) {
      defaults.put(client.id(), client.useCase());
    }
    return new V1(
        gatehouse,
        new V1.Terms(
            settings.organisation().appealUrl(),
            defaults,
            settings.limits().bodyBytesMax(),
            settings.limits().bodySecondsMax(),
            settings.limits().atOnce()),
        metrics,
        clock);
  }
}
