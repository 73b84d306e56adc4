package nl.genaisluis.policy.prohibited;

import java.util.Arrays;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// The analysis of the rules: each word of a view as the numbers of the word lists that hold it, at
/// the word's position and place. Between sentences lie empty positions, so that words of one
/// sentence are nearer to each other than to those of the next.
final class ListTokens extends TokenStream {
  private static final int SENTENCE_GAP = 4;
  private static final int WORD_BITS = 24;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute position =
      addAttribute(PositionIncrementAttribute.class);
  private final Words words;
  private final long[] present;
  private long[] tokens = new long[64];
  private int count;
  private int next;
  private int lastPosition;

  ListTokens(View view, Words words, WordPatterns patterns, int lists) {
    this.words = words;
    this.present = new long[lists / 64 + 1];
    for (int word = 0; word < words.count(); word++) {
      int now = word;
      int before = count;
      if (words.kind(word) == Words.NUMBER) {
        add(word, 1, before);
      }
      if (words.kind(word) == Words.NAME) {
        add(word, 0, before);
      }
      patterns.match(
          view.lower(), words.start(word), words.end(word), list -> add(now, list, before));
    }
  }

  /// The term that stands for a word list.
  static String term(int list) {
    return "l" + list;
  }

  /// Whether any word is in this list.
  boolean has(int list) {
    return (present[list >> 6] & (1L << list)) != 0;
  }

  /// How many pairs of a word and a list that holds it there are, in the order of the words.
  int count() {
    return count;
  }

  int list(int index) {
    return (int) (tokens[index] & ((1 << WORD_BITS) - 1));
  }

  /// Where the word of a pair stands, counted in words with a gap between sentences.
  int place(int index) {
    int word = (int) (tokens[index] >>> WORD_BITS);
    return word + SENTENCE_GAP * words.sentence(word);
  }

  private void add(int word, int list, int sinceWord) {
    long token = ((long) word << WORD_BITS) | list;
    for (int i = sinceWord; i < count; i++) {
      if (tokens[i] == token) {
        return;
      }
    }
    if (count == tokens.length) {
      tokens = Arrays.copyOf(tokens, count * 2);
    }
    tokens[count++] = token;
    present[list >> 6] |= 1L << list;
  }

  @Override
  public void reset() {
    next = 0;
    lastPosition = -1;
  }

  @Override
  public boolean incrementToken() {
    if (next == count) {
      return false;
    }
    clearAttributes();
    int word = (int) (tokens[next] >>> WORD_BITS);
    int place = place(next);
    term.append(term(list(next)));
    next++;
    offset.setOffset(words.start(word), words.end(word));
    position.setPositionIncrement(place - lastPosition);
    lastPosition = place;
    return true;
  }
}
