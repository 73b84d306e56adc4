package nl.genaisluis.audit.ledger;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.ShardOpened;
import nl.genaisluis.audit.merkle.TreeHead;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.Signer;

/// A shard that is about to begin, and its first leaf. Both are written in one transaction; until
/// then neither exists.
record NewShard(Shard shard, Leaf leaf) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 16;

  /// The shard after one that is complete.
  ///
  /// @param head of the complete shard's tree
  /// @param time of the first leaf, which is of the new year
  static NewShard after(Shard last, TreeHead head, Signer signer, String time) {
    int year = Shard.yearOf(time);
    String origin = last.originIn(year);
    Checkpoint closing = new Checkpoint(last.origin(), head);
    Shard shard =
        new Shard(
            year,
            origin,
            signer.named(origin).verifier().toString(),
            last.first() + head.size(),
            signer.named(last.origin()).note(closing.text()).toString());
    ShardOpened link = new ShardOpened(id(), origin, last.origin(), head.size(), head.root().hex());
    Entry entry = new Entry(shard.first(), id(), time, link, null);
    Attached nothing = new Attached(null, null, null, null);
    Pending pending = new Pending(link, entry.leaf(), nothing, new CompletableFuture<>());
    return new NewShard(shard, new Leaf(entry, pending));
  }

  private static String id() {
    byte[] id = new byte[ID_BYTES];
    RANDOM.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
