package nl.genaisluis.gateway.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// The known word that a mistyped one was probably meant to be.
final class Nearest {
  private Nearest() {}

  /// `, did you mean x?` with the nearest known word, or all known words when none is near.
  static String hint(String word, Collection<String> known) {
    String plain = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(plain, candidate)))
        .filter(candidate -> distance(plain, candidate) <= Math.max(2, candidate.length() / 3))
        .map(candidate -> ", did you mean " + candidate + "?")
        .orElse(", known are: " + String.join(", ", known));
  }

  /// Levenshtein distance.
  static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
