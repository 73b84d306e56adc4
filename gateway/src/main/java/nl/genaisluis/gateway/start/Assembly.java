package nl.genaisluis.gateway.start;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import nl.genaisluis.audit.figures.Figures;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.search.Search;
import nl.genaisluis.audit.vault.Vault;
import nl.genaisluis.gateway.accountability.AccountabilityApi;
import nl.genaisluis.gateway.budget.Accounts;
import nl.genaisluis.gateway.budget.Past;
import nl.genaisluis.gateway.budget.Standing;
import nl.genaisluis.gateway.catalogue.Comparing;
import nl.genaisluis.gateway.catalogue.Pace;
import nl.genaisluis.gateway.change.ChangeApi;
import nl.genaisluis.gateway.conversation.ConversationApi;
import nl.genaisluis.gateway.erasure.Holds;
import nl.genaisluis.gateway.erasure.Retention;
import nl.genaisluis.gateway.exchange.Gatehouse;
import nl.genaisluis.gateway.exchange.Recorder;
import nl.genaisluis.gateway.exchange.UseTerms;
import nl.genaisluis.gateway.guideline.RichtlijnZoeker;
import nl.genaisluis.gateway.management.Metrics;
import nl.genaisluis.gateway.meter.Meters;
import nl.genaisluis.gateway.review.CommitteeWords;
import nl.genaisluis.gateway.review.NearestApi;
import nl.genaisluis.gateway.stops.RecordedStops;
import nl.genaisluis.gateway.upstream.Reach;
import nl.genaisluis.gateway.upstream.Upstreams;
import nl.genaisluis.policy.namemodel.NameModels;
import nl.genaisluis.policy.output.OutputRules;
import nl.genaisluis.policy.personal.PersonalData;
import nl.genaisluis.policy.prohibited.ProhibitedUse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes all parts of a gateway and joins them. The one place that knows every part.
final class Assembly {
  private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);

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
  private final CommitteeWords words;
  private final Closing closing;
  private final Together together;

  /// What takes long to load and waits for nothing: made side by side while the record opens.
  private record Slow(
      CompletableFuture<ProhibitedUse> prohibitedUse,
      CompletableFuture<PersonalData> personalData,
      CompletableFuture<OutputRules> outputRules,
      CompletableFuture<RichtlijnZoeker> guideline) {
    static Slow begin(Loaded loaded) {
      NameModels names = PersonalSetup.models(loaded);
      CompletableFuture<PersonalData> personalData =
          CompletableFuture.supplyAsync(
              () -> PersonalData.load(loaded.personal(), loaded.addresses(), names));
      return new Slow(
          CompletableFuture.supplyAsync(() -> ProhibitedUse.load(loaded.prohibited())),
          personalData,
          personalData.thenApply(OutputRules::load),
          CompletableFuture.supplyAsync(() -> new RichtlijnZoeker(Guideline.documents(loaded))));
    }
  }

  private Assembly(Vertx vertx, Loaded loaded, Places places, Clock clock, Closing closing) {
    this.vertx = vertx;
    this.closing = closing;
    this.loaded = loaded;
    this.places = places;
    this.settings = loaded.settings();
    this.clock = clock;
    this.slow = Slow.begin(loaded);
    this.ledger = Ledger.open(SharedDatabase.place(places, settings), clock);
    closing.then(ledger::close);
    this.together = Together.at(settings.ledger().postgres());
    closing.then(together::close);
    this.search = Search.open(places.index(), ledger);
    closing.then(search::close);
    this.metrics = new Metrics(ledger);
    closing.then(metrics::close);
    this.words = new CommitteeWords(vertx, ledger, clock);
    closing.then(words::close);
    this.figures = Figures.open(ledger, settings.publication().smallNumbersBelow());
    closing.then(figures::close);
  }

  /// Makes the parts of a gateway. What was opened is closed again when it fails.
  static Running.Parts of(
      Vertx vertx, Loaded loaded, Places places, Map<String, String> environment, Clock clock) {
    Closing closing = new Closing();
    try {
      return new Assembly(vertx, loaded, places, clock, closing).join(environment);
    } catch (RuntimeException | LinkageError failed) {
      closing.after(failed);
      throw failed;
    }
  }

  private Running.Parts join(Map<String, String> environment) {
    Beyond beyond = beyond(new Outward(vertx, loaded, environment));
    RecordedStops stops =
        new RecordedStops(beyond.recorder(), places.keys(), settings.identity().programs(), clock);
    Accounts budgets = together.budgets(loaded, places, clock, this::crossed);
    Gatehouse gatehouse = gatehouse(beyond, stops, budgets);
    Holds holds = new Holds(vertx, ledger, clock);
    Reloads reloads = reloads(beyond, budgets);
    goOn(
        new Replayed(stops, holds, beyond.hosts().comparing(), budgets, reloads, beyond.meters()),
        beyond.inForce());
    ConversationApi kept = conversations(beyond);
    Inward.Boards boards = new Inward.Boards(stops, words, holds, beyond.hosts());
    House house = house(beyond, gatehouse, kept, boards, reloads);
    beyond.outward().witnessing(ledger).start(vertx);
    beyond.meters().start(vertx);
    beyond.hosts().comparing().start(vertx, Pace.orUsual(settings.catalogue()), together.onDuty());
    Retention retention = Retention.start(ledger, clock, Retention.EVERY, together.onDuty());
    return new Running.Parts(
        new Running.Records(ledger, search, figures, words, retention, together),
        kept,
        beyond.outward().egress(),
        gatehouse,
        beyond.inForce(),
        beyond.meters(),
        house);
  }

  /// What is in force, and what a request meets beyond the rules: the record, hosts and meters.
  private record Beyond(
      Outward outward, InForce inForce, Recorder recorder, Meters meters, Hosts hosts) {}

  private Beyond beyond(Outward outward) {
    Reach reach = outward.reach();
    InForce inForce = inForce(reach);
    closing.then(inForce::close);
    Recorder recorder = new Recorder(vertx, ledger, vault());
    Upstreams upstreams = outward.upstreams(slow.guideline().join());
    Comparing comparing = outward.comparing(recorder, () -> inForce.loaded().register(), clock);
    Meters meters = outward.meters(recorder, clock, together.nodes());
    Hosts hosts = new Hosts(reach, upstreams, comparing);
    hosts.show(metrics);
    return new Beyond(outward, inForce, recorder, meters, hosts);
  }

  private Gatehouse gatehouse(Beyond beyond, RecordedStops stops, Accounts budgets) {
    Gatehouse gatehouse =
        new Gatehouse(
            vertx,
            new Gatehouse.Surroundings(
                beyond.inForce()::snapshot,
                stops::current,
                beyond.recorder(),
                beyond.hosts().upstreams(),
                metrics,
                beyond.meters(),
                budgets,
                slow.guideline().join()::suggestion,
                together.nodes()),
            new Gatehouse.Bounds(
                settings.limits().chat(),
                settings.limits().check(),
                settings.limits().confirmationsPerDayMax()),
            useTerms(),
            clock);
    closing.then(gatehouse::close);
    return gatehouse;
  }

  private Reloads reloads(Beyond beyond, Accounts budgets) {
    return new Reloads(
        vertx,
        beyond.inForce(),
        new Reloads.Around(ledger, budgets, beyond.hosts().reach()::test, metrics),
        clock);
  }

  /// Takes up what stood when the gateway last stopped, and from there on what other nodes do.
  private void goOn(Replayed parts, InForce inForce) {
    long replayed = replay(parts);
    together.follow(
        ledger,
        replayed,
        new Together.Hearing(parts.stops(), parts.holds(), parts.meters(), parts.reloads()));
    words.start(replayed, inForce::weigh);
  }

  private ConversationApi conversations(Beyond beyond) {
    ConversationApi kept =
        ConversationApi.open(
            vertx,
            new ConversationApi.Place(
                places.data().resolve("conversations"), places.keys(), together.nodes()),
            new ConversationApi.Books(beyond.inForce()::catalogue, beyond.recorder(), useTerms()),
            clock);
    closing.then(kept::close);
    return kept;
  }

  private House house(
      Beyond beyond,
      Gatehouse gatehouse,
      ConversationApi kept,
      Inward.Boards boards,
      Reloads reloads) {
    InForce inForce = beyond.inForce();
    Inward inward =
        new Inward(
            vertx,
            settings,
            clock,
            new Inward.Books(
                ledger, search, figures, metrics, inForce::catalogue, kept.ownUse()::add));
    AccountabilityApi api =
        inward.api(
            boards,
            List.of(
                kept,
                inward.files(gatehouse),
                new ChangeApi(reloads),
                new NearestApi(vertx, ledger)));
    return inward.house(
        beyond.outward().egress(),
        gatehouse,
        api,
        new Dependencies(inForce, beyond.hosts().upstreams()::health, beyond.meters()));
  }

  private UseTerms useTerms() {
    Settings.UseLog useLog = settings.useLog();
    return new UseTerms(
        settings.organisation().publicUrl() + "/api/v1/toepassingen",
        useLog == null ? UseTerms.DAYS : useLog.days());
  }

  private @Nullable Vault vault() {
    Settings.VaultKeys keys = settings.vault();
    return keys == null ? null : keys.vault();
  }

  /// What goes on where it was before the last stop.
  private record Replayed(
      RecordedStops stops,
      Holds holds,
      Comparing comparing,
      Accounts budgets,
      Reloads reloads,
      Meters meters) {}

  /// Takes the past over from the record, and puts this configuration on it before it works.
  ///
  /// @return the index after the last entry that was taken over
  private long replay(Replayed replayed) {
    Past past = replayed.budgets().past(loaded.register());
    AtomicLong next = new AtomicLong();
    ledger.scan(
        entry -> {
          next.incrementAndGet();
          replayed.stops().replay(entry, ledger);
          replayed.holds().replay(entry);
          past.replay(entry);
          words.replay(entry);
          replayed.comparing().replay(entry);
          replayed.reloads().replay(entry);
          replayed.meters().replay(entry);
        });
    unattributed(past.end());
    replayed.reloads().begin();
    return next.get();
  }

  private void crossed(Standing standing) {
    String state = standing.exceeded() ? "exceeded" : "warning";
    metrics.budget(
        standing.quantity().code(), standing.window().code(), standing.subject().code(), state);
  }

  private void unattributed(long requests) {
    metrics.unattributed(requests);
    if (requests > 0) {
      LOG.atError()
          .addKeyValue("code", "budget_diary_lost")
          .addKeyValue("requests", requests)
          .log("use of this month is charged to every unit, key and person");
    }
  }

  private InForce inForce(Reach reach) {
    Checks checks =
        new Checks(
            slow.prohibitedUse().join(), slow.personalData().join(), slow.outputRules().join());
    return new InForce(loaded, checks, checks.policy(loaded, reach::test, clock));
  }
}
