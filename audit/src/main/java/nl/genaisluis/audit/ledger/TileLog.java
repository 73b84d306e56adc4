package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.audit.merkle.Frontier;
import nl.genaisluis.audit.merkle.TilePath;
import nl.genaisluis.audit.merkle.TileTree;
import nl.genaisluis.audit.merkle.TreeHead;
import nl.genaisluis.audit.merkle.TreeLeaf;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.Signer;
import org.jspecify.annotations.Nullable;

/// The log of one year as files (C2SP tlog-tiles): leaves go in one by one, [#write] puts tiles on
/// disk and [#publish] signs a checkpoint over them. Confined to one thread at a time.
///
/// A tile is never written twice: its path says how many hashes it has, and those never change.
final class TileLog {
  private final Path folder;
  private final Signer signer;
  private final Disk disk;
  private final DurableFiles files;
  private final TileTree tree = new TileTree();
  private final List<Path> superseded = new ArrayList<>();
  private @Nullable Checkpoint signed;
  private boolean whole;

  TileLog(Path folder, Signer signer) {
    this(folder, signer, Disk.REAL);
  }

  TileLog(Path folder, Signer signer, Disk disk) {
    this.folder = folder;
    this.signer = signer;
    this.disk = disk;
    this.files = new DurableFiles(disk, folder);
  }

  /// The checkpoint that was signed last; null when the log is new. One that this key did not sign
  /// is a fault: whoever put it there, nothing may be signed on top of it.
  @Nullable Checkpoint lastCheckpoint() throws IOException {
    byte[] bytes = disk.read(folder.resolve(LogFiles.CHECKPOINT));
    if (bytes == null) {
      return null;
    }
    try {
      signed = Checkpoint.parse(SignedNote.parse(bytes).verify(signer.verifier()));
      return signed;
    } catch (NoteFault notOurs) {
      throw new LedgerFault(LedgerFault.FORKED, "last checkpoint is not of this log", notOurs);
    }
  }

  /// Takes in the next leaf; nothing is written yet.
  void add(byte[] entry) {
    add(TreeLeaf.of(entry));
  }

  /// Takes in the next leaf; nothing is written yet.
  void add(TreeLeaf leaf) {
    tree.add(leaf);
    whole = false;
  }

  long size() {
    return tree.size();
  }

  TreeHead head() {
    return tree.head();
  }

  /// The right edge of the tree.
  Frontier edge() {
    return tree.edge();
  }

  /// A tree that is not the signed one must not be signed as its continuation.
  void compare() {
    if (signed != null
        && signed.head().size() == size()
        && !signed.head().root().equals(tree.root())) {
      throw new LedgerFault(
          LedgerFault.FORKED, "leaves of the store are not those that were signed");
    }
  }

  /// Writes the tiles that became full.
  void write() throws IOException {
    tree.full(
        (tile, bytes) -> {
          write(tile, bytes);
          superseded.add(folder.resolve(tile.path() + ".p"));
        });
  }

  /// Writes everything that the present size needs and signs a checkpoint of it. When this returns,
  /// a reader of the checkpoint finds every tile. Does nothing when nothing came in; a checkpoint
  /// that was signed for this very tree stays, with whatever signatures of others it has.
  void publish() throws IOException {
    if (whole) {
      return;
    }
    write();
    tree.partial(this::write);
    files.sync();
    Checkpoint now = new Checkpoint(origin(), tree.head());
    Path checkpoint = folder.resolve(LogFiles.CHECKPOINT);
    if (now.equals(signed)) {
      files.keep(checkpoint);
    } else {
      files.write(checkpoint, signer.note(now.text()).toString().getBytes(StandardCharsets.UTF_8));
    }
    files.sync();
    signed = now;
    whole = true;
    for (Path partial : superseded) {
      disk.deleteFolder(partial);
    }
    superseded.clear();
  }

  /// Size of the checkpoint that was signed last; -1 when there is none.
  long signedSize() {
    return signed == null ? -1 : signed.head().size();
  }

  /// The signed note of the present tree, to be shown to others before [#publish].
  String note() {
    return signer.note(new Checkpoint(origin(), tree.head()).text()).toString();
  }

  /// Publishes a checkpoint that another node made. It is a fault when the entries that this node
  /// took in do not have its root: nothing may be served under it then.
  void follow(String note) throws IOException {
    if (!checkpoint(note).head().equals(tree.head())) {
      throw new LedgerFault(
          LedgerFault.FORKED,
          "published checkpoint is not that of the entries at size " + tree.size());
    }
    publish();
  }

  private Checkpoint checkpoint(String note) {
    try {
      byte[] bytes = note.getBytes(StandardCharsets.UTF_8);
      return Checkpoint.parse(SignedNote.parse(bytes).verify(signer.verifier()));
    } catch (NoteFault notOurs) {
      throw new LedgerFault(LedgerFault.FORKED, "published checkpoint is not of this log", notOurs);
    }
  }

  /// Takes in what witnesses signed. Kept as the last witnessed checkpoint, and put under the
  /// newest one when it is the same.
  void cosigned(SignedNote note) throws IOException {
    note.verify(signer.verifier());
    for (String name : List.of(LogFiles.WITNESSED, LogFiles.CHECKPOINT)) {
      Path file = folder.resolve(name);
      byte[] bytes = disk.read(file);
      SignedNote present = bytes == null ? note : SignedNote.parse(bytes);
      boolean same = present.text().equals(note.text());
      if (same || name.equals(LogFiles.WITNESSED)) {
        SignedNote whole = same ? present.with(note) : note;
        files.write(file, whole.toString().getBytes(StandardCharsets.UTF_8));
      }
    }
    files.sync();
  }

  String origin() {
    return signer.verifier().name();
  }

  private void write(TilePath tile, byte[] bytes) throws IOException {
    Path file = folder.resolve(tile.path());
    if (disk.length(file) == bytes.length) {
      // Perhaps of a process that died before it forced the name.
      files.keep(file);
    } else {
      files.write(file, bytes);
    }
  }
}
