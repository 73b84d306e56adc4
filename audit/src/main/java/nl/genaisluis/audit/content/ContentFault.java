package nl.genaisluis.audit.content;

/// A sealed content that cannot be opened: changed, moved, or sealed under another key.
public final class ContentFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ContentFault(String message) {
    super(message);
  }
}
