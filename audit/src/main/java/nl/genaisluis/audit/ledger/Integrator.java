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

  private final TileLog tiles;
  private final StoreReader reader;
  private final Progress progress;
  private final Duration every;
  private final Heads heads;
  private final Runnable onFork;
  private final AtomicReference<@Nullable SignedNote> cosigned = new AtomicReference<>();
  private int failures;

  /// @param onFork told when what was published is not what the entries are
  Integrator(Opening opening, Progress progress, Duration every, Heads heads, Runnable onFork) {
    this.tiles = opening.tiles();
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
        progress.await(tiles.size(), WAIT_MAX);
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
        tiles.cosigned(note);
      } catch (NoteFault unfit) {
        LOG.warn("a cosignature does not fit the checkpoint", unfit);
      }
    }
  }

  /// Takes in what is durable and publishes it; false when that failed.
  private boolean integrate() {
    try {
      for (String note : heads.after(tiles.signedSize(), tiles.size())) {
        take(tiles.sizeOf(note));
        tiles.follow(note);
      }
      if (heads.own()) {
        lead();
      }
      takeCosigned();
      failures = 0;
      return true;
    } catch (IOException | LedgerFault failed) {
      LOG.error("log could not be written entries={}", tiles.size(), failed);
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

  /// Makes a checkpoint of all that there is, before all others when there are others.
  private void lead() throws IOException {
    take(progress.size());
    boolean isNew = tiles.size() > tiles.signedSize();
    if (!isNew || heads.publish(tiles.size(), tiles.note())) {
      tiles.publish();
    }
  }

  private void take(long size) throws IOException {
    while (tiles.size() < size) {
      int wanted = (int) Math.min(CHUNK, size - tiles.size());
      if (reader.read(tiles.size(), wanted, (_, leaf) -> tiles.add(leaf)) == 0) {
        throw new LedgerFault(LedgerFault.CORRUPT, "store lacks leaf " + tiles.size());
      }
      tiles.write();
    }
  }
}
