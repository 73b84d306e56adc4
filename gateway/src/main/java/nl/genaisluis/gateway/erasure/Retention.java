package nl.genaisluis.gateway.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.ExchangeIds;
import nl.genaisluis.audit.ledger.Belongings;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerFault;
import nl.genaisluis.audit.ledger.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Destroys what is past its term: when it starts, and again and again after that. It works on a
/// thread of its own and holds one batch of leaf ids, however much is overdue. When the record does
/// not take a destruction, nothing is destroyed, and it is tried again.
public final class Retention implements AutoCloseable {
  /// Between two looks; terms are counted in days.
  public static final Duration EVERY = Duration.ofHours(1);

  /// In what capacity the gateway destroys of its own accord.
  static final String ROLE = "sluis";

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  /// A fraction of what may wait to be written, so that it never stands in the way of a request.
  private static final int BATCH = 256;

  private final Ledger ledger;
  private final Clock clock;
  private final Duration every;
  private final BooleanSupplier onDuty;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private Retention(Ledger ledger, Clock clock, Duration every, BooleanSupplier onDuty) {
    this.ledger = ledger;
    this.clock = clock;
    this.every = every;
    this.onDuty = onDuty;
    this.thread = Thread.ofPlatform().name("retention").daemon().unstarted(this::run);
  }

  /// Begins at once and goes on until closed.
  ///
  /// @param onDuty true where overdue content is destroyed from here: on one of the nodes that
  ///   share a record
  public static Retention start(
      Ledger ledger, Clock clock, Duration every, BooleanSupplier onDuty) {
    Retention retention = new Retention(ledger, clock, every, onDuty);
    retention.thread.start();
    return retention;
  }

  private void run() {
    try {
      Duration rest = look();
      while (!closing.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
        rest = look();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// One look; returns how long to rest after it.
  private Duration look() {
    if (!onDuty.getAsBoolean()) {
      return RETRY_AFTER.compareTo(every) < 0 ? RETRY_AFTER : every;
    }
    try {
      long destroyed = destroyOverdue(clock.instant());
      if (destroyed > 0) {
        LOG.atInfo().addKeyValue("number", destroyed).log("overdue content was destroyed");
      }
      return every;
    } catch (LedgerFault fault) {
      LOG.atError().addKeyValue("code", fault.code()).log("overdue content was not destroyed");
      return RETRY_AFTER.compareTo(every) < 0 ? RETRY_AFTER : every;
    }
  }

  private long destroyOverdue(Instant now) {
    String act = ExchangeIds.fresh();
    Belongings belongings = ledger.belongings();
    return destroyAll(act, Erased.RETENTION, () -> belongings.expired(now, BATCH))
        + destroyAll(act, Erased.USE_RETENTION, () -> belongings.expiredUses(now, BATCH));
  }

  private long destroyAll(String act, String ground, Supplier<List<String>> overdue) {
    long destroyed = 0;
    List<String> leaves = overdue.get();
    while (!leaves.isEmpty() && closing.getCount() > 0) {
      destroyed += destroy(act, ground, leaves);
      leaves = overdue.get();
    }
    return destroyed;
  }

  /// Destroys what hangs on these leaves. What a hold was put on meanwhile stays.
  private int destroy(String act, String ground, List<String> leaves) {
    List<CompletableFuture<Receipt>> waiting =
        leaves.stream().map(leaf -> ledger.erase(new Erased(act, leaf, ground, ROLE))).toList();
    int destroyed = 0;
    for (CompletableFuture<Receipt> one : waiting) {
      try {
        one.join();
        destroyed++;
      } catch (CompletionException failed) {
        if (!(failed.getCause() instanceof LedgerFault fault)) {
          throw failed;
        }
        if (!fault.code().equals(LedgerFault.HELD)) {
          throw fault;
        }
      }
    }
    return destroyed;
  }

  /// Ends the thread; a batch under way is finished first.
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
