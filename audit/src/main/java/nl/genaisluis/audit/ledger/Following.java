package nl.genaisluis.audit.ledger;

import java.time.Duration;
import java.util.List;
import nl.genaisluis.audit.event.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A follower at work: a thread that hands every durable entry, in order and once, to a handler. A
/// batch whose handler throws is handed over again. The monitor guards `next`.
public final class Following implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Following.class);
  private static final Duration RETRY_AFTER = Duration.ofMillis(500);
  private static final Duration WAIT_MAX = Duration.ofMillis(100);
  private static final int CHUNK = 1024;

  private final Ledger ledger;
  private final Progress progress;
  private final Handler handler;
  private final Thread thread;
  private volatile boolean closed;
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
    follow(progress.size());
  }

  /// How many entries have been handed over.
  public synchronized long position() {
    return next;
  }

  private synchronized void follow(long size) {
    while (next < size && !closed) {
      List<Entry> entries = ledger.entries(next, (int) Math.min(CHUNK, size - next));
      handler.accept(entries);
      next += entries.size();
    }
  }

  private void run() {
    try {
      while (!closed && !progress.ended()) {
        progress.await(position(), WAIT_MAX);
        try {
          follow(progress.size());
        } catch (RuntimeException failed) {
          LOG.error("follower failed thread={} entry={}", thread.getName(), position(), failed);
          progress.pause(RETRY_AFTER);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends the thread; a batch under way is finished first.
  @Override
  public void close() {
    // No interrupt: it would close the files that a handler is writing.
    closed = true;
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
