package nl.genaisluis.gateway.conversation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Texts as they are compared in a search: without case and without accents.
final class Fold {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern GAP = Pattern.compile("\\s+");

  private Fold() {}

  static String of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
  }

  /// The words of a search.
  static List<String> words(String search) {
    return Stream.of(GAP.split(of(search).strip(), -1)).filter(word -> !word.isEmpty()).toList();
  }
}
