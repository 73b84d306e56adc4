package nl.genaisluis.audit.merkle;

/// How many leaves a tree has, and its root.
public record TreeHead(long size, Hash root) {
  public TreeHead {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has at least 0 leaves, was: " + size);
    }
  }
}
