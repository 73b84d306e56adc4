package nl.genaisluis.audit.vault;

/// A key or a record that cannot be used. The message names neither a value nor a key.
public final class VaultFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VaultFault(String message) {
    super(message);
  }

  VaultFault(String message, Throwable cause) {
    super(message, cause);
  }
}
