package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.ShardOpened;
import nl.genaisluis.audit.merkle.Frontier;
import nl.genaisluis.audit.merkle.TreeHead;
import nl.genaisluis.audit.merkle.TreeLeaf;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.Signer;
import org.jspecify.annotations.Nullable;

/// The log of all years as files: the tiles of one shard after the other. Sizes count the entries
/// of all shards; a shard counts its own. A shard is left only when its tree is the one that the
/// next shard says it continues, and with its last checkpoint on disk. Confined to one thread at a
/// time.
final class ShardedLog {
  private final Path folder;
  private final Signer signer;
  private final Disk disk;
  private final LogFiles files;

  /// Later shards whose last checkpoints were read already: a leaf that was taken for signed is
  /// compared with the very checkpoint that it was taken for signed by.
  private final Map<Shard, TileLog> awaited = new HashMap<>();

  private Shards shards;
  private Shard shard;
  private TileLog tiles;

  ShardedLog(Path folder, Signer signer, Shards shards) throws IOException {
    this(folder, signer, shards, Disk.REAL);
  }

  ShardedLog(Path folder, Signer signer, Shards shards, Disk disk) throws IOException {
    this.folder = folder;
    this.signer = signer;
    this.disk = disk;
    this.shards = shards;
    this.shard = shards.first();
    this.tiles = tiles(shard);
    this.files = new LogFiles(folder, shard);
  }

  private TileLog beginning(Shard next) throws IOException {
    TileLog known = awaited.remove(next);
    return known == null ? tiles(next) : known;
  }

  private TileLog tiles(Shard begun) throws IOException {
    Signer own = signer.named(begun.origin());
    if (!own.verifier().toString().equals(begun.verifierKey())) {
      throw new LedgerFault(LedgerFault.KEY, "shard " + begun.year() + " is of another key");
    }
    TileLog fresh = new TileLog(begun.in(folder), own, disk);
    fresh.lastCheckpoint();
    return fresh;
  }

  /// What is served of this log.
  LogFiles files() {
    return files;
  }

  /// The shards that the store has by now.
  void know(Shards now) {
    shards = now;
  }

  /// The shard that the last entry is in.
  Shard shard() {
    return shard;
  }

  /// The edge of that shard's tree, which the caller may go on with.
  Frontier edge() {
    return tiles.edge();
  }

  /// Goes over to the next shard when the next entry begins it. The caller does this before it adds
  /// that entry, and adds no more than [#roomFor] at once.
  void turn() throws IOException {
    Shard next = shards.after(shard);
    while (next != null && next.first() == size()) {
      TreeHead closing = closing(next).head();
      if (!closing.equals(tiles.head()) || tiles.signedSize() > tiles.size()) {
        throw new LedgerFault(
            LedgerFault.FORKED, "shard " + shard.year() + " is not what the next one continues");
      }
      publish();
      // When the new tiles cannot be read, the old shard stays whole and this is tried again.
      TileLog begun = beginning(next);
      shard = next;
      tiles = begun;
      next = shards.after(shard);
    }
  }

  /// How many more entries of so many in all are in this shard.
  long roomFor(long size) {
    return shards.end(shard, size) - size();
  }

  /// Takes in the next entry.
  void add(byte[] leaf) {
    tiles.add(leaf);
  }

  /// Takes in the next entry.
  void add(TreeLeaf leaf) {
    tiles.add(leaf);
  }

  /// Whether this entry is what its place asks for: the first of a later shard holds the last
  /// checkpoint of the one before, and no other entry does.
  boolean isInPlace(Entry entry) {
    boolean first = isLink(entry.index());
    if (!(entry.event() instanceof ShardOpened link)) {
      return !first;
    }
    if (!first) {
      return false;
    }
    Checkpoint before = closing(shard);
    return link.origin().equals(shard.origin())
        && link.previous().equals(before.origin())
        && link.size() == before.head().size()
        && link.root().equals(before.head().root().hex());
  }

  /// Whether the entry at this place, in the shard that it is in, must link it to the one before.
  boolean isLink(long index) {
    return shard.before() != null && index == shard.first();
  }

  /// Whether the entry at a place stands under the last checkpoint that was signed of its shard: as
  /// it is now, for whoever reads the whole log ahead. A shard is never left, and the last one
  /// never gone on with, without its root being that of the checkpoint.
  LongPredicate signed() throws IOException {
    List<Shard> all = shards.all();
    long[] ends = new long[all.size()];
    for (int i = 0; i < ends.length; i++) {
      Shard each = all.get(i);
      TileLog its = tiles;
      if (!each.equals(shard)) {
        its = tiles(each);
        awaited.put(each, its);
      }
      ends[i] = each.first() + Math.max(0, its.signedSize());
    }
    return index -> {
      int at = ends.length - 1;
      while (at > 0 && all.get(at).first() > index) {
        at--;
      }
      return index < ends[at];
    };
  }

  private Checkpoint closing(Shard later) {
    String note = later.before();
    if (note == null) {
      throw new IllegalStateException("nothing comes before the first shard");
    }
    return checkpoint(note);
  }

  private Checkpoint checkpoint(String text) {
    try {
      SignedNote note = SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
      return Checkpoint.parse(note.verify(signer.named(origin(note)).verifier()));
    } catch (NoteFault notOurs) {
      throw new LedgerFault(LedgerFault.FORKED, "a checkpoint is not of this log", notOurs);
    }
  }

  private static String origin(SignedNote note) {
    return note.text().substring(0, note.text().indexOf('\n'));
  }

  /// A tree that is not the one that was signed before must not be signed as its continuation.
  void compare() {
    tiles.compare();
  }

  long size() {
    return shard.first() + tiles.size();
  }

  /// Entries under the checkpoint that was signed last; -1 when there is none.
  long signedSize() {
    long signed = tiles.signedSize();
    if (signed < 0) {
      return shard.before() == null ? -1 : shard.first();
    }
    return shard.first() + signed;
  }

  /// As [TileLog#write].
  void write() throws IOException {
    tiles.write();
  }

  /// As [TileLog#publish]. From the first checkpoint of a shard on, it is the one that is served.
  void publish() throws IOException {
    tiles.publish();
    serve();
  }

  /// Serves every shard that has a checkpoint.
  void serve() {
    files.serve(shards, tiles.signedSize() < 0 ? shard.year() - 1 : shard.year());
  }

  /// The signed note of the present tree, to be shown to others before [#publish].
  String note() {
    return tiles.note();
  }

  /// The shard after this one, which is complete as it is now.
  NewShard next(String time) {
    return NewShard.after(shard, tiles.head(), signer, time);
  }

  /// How many entries in all a checkpoint is about. One that is not of this log is a fault.
  long sizeOf(String note) {
    Checkpoint checkpoint = checkpoint(note);
    Shard about = shards.named(checkpoint.origin());
    if (about == null) {
      throw new LedgerFault(
          LedgerFault.FORKED, "published checkpoint is of no shard: " + checkpoint.origin());
    }
    return about.first() + checkpoint.head().size();
  }

  /// As [TileLog#follow].
  void follow(String note) throws IOException {
    tiles.follow(note);
    serve();
  }

  /// As [TileLog#cosigned], for the shard that the checkpoint is of.
  void cosigned(SignedNote note) throws IOException {
    @Nullable Shard about = shards.named(origin(note));
    if (about == null) {
      throw new NoteFault("a cosigned checkpoint is of no shard of this log");
    }
    if (about.equals(shard)) {
      tiles.cosigned(note);
    } else {
      tiles(about).cosigned(note);
    }
  }
}
