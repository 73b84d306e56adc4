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
  private final Standouts standouts = new Standouts();
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
    double ask = Double.NEGATIVE_INFINITY;
    boolean composed = Classifier.Build.of(read) == Classifier.Build.COMPOSED;
    double sum = 0;
    int counted = 0;
    for (int i = 0; i < windows.count(); i++) {
      if (words.from(windows.to(i)) <= windowsFrom) {
        continue;
      }
      double score = reading.window(windows.from(i), windows.to(i));
      see(windows, i, score);
      standouts.see(windows, i, score);
      double weight = composed ? Math.min(score, request(read, windows, i)) : score;
      boolean sentence = windows.kind(i) == Windows.SENTENCE && score > ask;
      if ((sentence || weight > asking[windows.kind(i)]) && asks(words, windows, i)) {
        ask = sentence ? score : ask;
        seeAsking(windows, i, weight);
      }
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
    Instruction told = composed ? Instruction.of(words, reading, windowsFrom) : Instruction.NONE;
    signals =
        new Signals(
            whole ? reading.whole() : 0,
            whole ? 1 : 0,
            or(highest[Windows.SENTENCE]),
            or(highest[Windows.STRETCH]),
            or(highest[Windows.PARAGRAPH]),
            or(edge),
            or(ask),
            counted == 0 ? or(Double.NaN) : sum / counted,
            StrictMath.log(Math.max(1, read.view().length())),
            told.asked(),
            told.told(),
            told.act(),
            composed ? Math.min(reading.whole(), told.act()) : 0);
  }

  /// Remembers a window that scores higher than those of its kind, or than all.
  private void see(Windows windows, int i, double score) {
    int kind = windows.kind(i);
    highest[kind] = Math.max(highest[kind], score);
    if (score > best) {
      best = score;
      bestFrom = windows.from(i);
      bestTo = windows.to(i);
    }
  }

  /// Remembers a window that asks for something and weighs more than those of its kind.
  private void seeAsking(Windows windows, int i, double weight) {
    int kind = windows.kind(i);
    if (weight > asking[kind]) {
      asking[kind] = weight;
      askingFrom[kind] = windows.from(i);
      askingTo[kind] = windows.to(i);
    }
  }

  private static double request(Classifier.Read read, Windows windows, int i) {
    return read.reading().request(windows.from(i), windows.to(i));
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
  /// first sentence and one past the last; each once. In a composed view a window counts for what
  /// it reads like a request at most.
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

  /// The windows of each kind that look most prohibited.
  Standouts standouts() {
    return standouts;
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
