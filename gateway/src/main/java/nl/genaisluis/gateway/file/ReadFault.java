package nl.genaisluis.gateway.file;

/// A file gives no text. Carries no word of it.
final class ReadFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  ReadFault(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
