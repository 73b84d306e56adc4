package nl.genaisluis.audit.search;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.DutchStemmer;

/// The words of Dutch texts by their stems, as [DutchAnalyzer] has them. To find a stem takes
/// longer than all else that is done with a word, and most words of a text were in one before, so
/// stems that were found are kept for a while. Safe for use by many threads.
final class DutchWords extends Analyzer {
  /// About a megabyte.
  private static final int KNOWN_MAX = 8_192;

  /// What is longer is no word that comes again.
  private static final int KNOWN_LENGTH_MAX = 32;

  /// Words that the rules for stems would take for others.
  private static final Map<String, String> IRREGULAR =
      Map.of("fiets", "fiets", "bromfiets", "bromfiets", "ei", "eier", "kind", "kinder");

  private final CharArraySet stopWords = DutchAnalyzer.getDefaultStopSet();
  private final Map<String, String> known = new ConcurrentHashMap<>();

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer tokens = new StandardTokenizer();
    return new TokenStreamComponents(
        tokens, new Stems(new StopFilter(new LowerCaseFilter(tokens), stopWords)));
  }

  @Override
  protected TokenStream normalize(String field, TokenStream in) {
    return new LowerCaseFilter(in);
  }

  /// Keeps no word of any text any more.
  void forget() {
    known.clear();
  }

  /// How many words are kept.
  int known() {
    return known.size();
  }

  private final class Stems extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final DutchStemmer stemmer = new DutchStemmer();

    Stems(TokenStream words) {
      super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) {
        return false;
      }
      String word = term.toString();
      String stem = known.get(word);
      if (stem == null) {
        stem = stem(word);
        keep(word, stem);
      }
      if (!stem.equals(word)) {
        term.setEmpty().append(stem);
      }
      return true;
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

    private void keep(String word, String stem) {
      if (word.length() > KNOWN_LENGTH_MAX) {
        return;
      }
      if (known.size() >= KNOWN_MAX) {
        known.clear();
      }
      known.put(word, stem);
    }
  }
}
