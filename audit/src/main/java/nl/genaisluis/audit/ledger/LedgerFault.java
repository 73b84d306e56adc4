package nl.genaisluis.audit.ledger;

/// The ledger could not do what was asked. Nothing was acknowledged.
public final class LedgerFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Too much waits to be written already; try again later.
  public static final String QUEUE_FULL = "queue_full";

  /// The store does not take writes at present; the ledger keeps trying.
  public static final String STORE_FAILING = "store_failing";

  /// The ledger is closed.
  public static final String CLOSED = "closed";

  /// Another process, or another ledger of this process, has the folder.
  public static final String FOLDER_LOCKED = "folder_locked";

  /// A key is missing, unreadable or not the one that wrote this data.
  public static final String KEY = "key";

  /// The store and what was signed before do not agree; nothing more may be signed.
  public static final String FORKED = "forked";

  /// The configuration does not fit the data, or is impossible.
  public static final String CONFIG = "config";

  /// The stored leaves cannot be read as what the ledger wrote.
  public static final String CORRUPT = "corrupt";

  /// A hold forbids the destruction.
  public static final String HELD = "held";

  private final String code;

  LedgerFault(String code, String message) {
    super(message);
    this.code = code;
  }

  LedgerFault(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /// Stable code of what went wrong; one of the constants of this class.
  public String code() {
    return code;
  }
}
