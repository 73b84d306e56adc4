package nl.genaisluis.audit.note;

/// Bytes that are not a note, a key or a checkpoint, or a signature that does not hold.
public final class NoteFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoteFault(String message) {
    super(message);
  }

  NoteFault(String message, Throwable cause) {
    super(message, cause);
  }
}
