package nl.genaisluis.models.wire;

/// Bytes that are no event stream within its bounds. The message never holds a byte of it.
public final class SseFault extends Exception {
  private static final long serialVersionUID = 1L;

  SseFault(String message) {
    super(message, null, false, false);
  }
}
