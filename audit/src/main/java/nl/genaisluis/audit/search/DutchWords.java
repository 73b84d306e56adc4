package nl.genaisluis.audit.search;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.ext.DutchStemmer;

/// The words of Dutch texts by their stems, as [DutchAnalyzer] has them. To find a stem takes
/// longer than all else that is done with a word, and most words of a text were in one before, so
/// what became of a word is kept until another one needs its place. Safe for use by many threads.
final class DutchWords extends Analyzer {
  /// Places for words, a power of two. About a megabyte when all are taken.
  private static final int PLACES = 8_192;

  /// What is longer is no word that comes again.
  private static final int KNOWN_LENGTH_MAX = 32;

  /// Words that the rules for stems would take for others.
  private static final Map<String, String> IRREGULAR =
      Map.of("fiets", "fiets", "bromfiets", "bromfiets", "ei", "eier", "kind", "kinder");

  private final CharArraySet stopWords = DutchAnalyzer.getDefaultStopSet();
  private final AtomicReferenceArray<@Nullable Known> known = new AtomicReferenceArray<>(PLACES);

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer tokens = new StandardTokenizer();
    return new TokenStreamComponents(tokens, new Stems(new LowerCaseFilter(tokens)));
  }

  @Override
  protected TokenStream normalize(String field, TokenStream in) {
    return new LowerCaseFilter(in);
  }

  /// Keeps no word of any text any more.
  void forget() {
    for (int i = 0; i < PLACES; i++) {
      known.set(i, null);
    }
  }

  /// How many words are kept.
  int known() {
    int words = 0;
    for (int i = 0; i < PLACES; i++) {
      words += known.get(i) == null ? 0 : 1;
    }
    return words;
  }

  /// A word and what became of it.
  private static final class Known {
    private final String word;

    /// Null for a word that is not searched.
    private final @Nullable String stem;

    private final boolean changes;

    Known(String word, @Nullable String stem) {
      this.word = word;
      this.stem = stem;
      this.changes = !word.equals(stem);
    }

    boolean isOf(char[] letters, int length) {
      if (word.length() != length) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if (word.charAt(i) != letters[i]) {
          return false;
        }
      }
      return true;
    }
  }

  /// The words that are searched, by their stems.
  private final class Stems extends FilteringTokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final DutchStemmer stemmer = new DutchStemmer();

    Stems(TokenStream words) {
      super(words);
    }

    @Override
    protected boolean accept() {
      Known found = found(term.buffer(), term.length());
      String stem = found.stem;
      if (stem == null) {
        return false;
      }
      if (found.changes) {
        term.setEmpty().append(stem);
      }
      return true;
    }

    private Known found(char[] letters, int length) {
      int place = place(letters, length);
      Known there = known.get(place);
      if (there != null && there.isOf(letters, length)) {
        return there;
      }
      String word = new String(letters, 0, length);
      Known found = new Known(word, stopWords.contains(word) ? null : stem(word));
      if (length <= KNOWN_LENGTH_MAX) {
        known.set(place, found);
      }
      return found;
    }

    private static int place(char[] letters, int length) {
      int hash = length;
      for (int i = 0; i < length; i++) {
        hash = 31 * hash + letters[i];
      }
      return (hash ^ hash >>> 15) & PLACES - 1;
    }

    private String stem(String word) {
      String irregular = IRREGULAR.get(word);
      if (irregular != null) {
        return irregular;
      }
      stemmer.setCurrent(word);
      stemmer.stem();
      return stemmer.getCurrent();
    }
  }
}
