package nl.genaisluis.audit.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/// X25519 keys in PEM (RFC 7468), as `openssl genpkey -algorithm X25519` writes them.
final class PemKeys {
  static final int FINGERPRINT_LENGTH = 8;

  private PemKeys() {}

  static PublicKey publicKey(String pem) {
    try {
      return KeyFactory.getInstance("X25519")
          .generatePublic(new X509EncodedKeySpec(der(pem, "PUBLIC KEY")));
    } catch (GeneralSecurityException notOne) {
      throw new VaultFault("not a public X25519 key in PEM", notOne);
    }
  }

  static PrivateKey privateKey(String pem) {
    try {
      return KeyFactory.getInstance("X25519")
          .generatePrivate(new PKCS8EncodedKeySpec(der(pem, "PRIVATE KEY")));
    } catch (GeneralSecurityException notOne) {
      throw new VaultFault("not a private X25519 key in PEM", notOne);
    }
  }

  /// Tells public keys apart in a record.
  static byte[] fingerprint(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return Arrays.copyOf(digest, FINGERPRINT_LENGTH);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static byte[] der(String pem, String label) {
    String head = "-----BEGIN " + label + "-----";
    String foot = "-----END " + label + "-----";
    int begin = pem.indexOf(head);
    int end = pem.indexOf(foot);
    if (begin < 0 || end < begin) {
      throw new VaultFault("file holds no " + label.toLowerCase(java.util.Locale.ROOT) + " in PEM");
    }
    try {
      return Base64.getMimeDecoder()
          .decode(
              pem.substring(begin + head.length(), end)
                  .strip()
                  .getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException notBase64) {
      throw new VaultFault("file holds no " + label.toLowerCase(java.util.Locale.ROOT) + " in PEM");
    }
  }
}
