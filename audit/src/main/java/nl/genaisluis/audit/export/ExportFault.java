package nl.genaisluis.audit.export;

/// An export cannot be written, is not one, or is not what it says. Messages name files and places,
/// never content.
public final class ExportFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ExportFault(String message) {
    super(message);
  }

  ExportFault(String message, Throwable cause) {
    super(message, cause);
  }
}
