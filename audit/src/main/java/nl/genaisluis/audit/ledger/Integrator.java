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

  private final TileLog tiles;
  private final StoreReader reader;
  private final Progress progress;
  private final Duration every;
  private final AtomicReference<@Nullable SignedNote> cosigned = new AtomicReference<>();

  Integrator(TileLog tiles, StoreReader reader, Progress progress, Duration every) {
    this.tiles = tiles;
    this.reader = reader;
    this.progress = progress;
    this.every = every;
  }

  @Override
  public void run() {
    try {
      while (!progress.ended() || tiles.size() < progress.size()) {
        progress.await(tiles.size(), WAIT_MAX);
        boolean done = integrate();
        if (progress.pause(done ? every : RETRY_AFTER) && !done) {
          return;
        }
      }
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
      long size = progress.size();
      while (tiles.size() < size) {
        reader.read(
            tiles.size(), (int) Math.min(CHUNK, size - tiles.size()), (_, leaf) -> tiles.add(leaf));
        tiles.write();
      }
      tiles.publish();
      takeCosigned();
      return true;
    } catch (IOException | LedgerFault failed) {
      LOG.error("log could not be written entries={}", tiles.size(), failed);
      return false;
    }
  }
}
