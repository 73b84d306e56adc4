package nl.genaisluis.audit.ledger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.audit.event.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A follower at work: a thread that hands every durable entry, in order and once, to a handler. A
/// batch whose handler throws is handed over again. After each batch it rests, so that under load
/// it takes many entries at a time and leaves the processor to those who wait for an answer. The
/// monitor guards `next`.
public final class Following implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Following.class);
  private static final Duration RETRY_AFTER = Duration.ofMillis(500);
  private static final Duration REST = Duration.ofMillis(250);
  private static final Duration WAIT_MAX = Duration.ofMillis(100);
  private static final int CHUNK = 1024;

  private final Ledger ledger;
  private final Progress progress;
  private final Handler handler;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private long next;

  Following(Ledger ledger, Progress progress, long from, String name, Handler handler) {
    this.ledger = ledger;
    this.progress = progress;
    this.next = from;
    this.handler = handler;
    this.thread = Thread.ofPlatform().name("ledger-" + name).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Blocks until every entry that is durable now has been handed over.
  public void catchUp() {
    ledger.settle();
    follow(progress.size());
  }

  /// How many entries have been handed over.
  public synchronized long position() {
    return next;
  }

  private synchronized void follow(long size) {
    CompletableFuture<List<Entry>> ahead = null;
    while (next < size && !closed()) {
      List<Entry> entries = ahead == null ? read(next, size) : done(ahead);
      long after = next + entries.size();
      // What comes next is read meanwhile, where there is much to catch up with.
      ahead = after < size ? CompletableFuture.supplyAsync(() -> read(after, size)) : null;
      handler.accept(entries);
      next = after;
    }
  }

  private List<Entry> read(long from, long size) {
    return ledger.entries(from, (int) Math.min(CHUNK, size - from));
  }

  private static List<Entry> done(CompletableFuture<List<Entry>> read) {
    try {
      return read.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  private void run() {
    try {
      boolean ended = false;
      while (!ended && !closed() && !progress.ended()) {
        long known = position();
        if (progress.await(known, WAIT_MAX) > known) {
          boolean followed = tryToFollow();
          ended = closing.await((followed ? REST : RETRY_AFTER).toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean tryToFollow() {
    try {
      follow(progress.size());
      return true;
    } catch (RuntimeException failed) {
      LOG.error("follower failed thread={} entry={}", thread.getName(), position(), failed);
      return false;
    }
  }

  private boolean closed() {
    return closing.getCount() == 0;
  }

  /// Ends the thread; a batch under way is finished first.
  @Override
  public void close() {
    // No interrupt: it would close the files that a handler is writing.
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Takes entries in order. May throw: then it gets the same entries again.
  public interface Handler {
    void accept(List<Entry> entries);
  }
}
