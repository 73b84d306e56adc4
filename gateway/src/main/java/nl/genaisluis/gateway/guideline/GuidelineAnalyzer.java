package nl.genaisluis.gateway.guideline;

import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.compound.DictionaryCompoundWordTokenFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.tartarus.snowball.ext.DutchStemmer;

/// Dutch words to stems. A compound also counts as those of its parts that the guidelines use as
/// words of their own: `bijstandsuitkering` is found by `bijstand`.
final class GuidelineAnalyzer extends Analyzer {
  private static final int WORD_MIN = 6;
  private static final int PART_MIN = 5;
  private static final int PART_MAX = 20;

  /// Question words that say nothing of the subject.
  private static final Set<String> ASKING =
      Set.of(
          "wel",
          "ook",
          "even",
          "eigenlijk",
          "alleen",
          "zelf",
          "mag",
          "mogen",
          "kan",
          "kunnen",
          "moet",
          "moeten",
          "wil",
          "graag",
          "wat",
          "welke",
          "hoe",
          "waarom",
          "wanneer",
          "waar",
          "wie",
          "zegt",
          "staat",
          "leg",
          "uit",
          "vertel",
          "geef",
          "richtlijn",
          "richtlijnen",
          "what",
          "which",
          "how",
          "may",
          "can",
          "should",
          "must",
          "is",
          "are",
          "the",
          "a",
          "an",
          "of",
          "for",
          "to",
          "in",
          "on",
          "do",
          "does",
          "we",
          "i",
          "you",
          "it",
          "about",
          "say",
          "says",
          "guideline",
          "guidelines",
          "allowed",
          "use");

  private final CharArraySet stops;
  private final CharArraySet parts;

  GuidelineAnalyzer(Set<String> words) {
    this.stops = new CharArraySet(DutchAnalyzer.getDefaultStopSet(), true);
    this.stops.addAll(ASKING);
    this.parts = new CharArraySet(words, true);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer source = new StandardTokenizer();
    TokenStream words = new StopFilter(new LowerCaseFilter(source), stops);
    if (!parts.isEmpty()) {
      words =
          new DictionaryCompoundWordTokenFilter(words, parts, WORD_MIN, PART_MIN, PART_MAX, false);
    }
    words = new ASCIIFoldingFilter(words);
    return new TokenStreamComponents(source, new SnowballFilter(words, new DutchStemmer()));
  }
}
