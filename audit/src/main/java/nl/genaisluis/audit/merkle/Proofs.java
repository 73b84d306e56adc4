package nl.genaisluis.audit.merkle;

import java.util.ArrayList;
import java.util.List;

/// Proofs that a leaf is in a tree and that one tree continues another: made here, and checked with
/// every step that RFC 9162 §2.1.3.2 and §2.1.4.2 ask for, the final ones included.
///
/// Both exist for trees and for subtrees `[start, end)`; a subtree starts at a multiple of the
/// smallest power of two that it fits in.
public final class Proofs {
  private Proofs() {}

  /// The path from a leaf to the root of the tree of this size (RFC 9162 §2.1.3.1).
  public static List<Hash> inclusion(long index, long size, Nodes nodes) {
    return inclusion(index, 0, size, nodes);
  }

  static List<Hash> inclusion(long index, long start, long end, Nodes nodes) {
    if (index < start || index >= end) {
      throw new IllegalArgumentException("leaf " + index + " is not in the tree");
    }
    List<Hash> path = new ArrayList<>();
    long from = start;
    long to = end;
    while (to - from > 1) {
      long middle = from + split(to - from);
      if (index < middle) {
        path.add(root(middle, to, nodes));
        to = middle;
      } else {
        path.add(root(from, middle, nodes));
        from = middle;
      }
    }
    return path.reversed();
  }

  /// The hashes that show the tree of the first size in that of the second (RFC 9162 §2.1.4.1).
  public static List<Hash> consistency(long first, long second, Nodes nodes) {
    if (first < 1 || first > second) {
      throw new IllegalArgumentException("no proof from size " + first + " to " + second);
    }
    return consistency(0, first, second, nodes);
  }

  static List<Hash> consistency(long start, long end, long size, Nodes nodes) {
    List<Hash> path = new ArrayList<>();
    long from = 0;
    long to = size;
    boolean known = true;
    long first = start;
    while (first < end && !(from == first && to == end)) {
      long middle = from + split(to - from);
      if (end <= middle) {
        path.add(root(middle, to, nodes));
        to = middle;
      } else {
        path.add(root(from, middle, nodes));
        known = known && first >= middle;
        from = middle;
        first = Math.max(first, middle);
      }
    }
    if (!known) {
      path.add(root(from, to, nodes));
    }
    return path.reversed();
  }

  /// The hash of the leaves from `from` up to `to`, which is a subtree (RFC 6962 §2.1).
  static Hash root(long from, long to, Nodes nodes) {
    long length = to - from;
    if (length == 0) {
      return Hash.EMPTY;
    }
    if (Long.bitCount(length) == 1) {
      int level = Long.numberOfTrailingZeros(length);
      return nodes.node(level, from >> level);
    }
    long middle = from + split(length);
    return Hash.node(root(from, middle, nodes), root(middle, to, nodes));
  }

  /// The root of the tree of this size.
  public static Hash root(long size, Nodes nodes) {
    return root(0, size, nodes);
  }

  /// True when the path shows this leaf at this index of the tree with this size and root.
  public static boolean includes(Hash leaf, long index, long size, List<Hash> path, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Hash.node(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = Hash.node(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  static boolean includes(Hash leaf, long index, Span subtree, List<Hash> path, Hash root) {
    return subtree.valid()
        && index >= subtree.start()
        && includes(leaf, index - subtree.start(), subtree.end() - subtree.start(), path, root);
  }

  /// True when the path shows that the second tree begins with all leaves of the first. Nothing is
  /// shown of an empty first tree, so that is false.
  public static boolean continues(TreeHead first, TreeHead second, List<Hash> path) {
    return first.size() >= 1 && continues(new Span(0, first.size()), first.root(), second, path);
  }

  static boolean continues(Span part, Hash partRoot, TreeHead whole, List<Hash> path) {
    if (!part.valid() || part.end() > whole.size()) {
      return false;
    }
    if (part.start() == part.end()) {
      return path.isEmpty() && partRoot.equals(Hash.EMPTY);
    }
    if (part.start() == 0 && part.end() == whole.size()) {
      return path.isEmpty() && partRoot.equals(whole.root());
    }
    return climb(part, partRoot, whole, path);
  }

  /// Climbs from the last node that both trees share to both roots at once.
  private static boolean climb(Span part, Hash partRoot, TreeHead whole, List<Hash> path) {
    long first = part.start();
    long last = part.end() - 1;
    long end = whole.size() - 1;
    int shared = shared(first, last, end);
    first >>= shared;
    last >>= shared;
    end >>= shared;
    boolean known = first == last;
    if (!known && path.isEmpty()) {
      return false;
    }
    Hash partHash = known ? partRoot : path.getFirst();
    Hash wholeHash = partHash;
    for (Hash sibling : known ? path : path.subList(1, path.size())) {
      if (end == 0) {
        return false;
      }
      if ((last & 1) == 1 || last == end) {
        if (first < last) {
          partHash = Hash.node(sibling, partHash);
        }
        wholeHash = Hash.node(sibling, wholeHash);
        while ((last & 1) == 0 && last != 0) {
          first >>= 1;
          last >>= 1;
          end >>= 1;
        }
      } else {
        wholeHash = Hash.node(wholeHash, sibling);
      }
      first >>= 1;
      last >>= 1;
      end >>= 1;
    }
    return end == 0 && partHash.equals(partRoot) && wholeHash.equals(whole.root());
  }

  /// How many levels the last leaf of the part can be climbed inside complete subtrees of it.
  private static int shared(long first, long last, long end) {
    int levels = 0;
    while (first >> levels != last >> levels && (last == end || ((last >> levels) & 1) == 1)) {
      levels++;
    }
    return levels;
  }

  /// The largest power of two below a length of at least 2.
  private static long split(long length) {
    return Long.highestOneBit(length - 1);
  }

  /// Leaves from `start` up to `end`.
  record Span(long start, long end) {
    boolean valid() {
      long length = end - start;
      if (start < 0 || length < 0) {
        return false;
      }
      long width = length <= 1 ? 1 : Long.highestOneBit(length - 1) << 1;
      return width > 0 && (start & (width - 1)) == 0;
    }
  }
}
