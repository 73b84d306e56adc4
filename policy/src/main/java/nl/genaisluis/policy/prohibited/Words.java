package nl.genaisluis.policy.prohibited;

import java.util.Arrays;

/// The words of a stretch of a [View] with what the checks ask about each: its hash, its sentence,
/// whether it is a number or looks like a name, and its lexicon class. Confined to one thread.
final class Words {
  private final View view;
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int[] sentences = new int[256];
  private byte[] kinds = new byte[256];
  private byte[] classes = new byte[256];
  private long[] hashes = new long[256];
  private int count;
  private int sentence;

  static final byte WORD = 0;
  static final byte NUMBER = 1;
  static final byte NAME = 2;

  /// The words between two places of the view.
  Words(View view, Lexicon lexicon, int from, int to) {
    this.view = view;
    boolean opens = true;
    int at = from;
    while (at < to) {
      char c = view.chars()[at];
      if (!Character.isLetterOrDigit(c)) {
        if (endsSentence(at, to)) {
          sentence += opens ? 0 : 1;
          opens = true;
        }
        at++;
        continue;
      }
      int end = wordEnd(at, to);
      add(lexicon, at, end, opens);
      opens = false;
      at = end;
    }
  }

  private boolean endsSentence(int at, int to) {
    char c = view.chars()[at];
    if (c == '\n') {
      return true;
    }
    boolean stop = c == '.' || c == '!' || c == '?';
    return stop && (at + 1 >= to || view.chars()[at + 1] <= ' ' || view.chars()[at + 1] == '"');
  }

  private int wordEnd(int from, int to) {
    char[] chars = view.chars();
    int at = from;
    boolean digits = Character.isDigit(chars[from]);
    while (at < to) {
      char c = chars[at];
      boolean inside =
          Character.isLetterOrDigit(c)
              || (digits
                  && (c == '.' || c == ',')
                  && at + 1 < to
                  && Character.isDigit(chars[at + 1]));
      if (!inside) {
        break;
      }
      at++;
    }
    return at;
  }

  private void add(Lexicon lexicon, int from, int to, boolean opens) {
    if (count == starts.length) {
      grow();
    }
    long hash = Hash.SEED;
    for (int i = from; i < to; i++) {
      hash = Hash.step(hash, view.lower()[i]);
    }
    starts[count] = from;
    ends[count] = to;
    sentences[count] = sentence;
    hashes[count] = hash;
    classes[count] = (byte) lexicon.classOf(view.lower(), from, to);
    kinds[count] = kind(from, opens, classes[count]);
    count++;
  }

  private byte kind(int from, boolean opens, int lexiconClass) {
    char c = view.chars()[from];
    if (Character.isDigit(c)) {
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
}
