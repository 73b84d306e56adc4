package nl.genaisluis.audit.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.event.Held;
import nl.genaisluis.audit.event.Released;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that owns the store. It takes what queued up while the batch before was being synced
/// and writes that as the next batch: one fsync for many entries, and no timer.
///
/// Ready → Failing when a write fails; Failing → Ready when a probe succeeds. While Failing,
/// appends fail at once and nothing is queued.
final class LedgerWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);
  private static final Duration PROBE_EVERY = Duration.ofMillis(250);

  /// A clean-up waits for who reads. Between batches it is tried no more often than this, so that
  /// appends do not wait with it each time.
  private static final Duration PURGE_AGAIN = Duration.ofSeconds(5);

  private final LedgerConfig config;
  private final Database database;
  private final Clock clock;
  private final Progress progress;
  private final Runnable atEnd;
  private final ArrayBlockingQueue<Pending> queue;
  private final AtomicLong waitingBytes = new AtomicLong();

  private volatile LedgerState state = new LedgerState.Ready();
  private volatile boolean closing;
  private volatile boolean ended;
  private volatile @Nullable String halted;

  // Confined to the writer thread from here on.
  private final @Nullable YearTurn turn;
  private @Nullable Store store;
  private long next;

  /// Written by the writer thread only; who drafts a leaf may read an earlier one.
  private volatile String lastTime;

  /// True at first: a process that died between a receipt and the clean-up after it told nobody.
  private boolean purgeWanted = true;

  private long purgeTried = System.nanoTime();

  /// @param atEnd run when nothing more will be written
  LedgerWriter(
      LedgerConfig config, Opening opening, Clock clock, Progress progress, Runnable atEnd) {
    this.atEnd = atEnd;
    this.config = config;
    this.database = opening.database();
    this.store = opening.store();
    this.turn = opening.turn();
    this.clock = clock;
    this.progress = progress;
    this.queue = new ArrayBlockingQueue<>(config.queueMax());
    this.next = opening.replay().size();
    this.lastTime = opening.replay().lastTime();
  }

  /// The minute of the last batch: that of the next one too, unless a new minute has begun. Empty
  /// before the first.
  String minute() {
    return lastTime;
  }

  LedgerState state() {
    String code = halted;
    return code == null ? state : new LedgerState.Failing(code);
  }

  /// Takes nothing from now on, for good: what is written would not come into the log.
  void halt(String code) {
    halted = code;
  }

  /// Queues an append, or says why not. Never blocks.
  void offer(Pending pending) {
    LedgerFault refusal = refusal(pending);
    if (refusal != null) {
      pending.receipt().completeExceptionally(refusal);
      return;
    }
    if (ended) {
      // The writer may have looked into the queue for the last time before this came in.
      failWaiting();
    }
  }

  private @Nullable LedgerFault refusal(Pending pending) {
    if (closing) {
      return new LedgerFault(LedgerFault.CLOSED, "ledger is closed");
    }
    if (state() instanceof LedgerState.Failing(String code)) {
      return new LedgerFault(code, "ledger does not take entries at present");
    }
    long bytes = waitingBytes.addAndGet(pending.bytes());
    if (bytes > config.queueBytesMax() || !queue.offer(pending)) {
      waitingBytes.addAndGet(-pending.bytes());
      return new LedgerFault(LedgerFault.QUEUE_FULL, "too many entries wait to be written");
    }
    return null;
  }

  /// Asks the thread to write what waits and end.
  void close() {
    closing = true;
  }

  @Override
  public void run() {
    try {
      while (!closing || !queue.isEmpty()) {
        Pending first = queue.poll(PROBE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
          idle();
        } else {
          List<Pending> batch = new ArrayList<>();
          batch.add(first);
          queue.drainTo(batch, config.batchMax() - 1);
          write(batch);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      closing = true;
      state = new LedgerState.Failing(LedgerFault.CLOSED);
      ended = true;
      failWaiting();
      dropStore();
      atEnd.run();
    }
  }

  private void write(List<Pending> batch) {
    for (Pending pending : batch) {
      waitingBytes.addAndGet(-pending.bytes());
    }
    List<Leaf> leaves;
    try {
      leaves = write(batch, store());
    } catch (Exception failed) {
      fail(batch, failed);
      return;
    }
    progress.advance(next);
    for (Leaf leaf : leaves) {
      purgeWanted |= leaf.entry().event() instanceof Erased;
      leaf.pending().receipt().complete(leaf.receipt());
    }
    if (purgeWanted && System.nanoTime() - purgeTried >= PURGE_AGAIN.toNanos()) {
      purge();
    }
  }

  /// Writes what may be written of a batch; the rest fails alone.
  private List<Leaf> write(List<Pending> batch, Store open) throws SQLException {
    // A clock that was set back does not take the record back with it.
    String now = Entry.minute(clock.instant());
    boolean alone = batch.stream().anyMatch(LedgerWriter::touchesHolds);
    String time = open.begin(now.compareTo(lastTime) < 0 ? lastTime : now, alone);
    NewShard begun = turn == null ? null : turn.due(time);
    long from = begun == null ? open.size() : open.size() + 1;
    List<Leaf> leaves = leaves(destroyable(batch, open), time, from);
    if (leaves.isEmpty()) {
      open.leave();
      return leaves;
    }
    if (begun != null) {
      open.open(begun.shard());
      leaves.addFirst(begun.leaf());
    }
    open.write(leaves);
    if (turn != null) {
      turn.written(leaves, begun);
    }
    next = open.size();
    lastTime = time;
    return leaves;
  }

  private static boolean touchesHolds(Pending pending) {
    Event event = pending.event();
    return event instanceof Held || event instanceof Released || event instanceof Erased;
  }

  /// The batch without the destructions that a hold forbids; those fail alone. A hold of this very
  /// batch counts, a release of this batch does not yet.
  private static List<Pending> destroyable(List<Pending> batch, Store open) throws SQLException {
    Set<String> heldNow = new HashSet<>();
    List<Pending> kept = new ArrayList<>(batch.size());
    for (Pending pending : batch) {
      if (pending.event() instanceof Held hold) {
        heldNow.add(hold.target());
      }
      if (pending.event() instanceof Erased erased && held(erased.target(), heldNow, open)) {
        pending
            .receipt()
            .completeExceptionally(new LedgerFault(LedgerFault.HELD, "a hold is on the exchange"));
      } else {
        kept.add(pending);
      }
    }
    return kept;
  }

  private static boolean held(String target, Set<String> heldNow, Store open) throws SQLException {
    String exchange = open.exchangeOf(target);
    return exchange != null && (heldNow.contains(exchange) || open.held(exchange));
  }

  /// Makes the leaves of a batch. An event that cannot be a leaf fails alone.
  private static List<Leaf> leaves(List<Pending> batch, String time, long from) {
    List<Leaf> leaves = new ArrayList<>(batch.size());
    for (Pending pending : batch) {
      try {
        long index = from + leaves.size();
        Entry entry =
            new Entry(index, pending.leafId(), time, pending.event(), pending.commitment());
        leaves.add(new Leaf(entry, pending));
      } catch (RuntimeException notALeaf) {
        pending.receipt().completeExceptionally(notALeaf);
      }
    }
    return leaves;
  }

  private void fail(List<Pending> batch, Exception cause) {
    LOG.error("store failed code={} entries={}", LedgerFault.STORE_FAILING, batch.size(), cause);
    state = new LedgerState.Failing(LedgerFault.STORE_FAILING);
    dropStore();
    for (Pending pending : batch) {
      failStore(pending.receipt());
    }
    Pending waiting = queue.poll();
    while (waiting != null) {
      waitingBytes.addAndGet(-waiting.bytes());
      failStore(waiting.receipt());
      waiting = queue.poll();
    }
  }

  private static void failStore(CompletableFuture<Receipt> receipt) {
    receipt.completeExceptionally(
        new LedgerFault(LedgerFault.STORE_FAILING, "the entry could not be made durable"));
  }

  private void idle() {
    if (state instanceof LedgerState.Failing) {
      probe();
      return;
    }
    if (purgeWanted) {
      purge();
    }
    try {
      store().look();
    } catch (Exception gone) {
      fail(List.of(), gone);
    }
  }

  /// Opens the store anew and writes to it; after that, appends are taken again.
  private void probe() {
    try {
      Store reopened = store();
      reopened.probe();
      resume(reopened);
      state = new LedgerState.Ready();
      LOG.info("store takes entries again entries={}", next);
    } catch (Exception stillFailing) {
      LOG.debug("store still fails", stillFailing);
      dropStore();
    }
  }

  /// A batch that failed may be in the store all the same: go on after what is there.
  private void resume(Store reopened) {
    long size = reopened.size();
    if (size < next) {
      throw new LedgerFault(
          LedgerFault.CORRUPT, "store has " + size + " leaves, but " + next + " were written");
    }
    if (turn != null) {
      turn.catchUp(size);
    }
    next = size;
    progress.advance(next);
  }

  private void purge() {
    try {
      purgeWanted = !store().purge();
    } catch (SQLException later) {
      LOG.warn("destroyed bytes are still in the store, trying again", later);
    }
    purgeTried = System.nanoTime();
  }

  private Store store() throws SQLException {
    Store open = store;
    if (open == null) {
      open = database.store();
      store = open;
    }
    return open;
  }

  private void dropStore() {
    Store open = store;
    store = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException failed) {
        LOG.warn("store could not be closed", failed);
      }
    }
  }

  private void failWaiting() {
    Pending pending = queue.poll();
    while (pending != null) {
      pending
          .receipt()
          .completeExceptionally(new LedgerFault(LedgerFault.CLOSED, "ledger is closed"));
      pending = queue.poll();
    }
  }
}
