package nl.genaisluis.policy.prohibited;

import java.util.Arrays;

/// The words and sentences of a [View] with what the checks ask about each word: its hash, its
/// sentence, whether it is a number or looks like a name, and its lexicon class. A sentence ends at
/// its mark, at the end of a line, or between words when it grows longer than [#SENTENCE_MAX].
/// Every character lies in one sentence. Confined to one thread.
final class Words {
  /// A stretch without marks that is longer, as a dictation or a table, is cut.
  static final int SENTENCE_MAX = 240;

  static final byte WORD = 0;
  static final byte NUMBER = 1;
  static final byte NAME = 2;

  private final View view;
  private final Lexicon lexicon;
  private int[] starts;
  private int[] ends;
  private int[] sentences;
  private byte[] kinds;
  private byte[] classes;
  private long[] hashes;
  private int count;

  /// For each sentence its first word, its first character, its line and whether a mark opened it.
  private int[] firstWords = new int[16];

  private int[] froms = new int[16];
  private int[] lines = new int[16];
  private boolean[] opened = new boolean[16];
  private int sentenceCount;

  Words(View view, Lexicon lexicon) {
    this.view = view;
    this.lexicon = lexicon;
    int capacity = view.length() / 5 + 16;
    starts = new int[capacity];
    ends = new int[capacity];
    sentences = new int[capacity];
    kinds = new byte[capacity];
    classes = new byte[capacity];
    hashes = new long[capacity];
    read();
  }

  private void read() {
    char[] chars = view.chars();
    int length = chars.length;
    boolean ended = true;
    int line = 0;
    int at = 0;
    while (at < length) {
      char c = chars[at];
      if (!Letters.letterOrDigit(c)) {
        line += c == '\n' ? 1 : 0;
        ended |= endsSentence(c, at);
        at++;
        continue;
      }
      int end = wordEnd(at);
      if (ended || at - froms[sentenceCount - 1] >= SENTENCE_MAX) {
        openSentence(sentenceCount == 0 ? 0 : at, line, ended);
      }
      add(at, end, ended);
      ended = false;
      at = end;
    }
    if (sentenceCount == 0) {
      openSentence(0, 0, true);
    }
  }

  private boolean endsSentence(char c, int at) {
    if (c == '\n') {
      return true;
    }
    boolean stop = c == '.' || c == '!' || c == '?';
    return stop
        && (at + 1 >= view.length() || view.chars()[at + 1] <= ' ' || view.chars()[at + 1] == '"');
  }

  private int wordEnd(int from) {
    char[] chars = view.chars();
    int at = from;
    boolean digits = Letters.digit(chars[from]);
    while (at < chars.length) {
      char c = chars[at];
      boolean inside =
          Letters.letterOrDigit(c)
              || (digits
                  && (c == '.' || c == ',')
                  && at + 1 < chars.length
                  && Letters.digit(chars[at + 1]));
      if (!inside) {
        break;
      }
      at++;
    }
    return at;
  }

  private void openSentence(int from, int line, boolean mark) {
    if (sentenceCount == froms.length) {
      firstWords = Arrays.copyOf(firstWords, sentenceCount * 2);
      froms = Arrays.copyOf(froms, sentenceCount * 2);
      lines = Arrays.copyOf(lines, sentenceCount * 2);
      opened = Arrays.copyOf(opened, sentenceCount * 2);
    }
    firstWords[sentenceCount] = count;
    froms[sentenceCount] = from;
    lines[sentenceCount] = line;
    opened[sentenceCount] = mark;
    sentenceCount++;
  }

  private void add(int from, int to, boolean opens) {
    if (count == starts.length) {
      grow();
    }
    char[] lower = view.lower();
    long hash = Hash.SEED;
    for (int i = from; i < to; i++) {
      hash = Hash.step(hash, lower[i]);
    }
    starts[count] = from;
    ends[count] = to;
    sentences[count] = sentenceCount - 1;
    hashes[count] = hash;
    classes[count] = (byte) lexicon.classOf(lower, from, to);
    kinds[count] = kind(from, opens, classes[count]);
    count++;
  }

  private byte kind(int from, boolean opens, int lexiconClass) {
    char c = view.chars()[from];
    if (Letters.digit(c)) {
      return NUMBER;
    }
    boolean name = !opens && Character.isUpperCase(c) && lexiconClass == Lexicon.NONE;
    return name ? NAME : WORD;
  }

  private void grow() {
    int capacity = count * 2;
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    sentences = Arrays.copyOf(sentences, capacity);
    kinds = Arrays.copyOf(kinds, capacity);
    classes = Arrays.copyOf(classes, capacity);
    hashes = Arrays.copyOf(hashes, capacity);
  }

  int count() {
    return count;
  }

  int start(int word) {
    return starts[word];
  }

  int end(int word) {
    return ends[word];
  }

  int sentence(int word) {
    return sentences[word];
  }

  byte kind(int word) {
    return kinds[word];
  }

  /// The lexicon class, or [Lexicon#NONE].
  int lexiconClass(int word) {
    return classes[word];
  }

  long hash(int word) {
    return hashes[word];
  }

  /// At least one: a text without words is one empty sentence.
  int sentenceCount() {
    return sentenceCount;
  }

  /// The first character of a sentence; for the number after the last one, the end of the view.
  int from(int sentence) {
    return sentence < sentenceCount ? froms[sentence] : view.length();
  }

  /// The first word of a sentence; for the number after the last one, the number of words.
  int firstWord(int sentence) {
    return sentence < sentenceCount ? firstWords[sentence] : count;
  }

  /// The line on which a sentence begins.
  int line(int sentence) {
    return lines[sentence];
  }

  /// Whether a sentence begins the view or behind a mark, not where a longer one was cut.
  boolean opened(int sentence) {
    return opened[sentence];
  }

  /// Whether it has several lines: there a request may stand apart from what it is about.
  boolean severalLines() {
    return lines[sentenceCount - 1] > lines[0];
  }

  /// Whether a sentence asks for something: it has a question mark or a word of doing.
  boolean asks(int sentence) {
    char[] chars = view.chars();
    int last = firstWord(sentence + 1) - 1;
    for (int word = firstWord(sentence); word <= last; word++) {
      if (lexicon.asks(classes[word])) {
        return true;
      }
    }
    for (int i = last < 0 ? 0 : ends[last]; i < from(sentence + 1); i++) {
      if (chars[i] == '?') {
        return true;
      }
    }
    return false;
  }
}
