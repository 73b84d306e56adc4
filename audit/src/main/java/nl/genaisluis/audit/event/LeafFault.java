package nl.genaisluis.audit.event;

/// Bytes that are not a leaf of this ledger. The message names the place, never the content.
public final class LeafFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeafFault(String message) {
    super(message);
  }

  LeafFault(String message, Throwable cause) {
    super(message, cause);
  }
}
