package nl.genaisluis.policy.personal;

/// A few fixed words, asked for by key. Immutable; asking makes no object, as a set of boxed keys
/// does for every word of a text.
final class WordSet {
  private final KeySet keys = new KeySet();

  private WordSet() {}

  /// The set of these words, in small letters.
  static WordSet of(String... words) {
    WordSet set = new WordSet();
    for (String word : words) {
      set.keys.add(Lexicon.key(word));
    }
    return set;
  }

  /// The set of the words of a line, parted by single spaces.
  static WordSet line(String words) {
    return of(words.split(" ", -1));
  }

  boolean contains(long key) {
    return key != 0 && keys.contains(key);
  }
}
