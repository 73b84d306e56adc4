package nl.genaisluis.audit.merkle;

import java.util.ArrayList;
import java.util.List;

/// The right edge of a growing tree: the roots of its complete subtrees, largest first. Enough to
/// add leaves and to know the root. Confined to one thread.
public final class Frontier {
  private final List<Hash> peaks = new ArrayList<>();
  private long size;

  /// A tree of the same leaves that grows by itself.
  public Frontier copy() {
    Frontier copy = new Frontier();
    copy.peaks.addAll(peaks);
    copy.size = size;
    return copy;
  }

  /// Adds one leaf. Every further complete subtree that this closes is told to `closed`, from level
  /// 1 upwards.
  public void add(Hash leaf, Closed closed) {
    Hash hash = leaf;
    int level = 0;
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      hash = Hash.node(peaks.removeLast(), hash);
      level++;
      closed.subtree(level, size >> level, hash);
    }
    peaks.add(hash);
    size++;
  }

  /// Adds one leaf.
  public void add(Hash leaf) {
    add(leaf, (_, _, _) -> {});
  }

  /// The number of leaves.
  public long size() {
    return size;
  }

  /// The root of the tree as it is now (RFC 6962 §2.1).
  public Hash root() {
    if (peaks.isEmpty()) {
      return Hash.EMPTY;
    }
    Hash root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = Hash.node(peaks.get(i), root);
    }
    return root;
  }

  /// Told of each complete subtree once, when its last leaf arrives.
  public interface Closed {
    void subtree(int level, long index, Hash hash);
  }
}
