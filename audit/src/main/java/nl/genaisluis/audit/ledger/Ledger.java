package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.content.Sealed;
import nl.genaisluis.audit.content.UnitLabels;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.event.FreshIds;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.note.SignedNote;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ledger of one data folder. Safe for use by many threads.
public final class Ledger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  /// Name of the store's file in the data folder.
  static final String STORE_FILE = "ledger.db";

  /// Name of the log's folder in the data folder.
  static final String LOG_FOLDER = "log";

  private static final int CHUNK = 1024;

  private final FreshIds ids = new FreshIds();
  private final FolderLock lock;
  private final StoreReader reader;
  private final StoreReader integratorReader;
  private final CompanionReader companions;
  private final Keys keys;
  private final LogFiles log;
  private final Progress progress = new Progress();
  private final LedgerWriter writer;
  private final Thread writerThread;
  private final Integrator integrator;
  private final Thread integratorThread;
  private final @Nullable Sharing sharing;

  private Ledger(Opening opening, LedgerConfig config, Clock clock) {
    this.lock = opening.lock();
    this.reader = opening.reader();
    this.integratorReader = opening.integratorReader();
    this.companions = opening.companions();
    this.keys = opening.keys();
    this.log = opening.log().files();
    progress.advance(opening.replay().size());
    this.sharing = Sharing.of(opening.database(), progress);
    Runnable atEnd = sharing == null ? progress::end : sharing::end;
    this.writer = new LedgerWriter(config, opening, clock, progress, atEnd);
    this.writerThread = thread("ledger-writer", writer);
    this.integrator =
        new Integrator(
            opening,
            progress,
            config.integrateEvery(),
            sharing == null ? Heads.ALONE : sharing.heads(),
            () -> halt(LedgerFault.FORKED));
    this.integratorThread = thread("ledger-integrator", integrator);
  }

  /// Neither writes nor leads from now on.
  private void halt(String code) {
    writer.halt(code);
    if (sharing != null) {
      sharing.bar();
    }
  }

  /// A bug ends its thread, loudly: nothing is written or signed by this node after it.
  private Thread thread(String name, Runnable work) {
    return Thread.ofPlatform()
        .name(name)
        .uncaughtExceptionHandler(
            (_, bug) -> {
              if (sharing != null) {
                sharing.bar();
              }
              LOG.error("ledger thread died thread={}", name, bug);
            })
        .unstarted(work);
  }

  /// Loads what every ledger in a file needs, wherever it is, so that a later [#open] finds it
  /// loaded. Blocks; needs not be called, and says nothing of what fails: opening does.
  public static void prepare() {
    SqliteStore.prepare();
  }

  /// Opens the ledger in the configured folders, or makes it there. Blocks while it reads every
  /// leaf; fails with a [LedgerFault] on a gap, a leaf that it did not write, a tree that is not
  /// the one signed before, a missing key or a folder that is in use. Exchanges that an earlier
  /// process left open are closed as abandoned before this returns.
  public static Ledger open(LedgerConfig config, Clock clock) {
    Opening opening = Opening.of(config, clock);
    Ledger ledger = new Ledger(opening, config, clock);
    ledger.writerThread.start();
    ledger.integratorThread.start();
    if (ledger.sharing != null) {
      ledger.sharing.start(() -> ledger.writer.halt(LedgerFault.STORE_FAILING));
    }
    try {
      List<Closed> abandoned = opening.abandoned();
      close(ledger, abandoned, Math.min(config.batchMax(), config.queueMax()));
      LOG.info("ledger open entries={} abandoned={}", ledger.size(), abandoned.size());
    } catch (RuntimeException failed) {
      ledger.close();
      throw failed;
    }
    return ledger;
  }

  /// Closes exchanges, as many at once as one transaction takes: there may be thousands, and each
  /// waits for it.
  private static void close(Ledger ledger, List<Closed> abandoned, int atOnce) {
    for (int from = 0; from < abandoned.size(); from += atOnce) {
      List<Closed> some = abandoned.subList(from, Math.min(abandoned.size(), from + atOnce));
      CompletableFuture<?>[] receipts =
          some.stream()
              .map(closed -> ledger.append(closed, null))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(receipts).join();
    }
  }

  /// The same for a data folder that must hold a ledger already.
  public static Ledger openExisting(LedgerConfig config, Clock clock) {
    if (!database(config).holdsLedger()) {
      throw new LedgerFault(LedgerFault.CONFIG, "no ledger in " + config.data());
    }
    return open(config, clock);
  }

  /// As [#appendWith], with text at most.
  public CompletableFuture<Receipt> append(Event event, @Nullable Content content) {
    return appendWith(event, Companions.of(content));
  }

  /// Puts an event on record. When the future completes, the leaf and its companions are durable,
  /// all in one transaction. It fails with a [LedgerFault]: `queue_full` at once, `store_failing`
  /// when the store refuses. The companions are sealed and the leaf is written out in the calling
  /// thread. Completion happens on the ledger's own thread: a caller must hop to its own.
  public CompletableFuture<Receipt> appendWith(Event event, Companions beside) {
    String leafId = ids.fresh();
    Attached attached = keys.seal(leafId, event.exchange(), beside);
    CompletableFuture<Receipt> receipt = new CompletableFuture<>();
    Draft draft = Draft.ahead(event, leafId, attached.commitment(), writer.minute());
    writer.offer(new Pending(event, leafId, attached, receipt, draft));
    return receipt;
  }

  /// Destroys what hangs on an earlier entry and records that, in one transaction. When the future
  /// completes, both are durable; the bytes are overwritten in the store, and the write-ahead log
  /// is emptied as soon as no reader needs it. It fails with a [LedgerFault] `held`, and destroys
  /// nothing, when a hold is on the exchange.
  public CompletableFuture<Receipt> erase(Erased erased) {
    return appendWith(erased, Companions.NONE);
  }

  /// The content of an entry; null when there is none (any more). Blocks.
  public @Nullable Content content(String leafId) {
    if (!leafId.matches("[0-9a-f]{32}")) {
      return null;
    }
    Sealed sealed = reader.content(leafId);
    return sealed == null ? null : keys.content().open(leafId, sealed);
  }

  /// The contents of these entries, by leaf id: of those that have one (still). All of them are in
  /// memory at once, so whoever asks does not ask for many. Blocks.
  public Map<String, Content> contents(List<String> leafIds) {
    Map<String, Content> contents = new HashMap<>();
    reader
        .contents(leafIds)
        .forEach((leaf, each) -> contents.put(leaf, keys.content().open(leaf, each)));
    return contents;
  }

  /// What units are called outside the store.
  public UnitLabels unitLabels() {
    return keys.content().labels();
  }

  /// What hangs on the entries: the use log, the vault, and what is due to be destroyed.
  public Belongings belongings() {
    return new Belongings(companions, keys.use());
  }

  /// Whether appends succeed at present. Never blocks.
  public LedgerState state() {
    return writer.state();
  }

  /// How many entries are durable and have their place. Never waits for the store.
  public long size() {
    return progress.size();
  }

  /// Durable entries from an index on, at most so many, in order. Where several nodes share a
  /// database, those that were given their place, which takes a moment. Blocks.
  public List<Entry> entries(long from, int max) {
    List<Entry> entries = new ArrayList<>();
    reader.read(from, max, (index, leaf) -> entries.add(LeafCodec.decode(index, leaf)));
    return entries;
  }

  /// Hands over every entry that is durable now, in order. Blocks.
  public void scan(Consumer<Entry> each) {
    settle();
    long size = size();
    long next = 0;
    while (next < size) {
      List<Entry> entries = entries(next, (int) Math.min(CHUNK, size - next));
      entries.forEach(each);
      next += entries.size();
    }
  }

  /// Waits until every entry that is acknowledged now, by whichever node, has its place. Blocks.
  void settle() {
    if (sharing != null) {
      sharing.settle();
    }
  }

  /// Hands every entry from an index on to a handler, on a thread of its own, until closed.
  public Following follow(String name, long from, Following.Handler handler) {
    Following following = new Following(this, progress, from, name, handler);
    following.start();
    return following;
  }

  /// A `tlog-proof` file that shows the entry with this leaf hash in the log; null until a
  /// checkpoint covers it, and for a hash of no entry. Blocks.
  public @Nullable String proof(String leafHash) {
    Proven proven = proven(leafHash);
    return proven == null ? null : proven.file();
  }

  /// The same with the key that the proof is checked with.
  public @Nullable Proven proven(String leafHash) {
    Hash hash = Hash.ofHex(leafHash);
    long index = hash == null ? -1 : reader.indexOf(hash);
    return index < 0 ? null : log.proof(index);
  }

  /// Puts the cosignatures of witnesses, found to hold, under the checkpoint that they are for.
  /// Does not block; they are served within seconds.
  public void cosigned(SignedNote checkpoint) {
    integrator.cosigned(checkpoint);
  }

  /// The files that are served under `/log`.
  public LogFiles log() {
    return log;
  }

  /// Writes what waits, signs a last checkpoint and gives the folder free. Blocks. Whoever follows
  /// the ledger is closed first.
  @Override
  public void close() {
    writer.close();
    try {
      writerThread.join();
      integratorThread.join();
      if (sharing != null) {
        sharing.close();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    reader.close();
    integratorReader.close();
    companions.close();
    try {
      lock.close();
    } catch (IOException failed) {
      LOG.warn("lock could not be given free", failed);
    }
  }

  static Database database(LedgerConfig config) {
    return database(config.data(), config.postgres());
  }

  static Database database(Path data, @Nullable Postgres postgres) {
    return postgres == null
        ? new SqliteDatabase(data.resolve(STORE_FILE))
        : new PostgresDatabase(postgres, NodeName.of(data));
  }

  static Path logFolder(LedgerConfig config) {
    return config.data().resolve(LOG_FOLDER);
  }
}
