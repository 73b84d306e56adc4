package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The windows of each kind that look most prohibited, so many that a request is among them even
/// where what surrounds it looks like a case here and there. Confined to one thread.
final class Standouts {
  /// How many are kept of each kind: of paragraphs the most, for a request mostly stands in one of
  /// its own.
  private static final int[] MOST = {2, 4, 8};

  private final double[][] scores = new double[Windows.KINDS][];
  private final int[][] froms = new int[Windows.KINDS][];
  private final int[][] tos = new int[Windows.KINDS][];
  private final int[] counts = new int[Windows.KINDS];

  /// So many sentences that ask for something are kept by themselves, too.
  private static final int SENTENCES = 4;

  /// What opens or closes a view and is longer is no mere request.
  private static final int AT_END_MAX = 160;

  /// A stretch of a view.
  ///
  /// @param ownLines whether it stands on lines of its own and not within a paragraph
  /// @param atEnd whether it is short, of one line, and the first or the last of the view
  record One(PlainText.Range sentences, double score, boolean ownLines, boolean atEnd) {}

  private static One one(Words words, PlainText.Range sentences, double score, boolean ownLines) {
    int from = sentences.from();
    int to = sentences.to();
    boolean atEnd =
        (from == 0 || to == words.sentenceCount())
            && words.line(from) == words.line(to - 1)
            && words.from(to) - words.from(from) <= AT_END_MAX;
    return new One(sentences, score, ownLines, atEnd);
  }

  Standouts() {
    for (int kind = 0; kind < Windows.KINDS; kind++) {
      scores[kind] = new double[MOST[kind]];
      froms[kind] = new int[MOST[kind]];
      tos[kind] = new int[MOST[kind]];
    }
  }

  /// Keeps a window that scores higher than the lowest that is kept of its kind.
  void see(Windows windows, int window, double score) {
    int kind = windows.kind(window);
    int place = counts[kind];
    double[] of = scores[kind];
    if (place == of.length) {
      if (score <= of[--place]) {
        return;
      }
    } else {
      counts[kind]++;
    }
    while (place > 0 && score > of[place - 1]) {
      of[place] = of[place - 1];
      froms[kind][place] = froms[kind][place - 1];
      tos[kind][place] = tos[kind][place - 1];
      place--;
    }
    of[place] = score;
    froms[kind][place] = windows.from(window);
    tos[kind][place] = windows.to(window);
  }

  /// All that were kept; a stretch of sentences may be among them as two kinds.
  List<One> all(Words words) {
    List<One> all = new ArrayList<>();
    for (int kind = 0; kind < Windows.KINDS; kind++) {
      for (int i = 0; i < counts[kind]; i++) {
        PlainText.Range sentences = new PlainText.Range(froms[kind][i], tos[kind][i]);
        all.add(one(words, sentences, scores[kind][i], kind == Windows.PARAGRAPH));
      }
    }
    return all;
  }

  /// The sentences that look most prohibited among those that ask for something, each by itself: a
  /// short one that stands within a paragraph shares its windows with others.
  ///
  /// @param windowsFrom sentences that end before this place of the view are left out
  static List<One> sentences(Classifier.Read read, int windowsFrom) {
    Words words = read.words();
    List<One> asking = new ArrayList<>();
    for (int sentence = 0; sentence < words.sentenceCount(); sentence++) {
      if (words.from(sentence + 1) > windowsFrom && words.asks(sentence)) {
        double score = read.reading().window(sentence, sentence + 1);
        asking.add(one(words, new PlainText.Range(sentence, sentence + 1), score, false));
      }
    }
    asking.sort(Comparator.comparingDouble(One::score).reversed());
    return asking.subList(0, Math.min(asking.size(), SENTENCES));
  }
}
