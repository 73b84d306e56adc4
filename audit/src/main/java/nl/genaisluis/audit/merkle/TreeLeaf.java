package nl.genaisluis.audit.merkle;

/// What goes into a tree, with its hash already made: on whatever thread, while the tree itself is
/// confined to one. The array is never changed.
public final class TreeLeaf {
  private final byte[] bytes;
  private final Hash hash;

  private TreeLeaf(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Hash.leaf(bytes);
  }

  /// The leaf that these bytes are, at most 65,535.
  public static TreeLeaf of(byte[] entry) {
    return new TreeLeaf(entry);
  }

  byte[] bytes() {
    return bytes;
  }

  Hash hash() {
    return hash;
  }
}
