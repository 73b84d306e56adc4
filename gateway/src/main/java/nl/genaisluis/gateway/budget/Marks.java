package nl.genaisluis.gateway.budget;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.genaisluis.gateway.secret.KeyFile;
import nl.genaisluis.policy.usecase.Budget;

/// Pseudonyms of units, keys and persons for the diary: the same one gives the same word, and
/// without the key nobody can find who is behind it (HMAC-SHA-256). The key lies outside the data.
final class Marks {
  static final String FILE = "budgets.key";
  private static final int KEY_BYTES = 32;
  private static final int MARK_BYTES = 16;

  /// As many words are remembered; those of others are made each time.
  private static final int KNOWN_MAX = 10_000;

  private final SecretKeySpec key;
  private final Instant since;
  private final boolean fresh;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  private Marks(ByteBuffer stored, boolean fresh) {
    byte[] secret = new byte[KEY_BYTES];
    stored.get(secret);
    this.key = new SecretKeySpec(secret, "HmacSHA256");
    this.since = Instant.ofEpochSecond(stored.getLong());
    this.fresh = fresh;
  }

  /// Reads the key in this folder, or makes it there, readable by its owner alone.
  ///
  /// @param since what a new key remembers as its beginning
  static Marks in(Path folder, Instant since) {
    Path file = folder.resolve(FILE);
    try {
      boolean fresh = !Files.exists(file);
      if (fresh) {
        KeyFile.makeIfAbsent(file, begin(since.truncatedTo(ChronoUnit.MINUTES)));
      }
      byte[] stored = Files.readAllBytes(file);
      if (stored.length != KEY_BYTES + Long.BYTES) {
        throw new IllegalStateException(
            FILE + " is not a key of budgets; remove it to begin counts of this month anew");
      }
      return new Marks(ByteBuffer.wrap(stored), fresh);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// A new key with its beginning, as the file holds it.
  private static byte[] begin(Instant since) {
    byte[] secret = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(secret);
    return ByteBuffer.allocate(KEY_BYTES + Long.BYTES)
        .put(secret)
        .putLong(since.getEpochSecond())
        .array();
  }

  /// From when on the diary was kept under this key.
  Instant since() {
    return since;
  }

  /// Made at this start.
  boolean fresh() {
    return fresh;
  }

  /// Shows which key it is without showing the key.
  String fingerprint() {
    return digest("fingerprint", "");
  }

  String of(Budget.Subject kind, String name) {
    String place = kind.code() + " " + name;
    String mark = known.get(place);
    if (mark == null) {
      mark = digest(kind.code(), name);
      if (known.size() < KNOWN_MAX) {
        known.put(place, mark);
      }
    }
    return mark;
  }

  private String digest(String kind, String name) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update((kind + " ").getBytes(StandardCharsets.UTF_8));
      byte[] whole = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(whole, 0, MARK_BYTES);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @Override
  public String toString() {
    return "Marks[***]";
  }
}
