package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.event.LeafFault;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.VerifierKey;
import org.jspecify.annotations.Nullable;

/// The ledger of a data folder as far as its last checkpoint goes, read without taking the folder:
/// a gateway may be at work on it. Nothing is written. What is durable but not yet under a
/// checkpoint is left out, and what a checkpoint covers never changes, so there is one thing to
/// read however long the reading takes. Confined to one thread.
public final class StoredLedger implements AutoCloseable {
  private static final int CHUNK = 1024;

  private final StoreReader reader;
  private final @Nullable Companionship companions;
  private final List<Covered> covered;

  /// A shard as far as a checkpoint covers it.
  ///
  /// @param note the checkpoint with its signatures
  public record Covered(Shard shard, String note, Checkpoint checkpoint) {}

  private StoredLedger(
      StoreReader reader, @Nullable Companionship companions, List<Covered> covered) {
    this.reader = reader;
    this.companions = companions;
    this.covered = covered;
  }

  /// The shards that are complete, and the one that the last checkpoint is of. The last checkpoint
  /// of a complete shard is in the row of the next.
  private static List<Covered> covered(Shards shards, String note) {
    List<Covered> covered = new ArrayList<>();
    String origin = note.substring(0, Math.max(0, note.indexOf('\n')));
    for (Shard shard : shards.all()) {
      Shard next = shards.after(shard);
      boolean newest = shard.origin().equals(origin);
      String last = newest || next == null ? note : String.valueOf(next.before());
      covered.add(covered(shard, last));
      if (newest) {
        break;
      }
    }
    return List.copyOf(covered);
  }

  private static Covered covered(Shard shard, String note) {
    try {
      byte[] bytes = note.getBytes(StandardCharsets.UTF_8);
      VerifierKey key = VerifierKey.parse(shard.verifierKey());
      return new Covered(shard, note, Checkpoint.parse(SignedNote.parse(bytes).verify(key)));
    } catch (NoteFault notOurs) {
      throw new LedgerFault(LedgerFault.FORKED, "last checkpoint is not of this log", notOurs);
    }
  }

  /// Opens the ledger of a data folder to be read.
  ///
  /// @param keys folder of the keys; null to read the entries alone
  public static StoredLedger open(Path data, @Nullable Path keys) {
    return open(data, keys, null);
  }

  /// The same for a node that shares a database with others; null for a file in the data folder.
  public static StoredLedger open(Path data, @Nullable Path keys, @Nullable Postgres postgres) {
    Database database = Ledger.database(data, postgres);
    if (!database.holdsLedger()) {
      throw new LedgerFault(LedgerFault.CONFIG, "no ledger in " + data);
    }
    StoreReader reader = null;
    try {
      reader = StoreReader.open(database);
      Meta meta = reader.meta();
      Shards before = shards(database, reader, meta);
      String note = before == null ? null : last(database, data, before);
      // Once more: another node may have begun a shard before the checkpoint was read.
      Shards shards = shards(database, reader, meta);
      if (meta == null || shards == null || note == null) {
        throw new LedgerFault(
            LedgerFault.CONFIG, "ledger has no checkpoint yet; start the gateway once: " + data);
      }
      Companionship companions =
          keys == null ? null : Companionship.open(database, reader, meta, KeyFolder.at(keys));
      return new StoredLedger(reader, companions, covered(shards, note));
    } catch (IOException | SQLException failed) {
      close(reader);
      throw new LedgerFault(LedgerFault.STORE_FAILING, "ledger cannot be read: " + data, failed);
    } catch (RuntimeException failed) {
      close(reader);
      throw failed;
    }
  }

  private static @Nullable Shards shards(Database database, StoreReader reader, @Nullable Meta meta)
      throws SQLException {
    List<Shard> listed = database.listsShards() ? reader.shards() : List.of();
    if (!listed.isEmpty()) {
      return new Shards(listed);
    }
    return meta == null ? null : new Shards(List.of(Shard.first(meta)));
  }

  private static @Nullable String last(Database database, Path data, Shards shards)
      throws IOException, SQLException {
    return database.lastNote(data.resolve(Ledger.LOG_FOLDER), shards);
  }

  private static void close(@Nullable StoreReader reader) {
    if (reader != null) {
      reader.close();
    }
  }

  /// The key that the checkpoint is verified with.
  public String verifierKey() {
    return covered.getLast().shard().verifierKey();
  }

  /// The last checkpoint, with its signatures.
  public String note() {
    return covered.getLast().note();
  }

  /// What the last checkpoint says.
  public Checkpoint checkpoint() {
    return covered.getLast().checkpoint();
  }

  /// The shards under a checkpoint, oldest first; all but the last are complete.
  public List<Covered> shards() {
    return covered;
  }

  /// How many entries of all shards are under a checkpoint.
  public long size() {
    return covered.getLast().shard().first() + checkpoint().head().size();
  }

  /// How many entries are durable; those past the checkpoint are not read.
  public long durable() {
    return reader.size();
  }

  /// Hands over every entry under the checkpoint, in order, with what still hangs on it.
  public void read(Each each) throws IOException {
    long size = size();
    Handing handing = new Handing(each);
    for (long next = 0; next < size; next += CHUNK) {
      int wanted = (int) Math.min(CHUNK, size - next);
      int rows = reader.read(next, wanted, handing);
      if (rows < wanted) {
        throw new LedgerFault(
            LedgerFault.FORKED,
            "store has " + (next + rows) + " leaves, but " + size + " were signed");
      }
      handing.end();
    }
  }

  @Override
  public void close() {
    if (companions != null) {
      companions.close();
    }
    reader.close();
  }

  /// Passes rows on; after the first that could not be passed on, only remembers why.
  private final class Handing implements StoreReader.Each {
    private final Each each;
    private @Nullable IOException failed;

    Handing(Each each) {
      this.each = each;
    }

    @Override
    public void leaf(long index, byte[] bytes) {
      if (failed != null) {
        return;
      }
      try {
        Entry entry = LeafCodec.decode(index, bytes);
        each.leaf(entry, bytes, companions == null ? Hanging.NOTHING : companions.of(entry));
      } catch (LeafFault notOurs) {
        throw new LedgerFault(LedgerFault.CORRUPT, "leaf " + index + " cannot be read", notOurs);
      } catch (IOException cannotBePassedOn) {
        failed = cannotBePassedOn;
      }
    }

    void end() throws IOException {
      if (failed != null) {
        throw failed;
      }
    }
  }

  /// Told of one entry: its leaf's bytes and, as far as it is there and wanted, what hangs on it.
  public interface Each {
    void leaf(Entry entry, byte[] bytes, Hanging hanging) throws IOException;
  }
}
