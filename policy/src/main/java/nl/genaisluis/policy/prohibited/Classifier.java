package nl.genaisluis.policy.prohibited;

/// The learned layer: one linear decision on a whole view and, for longer views, a second one on
/// each of its [Windows], so that text around a request does not drown it; a [Mix] brings them
/// together. Thread-safe.
final class Classifier {
  private final Weights weights;

  Classifier(Weights weights) {
    this.weights = weights;
  }

  /// The score of a view and the sentences that have the most to do with it.
  record Opinion(double score, int from, int to) {}

  /// A view that was read, so that more can be asked of it.
  record Read(View view, Words words, Reading reading) {}

  Read read(View view, Words words) {
    return new Read(view, words, new Reading(weights, view, words));
  }

  /// @param windowsFrom windows that end before this place of the view are left out
  Opinion score(Read read, int windowsFrom) {
    Peaks peaks = peaks(read, windowsFrom);
    boolean brief = read.view().length() <= Windows.BRIEF_MAX;
    Mix mix = brief ? weights.mixes().brief() : weights.mixes().lengthy();
    double score = mix.of(peaks.signals());
    if (Double.isNaN(score)) {
      throw new IllegalStateException("classifier gave no number");
    }
    return new Opinion(score, peaks.bestFrom(), peaks.bestTo());
  }

  static Peaks peaks(Read read, int windowsFrom) {
    return new Peaks(read, new Windows(read.words()), windowsFrom);
  }

  /// The class that a stretch looks like most.
  ProhibitedClass category(Read read, Opinion opinion) {
    HeadScores scores = new HeadScores(weights);
    Features features = new Features(read.view(), read.words(), scores);
    for (int sentence = opinion.from(); sentence < opinion.to(); sentence++) {
      features.read(sentence);
    }
    return scores.best();
  }

  /// The sentence within a stretch that speaks most for a prohibited use when read by itself.
  Opinion sentence(Read read, Opinion opinion) {
    Opinion best = opinion;
    double highest = Double.NEGATIVE_INFINITY;
    for (int sentence = opinion.from(); sentence < opinion.to(); sentence++) {
      double score = read.reading().window(sentence, sentence + 1);
      if (score > highest) {
        highest = score;
        best = new Opinion(opinion.score(), sentence, sentence + 1);
      }
    }
    return best;
  }
}
