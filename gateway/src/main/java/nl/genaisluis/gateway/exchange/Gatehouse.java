package nl.genaisluis.gateway.exchange;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import nl.genaisluis.gateway.budget.Accounts;
import nl.genaisluis.gateway.budget.JointLimits;
import nl.genaisluis.gateway.budget.Pacing;
import nl.genaisluis.gateway.budget.Party;
import nl.genaisluis.gateway.budget.RateLimits;
import nl.genaisluis.gateway.cache.AnswerCache;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.management.Metrics;
import nl.genaisluis.gateway.nodes.Nodes;
import nl.genaisluis.gateway.upstream.Upstreams;
import nl.genaisluis.policy.Stops;
import org.jspecify.annotations.Nullable;

/// Everything that a surface needs to let a request through: the exchange, the dry run, and the
/// limits before them. One instance serves all event loops.
public final class Gatehouse implements AutoCloseable {
  /// Bodies up to this size are read on the event loop; larger ones on the check pool.
  private static final int EVENT_LOOP_BYTES_MAX = 8 * 1024;

  private final Vertx vertx;
  private final Supplier<Snapshot> snapshots;
  private final Supplier<Stops> stops;
  private final Clock clock;
  private final CheckPool checks = new CheckPool();
  private final Accounts budgets;
  private final Sharing sharing;
  private final Pacing chats;
  private final Pacing dryRuns;
  private final Exchange exchange;
  private final Checker checker;

  /// How much callers may ask.
  ///
  /// @param chat exchanges per caller
  /// @param check dry runs per caller
  /// @param confirmationsPerDayMax confirmations per person and day
  public record Bounds(Rate chat, Rate check, int confirmationsPerDayMax) {
    public Bounds {
      if (confirmationsPerDayMax < 0) {
        throw new IllegalArgumentException(
            "confirmations_per_day_max must be at least 0, was: " + confirmationsPerDayMax);
      }
    }
  }

  /// A steady rate with room for a burst.
  public record Rate(double perSecond, int burst) {
    public Rate {
      if (!(perSecond > 0 && perSecond <= 1_000_000)) {
        throw new IllegalArgumentException("per_second must be above 0, was: " + perSecond);
      }
      if (burst < 1) {
        throw new IllegalArgumentException("burst must be at least 1, was: " + burst);
      }
    }
  }

  /// What an exchange touches.
  ///
  /// @param nodes null for a gateway that stands alone
  public record Surroundings(
      Supplier<Snapshot> snapshots,
      Supplier<Stops> stops,
      Recorder recorder,
      Upstreams upstreams,
      Metrics metrics,
      Footprints footprints,
      Accounts budgets,
      Advice advice,
      @Nullable Nodes nodes) {}

  public Gatehouse(
      Vertx vertx, Surroundings around, Bounds bounds, UseTerms useTerms, Clock clock) {
    this.vertx = vertx;
    this.snapshots = around.snapshots();
    this.stops = around.stops();
    this.clock = clock;
    this.budgets = around.budgets();
    Nodes nodes = around.nodes();
    this.sharing = new Sharing(vertx, nodes);
    this.chats = limits(nodes, "requests", bounds.chat());
    this.dryRuns = limits(nodes, "checks", bounds.check());
    Exchange.Doormen doormen =
        new Exchange.Doormen(
            checks,
            new Confirming(confirmations(nodes, bounds.confirmationsPerDayMax()), sharing),
            budgets,
            new AnswerCache(clock),
            around.advice(),
            new EventMapper(clock),
            new UseWriter(useTerms, clock),
            around.metrics(),
            around.footprints(),
            sharing,
            clock);
    Exchange.Outward outward = new Exchange.Outward(around.recorder(), around.upstreams());
    this.exchange = new Exchange(vertx, around.snapshots(), around.stops(), outward, doormen);
    this.checker =
        new Checker(vertx, around.snapshots(), around.stops(), around.recorder(), doormen);
  }

  private Pacing limits(@Nullable Nodes nodes, String name, Rate rate) {
    return nodes == null
        ? new RateLimits(name, rate.perSecond(), rate.burst(), System::nanoTime)
        : new JointLimits(nodes, name, rate.perSecond(), rate.burst(), this::mark);
  }

  private Confirmations confirmations(@Nullable Nodes nodes, int perPersonPerDayMax) {
    return nodes == null
        ? new OwnConfirmations(clock, perPersonPerDayMax)
        : new JointConfirmations(nodes, clock, perPersonPerDayMax, this::mark);
  }

  /// Pseudonym of a caller, the same on every node.
  private String mark(Caller caller) {
    Party party = budgets.party("", caller);
    String person = party.person();
    return person == null ? String.valueOf(party.key()) : person;
  }

  public Exchange exchange() {
    return exchange;
  }

  public Checker checker() {
    return checker;
  }

  /// The rules and the register of this moment.
  public Snapshot snapshot() {
    return snapshots.get();
  }

  /// False while stops may have been set that this node does not know of: nothing is let through.
  public boolean heard() {
    return sharing.heard();
  }

  /// True when the credential of this caller was revoked by a stop.
  public boolean revoked(Caller caller) {
    String program = caller.revocable();
    return program != null && stops.get().keys().contains(program);
  }

  /// Today in UTC.
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /// Takes an exchange from what this caller may ask, if there is one.
  public Future<RateLimits.Pace> paceOfChat(Caller caller) {
    return sharing.future(chats.ask(caller));
  }

  /// Takes a dry run from what this caller may ask, if there is one.
  public Future<RateLimits.Pace> paceOfCheck(Caller caller) {
    return sharing.future(dryRuns.ask(caller));
  }

  /// A new request id for a response header; it stands in no leaf.
  public String newRequestId(long unixMillis) {
    return Ids.request(unixMillis);
  }

  /// A new exchange id, for an event that belongs to no request and no gatehouse.
  public static String exchangeId() {
    return Ids.exchange();
  }

  /// The largest body that is read on the event loop.
  public int eventLoopBytesMax() {
    return EVENT_LOOP_BYTES_MAX;
  }

  /// Runs work on the check pool; fails with [Unavailable] when it is full.
  public <T> Future<T> offEventLoop(Callable<T> work) {
    return checks.run(vertx, work);
  }

  @Override
  public void close() {
    checks.close();
    budgets.close();
  }
}
