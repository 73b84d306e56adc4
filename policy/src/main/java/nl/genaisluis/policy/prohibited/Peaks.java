package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The highest scores among the windows of a view, by kind of window.
final class Peaks {
  private final double[] highest = new double[Windows.KINDS];
  private final double[] asking = new double[Windows.KINDS];
  private final int[] askingFrom = new int[Windows.KINDS];
  private final int[] askingTo = new int[Windows.KINDS];
  private final Signals signals;
  private double best = Double.NEGATIVE_INFINITY;
  private int bestFrom;
  private int bestTo;

  /// @param windowsFrom windows that end before this place of the view are left out
  Peaks(Classifier.Read read, Windows windows, int windowsFrom) {
    Words words = read.words();
    Reading reading = read.reading();
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    Arrays.fill(asking, Double.NEGATIVE_INFINITY);
    bestTo = words.sentenceCount();
    double edge = Double.NEGATIVE_INFINITY;
    double sum = 0;
    int counted = 0;
    for (int i = 0; i < windows.count(); i++) {
      if (words.from(windows.to(i)) <= windowsFrom) {
        continue;
      }
      double score = reading.window(windows.from(i), windows.to(i));
      see(words, windows, i, score);
      edge = windows.edge(i) ? Math.max(edge, score) : edge;
      if (windows.kind(i) == Windows.STRETCH) {
        sum += score;
        counted++;
      }
    }
    if (windows.count() == 0) {
      best = reading.window(0, words.sentenceCount());
    }
    boolean whole = reading.seenWhole();
    signals =
        new Signals(
            whole ? reading.whole() : 0,
            whole ? 1 : 0,
            or(highest[Windows.SENTENCE]),
            or(highest[Windows.STRETCH]),
            or(highest[Windows.PARAGRAPH]),
            or(edge),
            or(asking[Windows.SENTENCE]),
            counted == 0 ? or(Double.NaN) : sum / counted,
            StrictMath.log(Math.max(1, read.view().length())));
  }

  /// Remembers a window that scores higher than those of its kind, or than all.
  private void see(Words words, Windows windows, int i, double score) {
    int kind = windows.kind(i);
    highest[kind] = Math.max(highest[kind], score);
    if (score > asking[kind] && asks(words, windows, i)) {
      asking[kind] = score;
      askingFrom[kind] = windows.from(i);
      askingTo[kind] = windows.to(i);
    }
    if (score > best) {
      best = score;
      bestFrom = windows.from(i);
      bestTo = windows.to(i);
    }
  }

  private static boolean asks(Words words, Windows windows, int window) {
    for (int sentence = windows.from(window); sentence < windows.to(window); sentence++) {
      if (words.asks(sentence)) {
        return true;
      }
    }
    return false;
  }

  /// Where there is no window of a kind, the best of any kind.
  private double or(double score) {
    return Double.isFinite(score) ? score : Double.isFinite(best) ? best : -1;
  }

  /// The windows of each kind that look most prohibited among those that ask for something, as
  /// first sentence and one past the last; each once.
  List<PlainText.Range> asking() {
    List<PlainText.Range> ranges = new ArrayList<>();
    for (int kind = 0; kind < Windows.KINDS; kind++) {
      PlainText.Range range = new PlainText.Range(askingFrom[kind], askingTo[kind]);
      if (Double.isFinite(asking[kind]) && !ranges.contains(range)) {
        ranges.add(range);
      }
    }
    return ranges;
  }

  Signals signals() {
    return signals;
  }

  /// The first sentence of the window with the highest score.
  int bestFrom() {
    return bestFrom;
  }

  /// One past the last sentence of the window with the highest score.
  int bestTo() {
    return bestTo;
  }
}
