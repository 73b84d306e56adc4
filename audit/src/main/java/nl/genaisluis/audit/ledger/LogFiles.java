package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
/// `tile/entries/<N>[.p/<W>]`; beside them `witnessed`. These are the files of the newest shard.
/// Below `<year>/` are those of each shard, the newest too, and there a path means the same for
/// ever. Safe for use by many threads.
public final class LogFiles implements TileNodes.Files {
  static final String CHECKPOINT = "checkpoint";

  /// The last checkpoint that a witness cosigned; the newest one may be younger.
  static final String WITNESSED = "witnessed";

  private static final Pattern YEARLY = Pattern.compile("([0-9]{4})/(.+)");

  private final Path folder;
  private volatile Shards served;

  LogFiles(Path folder, Shard first) {
    this.folder = folder;
    this.served = new Shards(List.of(first));
  }

  /// From now on, the shards up to this year are served; the first always is.
  void serve(Shards shards, int year) {
    if (served.last().year() < year) {
      served = new Shards(shards.all().stream().filter(shard -> shard.year() <= year).toList());
    }
  }

  /// The bytes of a file of the log. Null for a tile that is not there and for every path that is
  /// not the one spelling of a place in the log, so no path leads out of it. Blocks for a small
  /// read.
  @Override
  public byte @Nullable [] read(String path) {
    Shards known = served;
    Matcher yearly = YEARLY.matcher(path);
    if (!yearly.matches()) {
      return read(known.last(), path);
    }
    Shard shard = known.ofYear(Integer.parseInt(yearly.group(1)));
    return shard == null ? null : read(shard, yearly.group(2));
  }

  private byte @Nullable [] read(Shard shard, String path) {
    TilePath tile = TilePath.parse(path);
    if (!path.equals(CHECKPOINT) && !path.equals(WITNESSED) && tile == null) {
      return null;
    }
    Path log = shard.in(folder);
    try {
      byte[] bytes = PartialTile.bytes(log.resolve(path));
      return bytes == null && tile != null && !tile.full() ? PartialTile.of(log, tile) : bytes;
    } catch (IOException failed) {
      throw new LedgerFault(LedgerFault.STORE_FAILING, "log cannot be read: " + path, failed);
    }
  }

  /// True for entry bundles, of whichever year, which are for committee and auditor only; hash
  /// tiles and checkpoints are for everyone.
  public static boolean isEntryBundle(String path) {
    Matcher yearly = YEARLY.matcher(path);
    TilePath tile = TilePath.parse(yearly.matches() ? yearly.group(2) : path);
    return tile != null && tile.level() == TilePath.ENTRIES;
  }

  /// The shards that are served, oldest first.
  public List<Shard> shards() {
    return served.all();
  }

  /// What a witness is sent that saw a tree of this size of this shard last; null when there is no
  /// checkpoint yet or the size is past it. Blocks.
  public @Nullable AddCheckpoint addCheckpoint(Shard shard, long old) {
    byte[] bytes = read(shard, CHECKPOINT);
    if (bytes == null) {
      return null;
    }
    SignedNote note = SignedNote.parse(bytes);
    long size = Checkpoint.parse(note.verify(VerifierKey.parse(shard.verifierKey()))).head().size();
    if (old > size) {
      return null;
    }
    List<Hash> proof =
        old == 0 || old == size
            ? List.of()
            : Proofs.consistency(old, size, new TileNodes(path -> read(shard, path), size));
    return new AddCheckpoint(old, proof, note);
  }

  /// The proof for the entry with this index among all; null until a checkpoint covers it. Blocks.
  @Nullable Proven proof(long index) {
    Shard shard = served.holding(index);
    byte[] note = read(shard, CHECKPOINT);
    if (note == null) {
      return null;
    }
    String proof =
        TlogProof.of(
            path -> read(shard, path),
            VerifierKey.parse(shard.verifierKey()),
            note,
            index - shard.first());
    return proof == null ? null : new Proven(proof, shard.verifierKey());
  }

  /// The key that the newest checkpoints are verified with, as a signed-note verifier key.
  public String verifierKey() {
    return served.last().verifierKey();
  }
}
