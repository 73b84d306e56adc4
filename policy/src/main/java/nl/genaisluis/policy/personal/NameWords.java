package nl.genaisluis.policy.personal;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Small words that stand at the edges of a name.
final class NameWords {
  private static final Set<Long> SUFFIXES =
      Stream.of("msc", "bsc", "ma", "ba", "phd", "llm", "mba", "jr", "sr", "mpa", "rba")
          .map(Lexicon::key)
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<Long> PLACING =
      Stream.of("te", "in", "uit", "op", "aan", "voor", "onder", "s")
          .map(Lexicon::key)
          .collect(Collectors.toUnmodifiableSet());

  private NameWords() {}

  /// `MSc`, `jr`: letters behind a name.
  static boolean isSuffix(Tokens tokens, int token) {
    return SUFFIXES.contains(tokens.key(token));
  }

  /// A preposition that leads to a place as often as it belongs to a surname.
  static boolean isPlacing(Tokens tokens, int token) {
    return PLACING.contains(tokens.key(token));
  }

  /// The same, or the article of a thing.
  static boolean isPreposition(Tokens tokens, int token) {
    return tokens.isWord(token) && (isPlacing(tokens, token) || tokens.is(token, "het"));
  }
}
