package nl.genaisluis.gateway.erasure;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Ids of acts upon the record that belong to no request: the leaves of one act share its id.
final class Acts {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Acts() {}

  /// 128 random bits in lower-case hexadecimal.
  static String newId() {
    byte[] id = new byte[16];
    RANDOM.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
