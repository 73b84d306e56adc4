package nl.genaisluis.gateway.erasure;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.audit.event.Erased;
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

  private final SecureRandom random = new SecureRandom();
  private final Ledger ledger;
  private final Clock clock;
  private final Duration every;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private Retention(Ledger ledger, Clock clock, Duration every) {
    this.ledger = ledger;
    this.clock = clock;
    this.every = every;
    this.thread = Thread.ofPlatform().name("retention").daemon().unstarted(this::run);
  }

  /// Begins at once and goes on until closed.
  public static Retention start(Ledger ledger, Clock clock, Duration every) {
    Retention retention = new Retention(ledger, clock, every);
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
    byte[] id = new byte[16];
    random.nextBytes(id);
    String act = HexFormat.of().formatHex(id);
    long destroyed = 0;
    List<String> overdue = ledger.expired(now, BATCH);
    while (!overdue.isEmpty() && closing.getCount() > 0) {
      destroy(act, overdue);
      destroyed += overdue.size();
      overdue = ledger.expired(now, BATCH);
    }
    return destroyed;
  }

  private void destroy(String act, List<String> leaves) {
    List<CompletableFuture<Receipt>> waiting =
        leaves.stream()
            .map(leaf -> ledger.erase(new Erased(act, leaf, Erased.RETENTION, ROLE)))
            .toList();
    for (CompletableFuture<Receipt> one : waiting) {
      try {
        one.join();
      } catch (CompletionException failed) {
        throw failed.getCause() instanceof LedgerFault fault ? fault : failed;
      }
    }
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
