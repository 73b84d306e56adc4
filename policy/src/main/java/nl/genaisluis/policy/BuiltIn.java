package nl.genaisluis.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The rules, weights and lists that come with the program. They decide as much as the
/// configuration does, so a version of the policy names them as well.
public final class BuiltIn {
  private static final List<String> FILES =
      List.of(
          "output/rules.json",
          "personal/bodies.txt",
          "personal/cities.txt",
          "personal/cues.txt",
          "personal/firms.txt",
          "personal/first-names.txt",
          "personal/names-by-origin.txt",
          "personal/names.bin",
          "personal/own-names.txt",
          "personal/places.txt",
          "personal/special.txt",
          "personal/surnames.txt",
          "personal/villages.txt",
          "personal/words.bin",
          "personal/world.txt",
          "prohibited/lexicon.txt",
          "prohibited/rules.json",
          "prohibited/weights.bin");

  private static final int DIGITS = 16;

  /// How much is read at once: the largest file has megabytes.
  private static final int PIECE = 1 << 16;

  private BuiltIn() {}

  /// Each file with the head of its SHA-256.
  public static List<String> digests() {
    List<String> digests = new ArrayList<>();
    for (String file : FILES) {
      digests.add("built-in/" + file + " sha256:" + digest(file));
    }
    return List.copyOf(digests);
  }

  private static String digest(String file) {
    try (InputStream in = BuiltIn.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("a built-in file is missing: " + file);
      }
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[PIECE];
      int read = in.read(piece);
      while (read > 0) {
        digest.update(piece, 0, read);
        read = in.read(piece);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
