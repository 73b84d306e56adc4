package nl.genaisluis.audit.search;

/// The index cannot be read or written.
public final class SearchFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SearchFault(String message) {
    super(message);
  }

  SearchFault(String message, Throwable cause) {
    super(message, cause);
  }
}
