package nl.genaisluis.gateway.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// Random words that nobody can guess, and their digests.
final class Words {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private Words() {}

  /// 256 random bits in base64url.
  static String fresh() {
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    return encoded(bits);
  }

  static byte[] random(int bytes) {
    byte[] bits = new byte[bytes];
    RANDOM.nextBytes(bits);
    return bits;
  }

  /// The SHA-256 of a word, in base64url.
  static String digest(String word) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return encoded(sha.digest(word.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
