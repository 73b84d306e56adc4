package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.merkle.Proofs;
import nl.genaisluis.audit.merkle.TileNodes;
import nl.genaisluis.audit.merkle.TilePath;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.VerifierKey;
import nl.genaisluis.audit.witness.AddCheckpoint;
import org.jspecify.annotations.Nullable;

/// The files of the log as C2SP tlog-tiles serves them: `checkpoint`, `tile/<L>/<N>[.p/<W>]` and
/// `tile/entries/<N>[.p/<W>]`; beside them `witnessed`. Safe for use by many threads.
public final class LogFiles implements TileNodes.Files {
  static final String CHECKPOINT = "checkpoint";

  /// The last checkpoint that a witness cosigned; the newest one may be younger.
  static final String WITNESSED = "witnessed";

  private final Path folder;
  private final VerifierKey key;

  LogFiles(Path folder, VerifierKey key) {
    this.folder = folder;
    this.key = key;
  }

  /// The bytes of a file of the log. Null for a tile that is not there and for every path that is
  /// not the one spelling of a place in the log, so no path leads out of it. Blocks for a small
  /// read.
  @Override
  public byte @Nullable [] read(String path) {
    if (!path.equals(CHECKPOINT) && !path.equals(WITNESSED) && TilePath.parse(path) == null) {
      return null;
    }
    try {
      return Files.readAllBytes(folder.resolve(path));
    } catch (NoSuchFileException absent) {
      return null;
    } catch (IOException failed) {
      throw new LedgerFault(LedgerFault.STORE_FAILING, "log cannot be read: " + path, failed);
    }
  }

  /// True for entry bundles, which are for committee and auditor only; hash tiles and the
  /// checkpoint are for everyone.
  public static boolean isEntryBundle(String path) {
    TilePath tile = TilePath.parse(path);
    return tile != null && tile.level() == TilePath.ENTRIES;
  }

  /// What a witness is sent that saw a tree of this size last; null when there is no checkpoint yet
  /// or the size is past it. Blocks.
  public @Nullable AddCheckpoint addCheckpoint(long old) {
    byte[] bytes = read(CHECKPOINT);
    if (bytes == null) {
      return null;
    }
    SignedNote note = SignedNote.parse(bytes);
    long size = Checkpoint.parse(note.verify(key)).head().size();
    if (old > size) {
      return null;
    }
    List<Hash> proof =
        old == 0 || old == size
            ? List.of()
            : Proofs.consistency(old, size, new TileNodes(this, size));
    return new AddCheckpoint(old, proof, note);
  }

  /// The key that checkpoints are verified with, as a signed-note verifier key.
  public String verifierKey() {
    return key.toString();
  }

  /// The name of the log: the first line of its checkpoints.
  public String origin() {
    return key.name();
  }
}
