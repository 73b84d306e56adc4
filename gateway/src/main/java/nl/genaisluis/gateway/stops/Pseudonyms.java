package nl.genaisluis.gateway.stops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.genaisluis.gateway.secret.KeyFile;

/// Pseudonyms of callers: the same caller gives the same word, and without the key nobody can find
/// the caller behind it (HMAC-SHA-256).
final class Pseudonyms {
  static final String FILE = "stops.key";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;

  private Pseudonyms(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /// Reads the key in this folder, or makes it there, readable by its owner alone.
  static Pseudonyms in(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      byte[] fresh = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(fresh);
      KeyFile.makeIfAbsent(file, fresh);
      byte[] key = Files.readAllBytes(file);
      if (key.length != KEY_BYTES) {
        throw new IllegalStateException(file.getFileName() + " is not a key of 32 bytes");
      }
      return new Pseudonyms(key);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Tells keys apart: the same for the same key, and no way back to it. A pseudonym of another key
  /// says nothing about who is meant.
  String mark() {
    // No subject begins with a line end.
    return of("\nkey");
  }

  String of(String subject) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(subject.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @Override
  public String toString() {
    return "Pseudonyms[***]";
  }
}
