package nl.genaisluis.gateway.nodes;

import org.jspecify.annotations.Nullable;

/// What the nodes share cannot be reached or changed now.
public final class NodesFault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final boolean undecided;

  /// @param undecided true when the work may have been done all the same
  NodesFault(String message, boolean undecided, @Nullable Throwable cause) {
    super(message, cause, false, false);
    this.undecided = undecided;
  }

  /// Whether the work may have been done all the same: the answer to its commit was lost.
  public boolean undecided() {
    return undecided;
  }
}
