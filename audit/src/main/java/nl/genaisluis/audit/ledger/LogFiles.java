package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import nl.genaisluis.audit.merkle.TileNodes;
import nl.genaisluis.audit.merkle.TilePath;
import nl.genaisluis.audit.note.VerifierKey;
import org.jspecify.annotations.Nullable;

/// The files of the log as C2SP tlog-tiles serves them: `checkpoint`, `tile/<L>/<N>[.p/<W>]` and
/// `tile/entries/<N>[.p/<W>]`. Safe for use by many threads.
public final class LogFiles implements TileNodes.Files {
  static final String CHECKPOINT = "checkpoint";

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
    if (!path.equals(CHECKPOINT) && TilePath.parse(path) == null) {
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

  /// The key that checkpoints are verified with, as a signed-note verifier key.
  public String verifierKey() {
    return key.toString();
  }

  /// The name of the log: the first line of its checkpoints.
  public String origin() {
    return key.name();
  }
}
