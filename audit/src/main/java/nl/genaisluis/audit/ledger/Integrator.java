package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.note.SignedNote;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The follower that keeps the log's files behind the store, on a thread of its own. What fails is
/// tried again; the store never waits for it.
final class Integrator implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Integrator.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration WAIT_MAX = Duration.ofSeconds(1);
  private static final int CHUNK = 4096;

  /// What fails so often does not pass by itself.
  private static final int FAILURES_MAX = 3;

  private final ShardedLog log;
  private final StoreReader reader;
  private final Progress progress;
  private final Duration every;
  private final Heads heads;
  private final Runnable onFork;
  private final AtomicReference<@Nullable SignedNote> cosigned = new AtomicReference<>();
  private int failures;

  /// @param onFork told when what was published is not what the entries are
  Integrator(Opening opening, Progress progress, Duration every, Heads heads, Runnable onFork) {
    this.log = opening.log();
    this.reader = opening.integratorReader();
    this.progress = progress;
    this.every = every;
    this.heads = heads;
    this.onFork = onFork;
  }

  @Override
  public void run() {
    try {
      boolean last;
      do {
        last = progress.ended();
        progress.await(log.size(), WAIT_MAX);
        boolean done = integrate();
        progress.pause(done ? every : RETRY_AFTER);
      } while (!last);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Hands over a checkpoint of this log with the signatures of witnesses. It is on disk within
  /// seconds; one of another checkpoint that waits gives way.
  void cosigned(SignedNote note) {
    cosigned.accumulateAndGet(
        note,
        (waiting, more) ->
            waiting != null && waiting.text().equals(more.text()) ? waiting.with(more) : more);
  }

  private void takeCosigned() throws IOException {
    SignedNote note = cosigned.getAndSet(null);
    if (note != null) {
      try {
        log.cosigned(note);
      } catch (NoteFault unfit) {
        LOG.warn("a cosignature does not fit the checkpoint", unfit);
      }
    }
  }

  /// Takes in what is durable and publishes it; false when that failed.
  private boolean integrate() {
    try {
      for (String note : heads.after(log.signedSize(), log.size())) {
        log.know(new Shards(reader.shards()));
        take(log.sizeOf(note));
        log.follow(note);
      }
      if (heads.own()) {
        lead();
      }
      takeCosigned();
      failures = 0;
      return true;
    } catch (IOException | LedgerFault failed) {
      LOG.error("log could not be written entries={}", log.size(), failed);
      if (failed instanceof LedgerFault fault && fault.code().equals(LedgerFault.FORKED)) {
        onFork.run();
      }
      failures = heads.own() ? failures + 1 : 0;
      if (failures >= FAILURES_MAX) {
        heads.standDown();
      }
      return false;
    }
  }

  /// Makes a checkpoint of all that there is, before all others when there are others, and begins
  /// the shard of the next year when its turn has come.
  private void lead() throws IOException {
    take(progress.size());
    boolean isNew = log.size() > log.signedSize();
    if (isNew && !heads.publish(log.size(), log.note())) {
      return;
    }
    log.publish();
    String minute = heads.turn(log.size());
    if (minute != null) {
      heads.open(log.next(minute));
    }
  }

  private void take(long size) throws IOException {
    if (log.size() < size) {
      // Read after the size is known: a shard is in the store before its first entry counts.
      log.know(new Shards(reader.shards()));
    }
    while (log.size() < size) {
      log.turn();
      int wanted = (int) Math.min(CHUNK, log.roomFor(size));
      if (reader.read(log.size(), wanted, (_, leaf) -> log.add(leaf)) == 0) {
        throw new LedgerFault(LedgerFault.CORRUPT, "store lacks leaf " + log.size());
      }
      log.write();
    }
  }
}
