package nl.genaisluis.audit.ledger;

import java.util.List;
import nl.genaisluis.audit.merkle.Frontier;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.merkle.TreeHead;
import nl.genaisluis.audit.note.Signer;
import org.jspecify.annotations.Nullable;

/// What the one writer of a file knows of the shard that it writes to: the edge of its tree, so
/// that the first entry of a new year can be written under the root of the year before without
/// waiting for the log's files. Confined to the writer thread.
final class YearTurn {
  private static final int CHUNK = 4096;

  private final Signer signer;
  private final StoreReader reader;
  private Shard shard;
  private Frontier tree;

  /// @param log after the replay: it holds every entry of the store
  YearTurn(ShardedLog log, Signer signer, StoreReader reader) {
    this.signer = signer;
    this.reader = reader;
    this.shard = log.shard();
    this.tree = log.edge();
  }

  /// The shard that must begin before an entry of this minute can be written; null when there is
  /// one for it. An earlier minute never opens a shard.
  @Nullable NewShard due(String time) {
    if (Shard.yearOf(time) <= shard.year()) {
      return null;
    }
    return NewShard.after(shard, new TreeHead(tree.size(), tree.root()), signer, time);
  }

  /// Takes in a batch that is durable.
  ///
  /// @param begun the shard that it began; null when it began none
  void written(List<Leaf> batch, @Nullable NewShard begun) {
    if (begun != null) {
      shard = begun.shard();
      tree = new Frontier();
    }
    for (Leaf leaf : batch) {
      tree.add(leaf.hash());
    }
  }

  /// Takes in what is in the store after all: a batch whose commit failed may be.
  void catchUp(long size) {
    Shards shards = new Shards(reader.shards());
    while (shard.first() + tree.size() < size) {
      long reached = shard.first() + tree.size();
      Shard next = shards.after(shard);
      if (next != null && next.first() == reached) {
        shard = next;
        tree = new Frontier();
      }
      int wanted = (int) Math.min(CHUNK, shards.end(shard, size) - reached);
      if (reader.read(reached, wanted, (_, leaf) -> tree.add(Hash.leaf(leaf))) == 0) {
        throw new LedgerFault(LedgerFault.CORRUPT, "store lacks leaf " + reached);
      }
    }
  }
}
