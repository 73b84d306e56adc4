package nl.genaisluis.gateway.exchange;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.management.Metrics;
import nl.genaisluis.gateway.upstream.Upstreams;
import nl.genaisluis.policy.Stops;

/// Everything that a surface needs to let a request through: the exchange, the dry run, and the
/// limits before them. One instance serves all event loops.
public final class Gatehouse implements AutoCloseable {
  /// Bodies up to this size are read on the event loop; larger ones on the check pool.
  private static final int EVENT_LOOP_BYTES_MAX = 8 * 1024;

  private final Vertx vertx;
  private final Supplier<Snapshot> snapshots;
  private final Clock clock;
  private final CheckPool checks = new CheckPool();
  private final Budgets budgets;
  private final RateLimits chats;
  private final RateLimits dryRuns;
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
  public record Surroundings(
      Supplier<Snapshot> snapshots,
      Supplier<Stops> stops,
      Recorder recorder,
      Upstreams upstreams,
      Metrics metrics,
      Footprints footprints) {}

  public Gatehouse(Vertx vertx, Surroundings around, Bounds bounds, Clock clock) {
    this.vertx = vertx;
    this.snapshots = around.snapshots();
    this.clock = clock;
    this.budgets = new Budgets(clock);
    this.chats = new RateLimits(bounds.chat().perSecond(), bounds.chat().burst(), System::nanoTime);
    this.dryRuns =
        new RateLimits(bounds.check().perSecond(), bounds.check().burst(), System::nanoTime);
    Exchange.Doormen doormen =
        new Exchange.Doormen(
            checks,
            new Confirmations(clock, bounds.confirmationsPerDayMax()),
            budgets,
            new EventMapper(clock),
            around.metrics(),
            around.footprints());
    Exchange.Outward outward = new Exchange.Outward(around.recorder(), around.upstreams());
    this.exchange = new Exchange(vertx, around.snapshots(), around.stops(), outward, doormen);
    this.checker =
        new Checker(vertx, around.snapshots(), around.stops(), around.recorder(), doormen);
  }

  /// Counts an earlier entry of the record towards today's budgets; for the start.
  public void replay(Entry entry) {
    if (entry.event() instanceof Closed closed) {
      budgets.restore(
          LocalDate.parse(entry.time().substring(0, 10)),
          closed.useCase(),
          closed.tokens().input() + closed.tokens().output());
    }
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

  /// Today in UTC.
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /// Whole seconds that this caller must wait before another exchange; 0 for none.
  public long waitForChat(Caller caller) {
    return chats.take(caller.subject());
  }

  /// Whole seconds that this caller must wait before another dry run; 0 for none.
  public long waitForCheck(Caller caller) {
    return dryRuns.take(caller.subject());
  }

  /// A new request id for a response header; it stands in no leaf.
  public String newRequestId(long unixMillis) {
    return Ids.request(unixMillis);
  }

  /// A new exchange id, for an event that belongs to no request and no gatehouse.
  public static String exchangeId() {
    return Ids.exchange();
  }

  /// A new exchange id, for an event that belongs to no request.
  public String newExchangeId() {
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
  }
}
