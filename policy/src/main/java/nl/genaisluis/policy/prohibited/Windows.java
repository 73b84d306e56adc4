package nl.genaisluis.policy.prohibited;

import java.util.Arrays;

/// Stretches of the sentences of a view, so that a short request among much other text is also seen
/// by itself: a sentence or two, some sentences with the facts around a request, and whole
/// paragraphs, because a request that is put before or after a pasted document stands in its own.
/// Every sentence lies in at least one stretch of each kind.
final class Windows {
  /// In longer views the request is likely to be one part among others.
  static final int BRIEF_MAX = 400;

  /// Kinds of stretches.
  static final int KINDS = 3;

  static final int SENTENCE = 0;
  static final int STRETCH = 1;
  static final int PARAGRAPH = 2;

  /// A stretch holds as many sentences as fit this length, and one at least.
  private static final int[] LENGTHS_MAX = {160, 400};

  /// A longer paragraph is no unit; its sentences are seen in stretches.
  private static final int PARAGRAPH_MAX = 900;

  /// Neighbouring paragraphs are seen together up to this length.
  private static final int TOGETHER_MAX = 500;

  private final Words words;
  private int[] froms = new int[64];
  private int[] tos = new int[64];
  private byte[] kinds = new byte[64];
  private int count;
  private int firstParagraphEnd;
  private int lastParagraphStart;

  Windows(Words words) {
    this.words = words;
    if (words.sentenceCount() < 2) {
      return;
    }
    int[] sentences = new int[words.sentenceCount() + 1];
    Arrays.setAll(sentences, i -> i);
    for (int kind = SENTENCE; kind <= STRETCH; kind++) {
      slide(sentences, kind, LENGTHS_MAX[kind]);
    }
    int[] paragraphs = paragraphs();
    for (int i = 0; i + 1 < paragraphs.length; i++) {
      if (length(paragraphs[i], paragraphs[i + 1]) <= PARAGRAPH_MAX) {
        add(paragraphs[i], paragraphs[i + 1], PARAGRAPH);
      }
    }
    slide(paragraphs, PARAGRAPH, TOGETHER_MAX);
    firstParagraphEnd = paragraphs[1];
    lastParagraphStart = paragraphs[paragraphs.length - 2];
  }

  private int length(int fromSentence, int toSentence) {
    return words.from(toSentence) - words.from(fromSentence);
  }

  /// The first sentence of each paragraph, and the number of sentences.
  private int[] paragraphs() {
    int[] places = new int[words.sentenceCount() + 1];
    int found = 0;
    for (int sentence = 0; sentence < words.sentenceCount(); sentence++) {
      if (sentence == 0 || words.line(sentence) != words.line(sentence - 1)) {
        places[found++] = sentence;
      }
    }
    places[found++] = words.sentenceCount();
    return Arrays.copyOf(places, found);
  }

  /// Lays stretches over the places that hold as many parts as fit this length, each beginning
  /// about halfway the one before.
  private void slide(int[] places, int kind, int lengthMax) {
    int last = places.length - 1;
    int at = 0;
    while (at < last) {
      int end = at + 1;
      while (end < last && length(places[at], places[end + 1]) <= lengthMax) {
        end++;
      }
      if (kind != PARAGRAPH || end > at + 1) {
        add(places[at], places[end], kind);
      }
      if (end == last) {
        return;
      }
      int next = at + 1;
      while (next < end && length(places[at], places[next + 1]) <= lengthMax / 2) {
        next++;
      }
      at = next;
    }
  }

  private void add(int from, int to, int kind) {
    if (count == froms.length) {
      froms = Arrays.copyOf(froms, count * 2);
      tos = Arrays.copyOf(tos, count * 2);
      kinds = Arrays.copyOf(kinds, count * 2);
    }
    froms[count] = from;
    tos[count] = to;
    kinds[count++] = (byte) kind;
  }

  int count() {
    return count;
  }

  /// The first sentence of a window.
  int from(int window) {
    return froms[window];
  }

  /// One past the last sentence of a window.
  int to(int window) {
    return tos[window];
  }

  int kind(int window) {
    return kinds[window];
  }

  /// Whether a window lies within the first or the last paragraph.
  boolean edge(int window) {
    return tos[window] <= firstParagraphEnd || froms[window] >= lastParagraphStart;
  }
}
