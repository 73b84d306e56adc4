package nl.genaisluis.audit.event;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Makes the id by which the leaves of one exchange, or of one act upon the record, find each
/// other. Nobody can guess one, and it says nothing of when or where it was made. Thread-safe.
public final class ExchangeIds {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 16;

  private ExchangeIds() {}

  /// 128 random bits in lower-case hexadecimal.
  public static String fresh() {
    byte[] id = new byte[BYTES];
    RANDOM.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
