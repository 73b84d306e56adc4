package nl.genaisluis.policy.prohibited;

import java.util.Arrays;

/// Stretches of a long [View], so that a short request among much other text is also seen by
/// itself. The unit is the paragraph, because a request that is put before or after a pasted
/// document stands in its own: a paragraph is one stretch, neighbouring short ones are also seen
/// together, and only a long one is cut where sentences end. Every character lies in at least one
/// stretch.
final class Windows {
  /// Views up to this length are seen whole only.
  static final int WHOLE_MAX = 400;

  /// A longer paragraph is cut into stretches of sentences.
  private static final int PARAGRAPH_MAX = 600;

  /// Neighbouring paragraphs are seen together up to this length.
  private static final int TOGETHER_MAX = 500;

  /// A stretch of sentences holds as many as fit one of these lengths, and one at least: the short
  /// ones show a single request alone, the long ones show it with the facts around it.
  private static final int[] SENTENCES_MAX = {160, 400};

  /// A longer sentence is cut between words.
  private static final int SENTENCE_MAX = 200;

  private final Cuts paragraphs = new Cuts();
  private int[] froms = new int[64];
  private int[] tos = new int[64];
  private int count;

  Windows(View view) {
    if (view.length() <= WHOLE_MAX) {
      return;
    }
    paragraphs(view);
    Cuts sentences = new Cuts();
    for (int i = 0; i + 1 < paragraphs.count; i++) {
      int from = paragraphs.places[i];
      int to = paragraphs.places[i + 1];
      if (to - from <= PARAGRAPH_MAX) {
        add(from, to);
        continue;
      }
      sentences.count = 0;
      sentences(view, from, to, sentences);
      for (int length : SENTENCES_MAX) {
        slide(sentences, length, 1);
      }
    }
    slide(paragraphs, TOGETHER_MAX, 2);
  }

  /// Places where the view may be cut, in order.
  private static final class Cuts {
    private int[] places = new int[64];
    private int count;

    private void add(int place) {
      if (count > 0 && places[count - 1] == place) {
        return;
      }
      if (count == places.length) {
        places = Arrays.copyOf(places, count * 2);
      }
      places[count++] = place;
    }
  }

  /// Lays stretches over the cuts that hold as many parts as fit this length, each beginning about
  /// halfway the one before.
  ///
  /// @param partsMin stretches of fewer parts are left out
  private void slide(Cuts cuts, int length, int partsMin) {
    int[] places = cuts.places;
    int at = 0;
    while (at + 1 < cuts.count) {
      int end = at + 1;
      while (end + 1 < cuts.count && places[end + 1] - places[at] <= length) {
        end++;
      }
      if (end - at >= partsMin) {
        add(places[at], places[end]);
      }
      if (end == cuts.count - 1) {
        return;
      }
      int next = at + 1;
      while (next < end && places[next + 1] - places[at] <= length / 2) {
        next++;
      }
      at = next;
    }
  }

  private void paragraphs(View view) {
    char[] chars = view.chars();
    paragraphs.add(0);
    for (int i = 0; i + 1 < chars.length; i++) {
      if (chars[i] == '\n') {
        paragraphs.add(i + 1);
      }
    }
    paragraphs.add(chars.length);
  }

  private static void sentences(View view, int from, int to, Cuts cuts) {
    char[] chars = view.chars();
    cuts.add(from);
    int start = from;
    int blank = from;
    for (int i = from + 1; i + 1 < to; i++) {
      boolean space = chars[i] == ' ';
      char before = chars[i - 1];
      blank = space ? i + 1 : blank;
      if (space && (before == '.' || before == '?' || before == '!')) {
        start = i + 1;
        cuts.add(start);
      } else if (i - start >= SENTENCE_MAX) {
        start = blank > start ? blank : i;
        cuts.add(start);
      }
    }
    cuts.add(to);
  }

  private void add(int from, int to) {
    if (count == froms.length) {
      froms = Arrays.copyOf(froms, count * 2);
      tos = Arrays.copyOf(tos, count * 2);
    }
    froms[count] = from;
    tos[count++] = to;
  }

  int count() {
    return count;
  }

  int from(int window) {
    return froms[window];
  }

  int to(int window) {
    return tos[window];
  }
}
