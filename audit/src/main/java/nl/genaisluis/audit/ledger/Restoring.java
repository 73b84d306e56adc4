package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nl.genaisluis.audit.content.ContentKeys;
import nl.genaisluis.audit.content.Revealed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.merkle.TileTree;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.Signer;
import nl.genaisluis.audit.note.VerifierKey;
import nl.genaisluis.audit.uselog.UseKeys;
import nl.genaisluis.audit.vault.VaultRecord;
import org.jspecify.annotations.Nullable;

/// A ledger on its way into an empty data folder: the entries of another installation, in order,
/// under the checkpoint that was signed over them. Until [#finish] the store says that it is half
/// done, and no gateway starts on it; what died on the way is begun anew. Confined to one thread.
///
/// The signing key comes along when it lies in the folder of keys already. Otherwise the log goes
/// on under a new key, and its checkpoint bears the signatures of both.
public final class Restoring implements AutoCloseable {
  private static final int BATCH = 1024;

  /// Most bytes of sealed contents in one batch; one content more may come on top.
  private static final long BATCH_BYTES = 8L << 20;

  private final Taken taken;
  private final Store store;
  private final Path data;
  private final Path log;
  private final List<Signed> signed;
  private final Signer signer;
  private final ContentKeys contentKeys;
  private final UseKeys useKeys;
  private final DurableFiles files;
  private final List<Shard> shards = new ArrayList<>();
  private TileTree tree = new TileTree();
  private long first;
  private @Nullable String before;
  private final List<Leaf> batch = new ArrayList<>();
  private long batchBytes;

  private Restoring(Taken taken, LedgerConfig config, List<Signed> signed) throws IOException {
    this.taken = taken;
    this.store = taken.store();
    this.data = config.data();
    this.log = Ledger.logFolder(config);
    this.files = new DurableFiles(Disk.REAL, log);
    this.signed = List.copyOf(signed);
    KeyFolder keys = KeyFolder.open(config.keys());
    VerifierKey key = signed.getFirst().key();
    Signer known = keys.signerOrNull(key.toString());
    this.signer = known == null ? keys.createSigner(key.name()) : known;
    this.contentKeys = keys.createContentKeys();
    this.useKeys = keys.createUseKeys();
  }

  /// Begins in a data folder that is empty, not there yet, or left by an import that broke off, and
  /// a database of which the same is true.
  ///
  /// @param notes the checkpoint that each shard must have in the end, oldest first
  /// @param verifierKey the key that signed them, under the name of any of them
  public static Restoring begin(LedgerConfig config, List<String> notes, String verifierKey) {
    List<Signed> signed = notes.stream().map(note -> Signed.of(note, verifierKey)).toList();
    for (Signed shard : signed) {
      if (!shard.key().name().matches("\\Q" + config.origin() + "\\E-[0-9]{4}")) {
        throw new LedgerFault(
            LedgerFault.CONFIG,
            "ledger.origin is "
                + config.origin()
                + ", but the entries are of "
                + shard.key().name());
      }
    }
    FolderLock lock = null;
    Database.Making claim = null;
    Store store = null;
    try {
      lock = Leftover.clear(config);
      Database database = Ledger.database(config);
      claim = database.making();
      store = empty(database);
      store.putForm(Meta.UNFINISHED);
      return new Restoring(new Taken(lock, claim, store), config, signed);
    } catch (IOException | SQLException failed) {
      close(lock, claim, store);
      throw new LedgerFault(
          LedgerFault.STORE_FAILING, "ledger cannot be made in " + config.data(), failed);
    } catch (RuntimeException failed) {
      close(lock, claim, store);
      throw failed;
    }
  }

  /// A writing side of a database in which there is no ledger yet, or half an import of a process
  /// that died: that one would have the claim.
  private static Store empty(Database database) throws SQLException {
    if (database.holdsLedger()) {
      if (!database.unfinished()) {
        throw new LedgerFault(LedgerFault.CONFIG, "database holds a ledger already");
      }
      database.clear();
    }
    return database.store();
  }

  /// Takes in the next entry with what hangs on it. Its content is sealed under a new key of its
  /// own and keeps its salt, so that the leaf's commitment holds; its line of the use log is sealed
  /// anew, and its vault record stays sealed as it is.
  public void add(Entry entry, Hanging hanging) throws IOException {
    Revealed content = hanging.content();
    if (entry.index() != first + tree.size()) {
      throw new LedgerFault(LedgerFault.CORRUPT, "entry " + entry.index() + " is out of place");
    }
    while (shards.size() < signed.size() - 1
        && tree.size() == signed.get(shards.size()).checkpoint().head().size()) {
      endOfShard();
    }
    Pending pending =
        new Pending(
            entry.event(), entry.leaf(), attached(entry, hanging), new CompletableFuture<>());
    if (content != null && !pending.commitmentIs(entry.commitment())) {
      throw new LedgerFault(
          LedgerFault.CORRUPT, "content of entry " + entry.index() + " is not what was committed");
    }
    Leaf leaf = new Leaf(entry, pending);
    tree.add(leaf.bytes());
    batch.add(leaf);
    batchBytes += leaf.bytes().length + pending.attached().bytes();
    if (batch.size() == BATCH || batchBytes >= BATCH_BYTES) {
      write();
    }
  }

  private Attached attached(Entry entry, Hanging hanging) {
    Revealed content = hanging.content();
    Hanging.Used use = hanging.use();
    VaultRecord vault = hanging.vault();
    return new Attached(
        content == null ? null : contentKeys.seal(entry.leaf(), content),
        use == null ? null : useKeys.seal(use.line(), use.retainUntil()),
        null,
        vault == null ? null : vault.bytes());
  }

  private void write() throws IOException {
    try {
      store.place(batch);
    } catch (SQLException failed) {
      throw new LedgerFault(LedgerFault.STORE_FAILING, "store cannot be written", failed);
    }
    batch.clear();
    batchBytes = 0;
    tree.full((tile, bytes) -> files.write(folder().resolve(tile.path()), bytes));
  }

  private Path folder() {
    return shard().in(log);
  }

  /// The shard that entries go into.
  private Shard shard() {
    Checkpoint checkpoint = signed.get(shards.size()).checkpoint();
    String key = signer.named(checkpoint.origin()).verifier().toString();
    return new Shard(Shard.yearIn(checkpoint.origin()), checkpoint.origin(), key, first, before);
  }

  /// Puts the rest of a shard's log on disk, under its checkpoint.
  private void endOfShard() throws IOException {
    Signed last = signed.get(shards.size());
    if (!tree.head().equals(last.checkpoint().head())) {
      throw new LedgerFault(LedgerFault.FORKED, "entries do not have the root that was signed");
    }
    write();
    Path folder = folder();
    tree.partial((tile, bytes) -> files.write(folder.resolve(tile.path()), bytes));
    Signer own = signer.named(last.checkpoint().origin());
    SignedNote both =
        last.note().isSignedBy(own.verifier())
            ? last.note()
            : last.note().with(own.note(last.checkpoint().text()));
    files.sync();
    files.write(
        folder.resolve(LogFiles.CHECKPOINT), both.toString().getBytes(StandardCharsets.UTF_8));
    files.sync();
    shards.add(shard());
    before = both.toString();
    first += tree.size();
    tree = new TileTree();
  }

  /// Ends the work once every entry is in: a tree that is not the signed one is a fault. Returns
  /// the key that the log is verified with from now on.
  public String finish() throws IOException {
    if (shards.size() != signed.size() - 1) {
      throw new LedgerFault(LedgerFault.FORKED, "entries of a shard are missing");
    }
    endOfShard();
    try {
      Shard oldest = shards.getFirst();
      store.publish(first, String.valueOf(before));
      store.writeMeta(
          new Meta(
              oldest.origin(),
              oldest.verifierKey(),
              contentKeys.fingerprint(),
              useKeys.fingerprint()),
          new Shards(shards));
      Leftover.end(data);
      return shards.getLast().verifierKey();
    } catch (SQLException failed) {
      throw new LedgerFault(LedgerFault.STORE_FAILING, "store cannot be written", failed);
    }
  }

  @Override
  public void close() {
    close(taken.lock(), taken.claim(), taken.store());
  }

  private static void close(
      @Nullable FolderLock lock, Database.@Nullable Making claim, @Nullable Store store) {
    try {
      if (store != null) {
        store.close();
      }
      if (claim != null) {
        claim.close();
      }
      if (lock != null) {
        lock.close();
      }
    } catch (IOException | SQLException failed) {
      throw new LedgerFault(LedgerFault.STORE_FAILING, "ledger cannot be closed", failed);
    }
  }

  /// What nobody else may have until the work ends: the data folder, the claim of who makes a
  /// ledger in the database, and the session that writes there.
  private record Taken(FolderLock lock, Database.Making claim, Store store) {}

  /// A checkpoint whose signature holds.
  private record Signed(VerifierKey key, SignedNote note, Checkpoint checkpoint) {
    static Signed of(String text, String verifierKey) {
      try {
        SignedNote note = SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
        String origin = note.text().substring(0, note.text().indexOf('\n'));
        VerifierKey key = VerifierKey.parse(verifierKey).named(origin);
        return new Signed(key, note, Checkpoint.parse(note.verify(key)));
      } catch (NoteFault notSigned) {
        throw new LedgerFault(LedgerFault.KEY, "checkpoint is not signed by this key", notSigned);
      }
    }
  }
}
