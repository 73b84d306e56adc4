package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The windows of each kind that look most prohibited, so many that a request is among them even
/// where what surrounds it looks like a case here and there. Confined to one thread.
final class Standouts {
  /// How many are kept of each kind: of paragraphs the most, for a request mostly stands in one of
  /// its own.
  private static final int[] MOST = {4, 4, 8};

  private final double[][] scores = new double[Windows.KINDS][];
  private final int[][] froms = new int[Windows.KINDS][];
  private final int[][] tos = new int[Windows.KINDS][];
  private final int[] counts = new int[Windows.KINDS];

  /// A window, and whether it stands on lines of its own and not within a paragraph.
  record One(PlainText.Range sentences, boolean ownLines) {}

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

  /// All that were kept, each stretch of sentences once: on lines of its own when it is so as one
  /// of its kinds.
  List<One> all() {
    Map<PlainText.Range, Boolean> ownLines = new LinkedHashMap<>();
    for (int kind = 0; kind < Windows.KINDS; kind++) {
      for (int i = 0; i < counts[kind]; i++) {
        PlainText.Range sentences = new PlainText.Range(froms[kind][i], tos[kind][i]);
        ownLines.merge(sentences, kind == Windows.PARAGRAPH, Boolean::logicalOr);
      }
    }
    List<One> all = new ArrayList<>();
    ownLines.forEach((sentences, own) -> all.add(new One(sentences, own)));
    return all;
  }
}
