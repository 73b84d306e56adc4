package nl.genaisluis.policy.prohibited;

import java.util.concurrent.ArrayBlockingQueue;

/// The learned layer: one linear decision on a whole view and, for longer views, a second one on
/// each of its [Windows], so that text around a request does not drown it. Thread-safe.
final class Classifier {
  /// Scores are put on one scale: in the cross-validation about 6 % of the allowed conversations
  /// lie above [#DOUBT] and 1.5 % above [#SURE]. The four raw values below were read off the table
  /// that the program `Quality` prints.
  static final double DOUBT = 0.5;

  static final double SURE = 0.8;

  private static final Scale WHOLE = new Scale(-0.005, 0.160);
  private static final Scale WINDOW = new Scale(0.030, 0.250);

  /// The more windows, the more chances that one of them looks prohibited by accident: for each
  /// factor of e above this many windows, a window has to score this much higher.
  private static final int WINDOWS_FREE = 12;

  private static final double WINDOWS_TOLL = 0.015;

  /// Feature readers that are kept for the next request; more requests at once make their own.
  private static final int READERS_MAX = 16;

  private final Weights weights;
  private final Lexicon lexicon;
  private final ArrayBlockingQueue<Features> readers = new ArrayBlockingQueue<>(READERS_MAX);

  Classifier(Weights weights, Lexicon lexicon) {
    this.weights = weights;
    this.lexicon = lexicon;
  }

  /// The highest score and the stretch of the view that has it.
  record Opinion(double score, int from, int to) {}

  /// A line from raw scores to the scale of 0 to 1 through two known points.
  private record Scale(double doubt, double sure) {
    double of(double raw) {
      double logit = Math.log(SURE / (1 - SURE)) * (raw - doubt) / (sure - doubt);
      return 1 / (1 + Math.exp(-logit));
    }
  }

  /// @param windowsFrom windows that end before this place of the view are left out
  Opinion score(View view, int windowsFrom) {
    Features features = borrow();
    features.read(view);
    Opinion best = new Opinion(WHOLE.of(weights.whole(features)), 0, view.length());
    Windows windows = new Windows(view);
    double toll = toll(windows);
    for (int i = 0; i < windows.count(); i++) {
      if (windows.to(i) <= windowsFrom) {
        continue;
      }
      features.read(view, windows.from(i), windows.to(i));
      double score = WINDOW.of(weights.window(features) - toll);
      if (score > best.score()) {
        best = new Opinion(score, windows.from(i), windows.to(i));
      }
    }
    giveBack(features);
    if (Double.isNaN(best.score())) {
      throw new IllegalStateException("classifier gave no number");
    }
    return best;
  }

  /// The score of the whole view before it is put on the scale; for calibration.
  double rawWhole(View view) {
    Features features = new Features(lexicon);
    features.read(view);
    return weights.whole(features);
  }

  /// The highest score of the view's windows before it is put on the scale; for calibration.
  double rawWindow(View view) {
    Features features = new Features(lexicon);
    Windows windows = new Windows(view);
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < windows.count(); i++) {
      features.read(view, windows.from(i), windows.to(i));
      highest = Math.max(highest, weights.window(features));
    }
    return highest - toll(windows);
  }

  private static double toll(Windows windows) {
    double factor = (double) windows.count() / WINDOWS_FREE;
    return factor > 1 ? WINDOWS_TOLL * Math.log(factor) : 0;
  }

  /// The class that a stretch looks like most.
  ProhibitedClass category(View view, Opinion opinion) {
    Features features = borrow();
    features.read(view, opinion.from(), opinion.to());
    ProhibitedClass best = ProhibitedClass.INWONERS;
    double highest = Double.NEGATIVE_INFINITY;
    for (ProhibitedClass category : ProhibitedClass.values()) {
      double score = weights.head(category, features);
      if (score > highest) {
        highest = score;
        best = category;
      }
    }
    giveBack(features);
    return best;
  }

  /// The sentence within a stretch that speaks most for a prohibited use when read by itself.
  Opinion sentence(View view, Opinion opinion) {
    Features features = borrow();
    Words words = new Words(view, lexicon, opinion.from(), opinion.to());
    Opinion best = opinion;
    double highest = Double.NEGATIVE_INFINITY;
    int first = 0;
    while (first < words.count()) {
      int last = first;
      while (last + 1 < words.count() && words.sentence(last + 1) == words.sentence(first)) {
        last++;
      }
      features.read(view, words.start(first), words.end(last));
      double score = weights.window(features);
      if (score > highest) {
        highest = score;
        best = new Opinion(opinion.score(), words.start(first), words.end(last));
      }
      first = last + 1;
    }
    giveBack(features);
    return best;
  }

  private Features borrow() {
    Features kept = readers.poll();
    return kept == null ? new Features(lexicon) : kept;
  }

  /// Keeps a reader for later. One that grew on a huge text is left to the garbage collector.
  private void giveBack(Features features) {
    if (!features.large()) {
      boolean kept = readers.offer(features);
      assert kept || readers.remainingCapacity() == 0;
    }
  }
}
