package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import nl.genaisluis.audit.content.ContentKeys;
import nl.genaisluis.audit.content.Revealed;
import nl.genaisluis.audit.content.Sealed;
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
  private final @Nullable ContentKeys contentKeys;
  private final String verifierKey;
  private final String note;
  private final Checkpoint checkpoint;

  private StoredLedger(
      StoreReader reader, @Nullable ContentKeys contentKeys, Meta meta, String note) {
    this.reader = reader;
    this.contentKeys = contentKeys;
    this.verifierKey = meta.verifierKey();
    this.note = note;
    try {
      byte[] bytes = note.getBytes(StandardCharsets.UTF_8);
      this.checkpoint =
          Checkpoint.parse(SignedNote.parse(bytes).verify(VerifierKey.parse(verifierKey)));
    } catch (NoteFault notOurs) {
      throw new LedgerFault(LedgerFault.FORKED, "last checkpoint is not of this log", notOurs);
    }
  }

  /// Opens the ledger of a data folder to be read.
  ///
  /// @param keys folder of the keys; null to read without contents
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
      String note = database.lastNote(data.resolve(Ledger.LOG_FOLDER).resolve(LogFiles.CHECKPOINT));
      if (meta == null || note == null) {
        throw new LedgerFault(
            LedgerFault.CONFIG, "ledger has no checkpoint yet; start the gateway once: " + data);
      }
      ContentKeys contentKeys =
          keys == null ? null : KeyFolder.at(keys).contentKeys(meta.contentKey());
      return new StoredLedger(reader, contentKeys, meta, note);
    } catch (IOException | SQLException failed) {
      close(reader);
      throw new LedgerFault(LedgerFault.STORE_FAILING, "ledger cannot be read: " + data, failed);
    } catch (RuntimeException failed) {
      close(reader);
      throw failed;
    }
  }

  private static void close(@Nullable StoreReader reader) {
    if (reader != null) {
      reader.close();
    }
  }

  /// The key that the checkpoint is verified with.
  public String verifierKey() {
    return verifierKey;
  }

  /// The last checkpoint, with its signatures.
  public String note() {
    return note;
  }

  /// What the last checkpoint says.
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /// How many entries are durable; those past the checkpoint are not read.
  public long durable() {
    return reader.size();
  }

  /// Hands over every entry under the checkpoint, in order, with its content when it has one that
  /// was not destroyed.
  public void read(Each each) throws IOException {
    long size = checkpoint.head().size();
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

  private @Nullable Revealed content(Entry entry) {
    if (contentKeys == null || entry.commitment() == null) {
      return null;
    }
    Sealed sealed = reader.content(entry.leaf());
    return sealed == null ? null : contentKeys.reveal(entry.leaf(), sealed);
  }

  @Override
  public void close() {
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
        each.leaf(entry, bytes, content(entry));
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

  /// Told of one entry: its leaf's bytes and, when it is there and wanted, its content.
  public interface Each {
    void leaf(Entry entry, byte[] bytes, @Nullable Revealed content) throws IOException;
  }
}
