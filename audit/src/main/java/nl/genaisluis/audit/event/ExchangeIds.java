package nl.genaisluis.audit.event;

/// Makes the id by which the leaves of one exchange, or of one act upon the record, find each
/// other. Nobody can guess one, and it says nothing of where it was made. Thread-safe.
public final class ExchangeIds {
  private static final FreshIds IDS = new FreshIds();

  private ExchangeIds() {}

  /// A random id in lower-case hexadecimal, 32 digits.
  public static String fresh() {
    return IDS.fresh();
  }
}
