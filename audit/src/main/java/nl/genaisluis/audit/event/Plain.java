package nl.genaisluis.audit.event;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a leaf may hold: bounded names of a narrow alphabet, counts and hexadecimal ids. Every
/// check returns the value or throws [IllegalArgumentException] with the name of the field only: a
/// refused value might be text, so it is not repeated.
final class Plain {
  /// Longest name. Register ids, rule ids and versions stay far below it.
  private static final int NAME_LENGTH_MAX = 128;

  /// Most names in one list, so that a leaf stays below the 65,535 bytes of a tlog-tiles entry.
  private static final int LIST_LENGTH_MAX = 64;

  /// The largest whole number that canonical JSON carries exactly (RFC 8785 §3.2.2.3).
  static final long WHOLE_MAX = (1L << 53) - 1;

  /// Whether a character may stand in a name.
  private static final boolean[] IN_NAMES = new boolean[128];

  /// Whether a character is a lower-case hexadecimal digit.
  private static final boolean[] IN_HEX = new boolean[128];

  static {
    "0123456789abcdef".chars().forEach(c -> IN_HEX[c] = true);
    String letters = "abcdefghijklmnopqrstuvwxyz";
    (letters + letters.toUpperCase(Locale.ROOT) + "0123456789_.:/@+-")
        .chars()
        .forEach(c -> IN_NAMES[c] = true);
  }

  private Plain() {}

  /// A random 128-bit id in lower-case hexadecimal.
  static String id(String field, String value) {
    return hex(field, value, 32);
  }

  static String hex(String field, String value, int length) {
    boolean good = value.length() == length;
    for (int i = 0; good && i < length; i++) {
      char c = value.charAt(i);
      good = c < IN_HEX.length && IN_HEX[c];
    }
    if (!good) {
      throw refused(field, "must be " + length + " lower-case hexadecimal digits");
    }
    return value;
  }

  /// An id or version that configuration gave: letters, digits and `_.:/@+-`, so no space and
  /// nothing that a sentence needs.
  static String name(String field, String value) {
    boolean good = !value.isEmpty() && value.length() <= NAME_LENGTH_MAX;
    for (int i = 0; good && i < value.length(); i++) {
      char c = value.charAt(i);
      good = c < IN_NAMES.length && IN_NAMES[c];
    }
    if (!good) {
      throw refused(field, "must be a name of 1 to 128 letters, digits or _.:/@+-");
    }
    return value;
  }

  static @Nullable String nameOrNull(String field, @Nullable String value) {
    return value == null ? null : name(field, value);
  }

  /// One of a closed list of codes.
  static String oneOf(String field, String value, Set<String> codes) {
    if (!codes.contains(value)) {
      throw refused(field, "must be one of " + codes);
    }
    return value;
  }

  static List<String> names(String field, List<String> values) {
    atMost(field, values.size(), LIST_LENGTH_MAX);
    for (String value : values) {
      name(field, value);
    }
    return List.copyOf(values);
  }

  /// Counts by name, in the order of their names.
  static Map<String, Integer> counts(String field, Map<String, Integer> values) {
    atMost(field, values.size(), LIST_LENGTH_MAX);
    Map<String, Integer> sorted = new TreeMap<>();
    values.forEach((key, value) -> sorted.put(name(field, key), (int) count(field, value)));
    return Collections.unmodifiableMap(sorted);
  }

  static long count(String field, long value) {
    if (value < 0 || value > WHOLE_MAX) {
      throw new IllegalArgumentException(field + " must be between 0 and 2^53-1, was: " + value);
    }
    return value;
  }

  static void atMost(String field, int size, int max) {
    if (size > max) {
      throw new IllegalArgumentException(field + " must have at most " + max + ", has: " + size);
    }
  }

  private static IllegalArgumentException refused(String field, String demand) {
    return new IllegalArgumentException(field + " " + demand);
  }
}
