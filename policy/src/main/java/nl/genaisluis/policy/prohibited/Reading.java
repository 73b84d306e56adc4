package nl.genaisluis.policy.prohibited;

/// One view as the classifier reads it: the known features of each sentence, added up so that the
/// score of any stretch of sentences is a difference of two sums. Confined to one thread.
final class Reading implements Features.Sink {
  /// A longer view is mostly pasted material: it is not scored whole.
  static final int SEEN_WHOLE_MAX = 3_000;

  private final Weights weights;
  private final Vocabulary vocabulary;
  private final Weights.Decider window;
  private final int sentences;

  /// Up to each sentence and for each kind of feature: the sum of values times weights, and the sum
  /// of squared values.
  private final double[] scores;

  private final double[] norms;
  private final Bag bag;
  private int place;
  private final boolean whole;

  Reading(Weights weights, View view, Words words) {
    this.weights = weights;
    vocabulary = weights.vocabulary();
    window = weights.window();
    sentences = words.sentenceCount();
    scores = new double[(sentences + 1) * Features.KINDS];
    norms = new double[(sentences + 1) * Features.KINDS];
    whole = view.length() <= SEEN_WHOLE_MAX;
    bag = new Bag(whole ? view.length() * 4 : 0);
    Features features = new Features(view, words, this);
    for (int sentence = 0; sentence < sentences; sentence++) {
      place = (sentence + 1) * Features.KINDS;
      bag.only(sentence == 0, sentence == sentences - 1);
      features.read(sentence);
    }
    for (int i = Features.KINDS; i < scores.length; i++) {
      scores[i] += scores[i - Features.KINDS];
      norms[i] += norms[i - Features.KINDS];
    }
  }

  @Override
  public boolean feature(int kind, long hash) {
    int entry = vocabulary.find(hash);
    if (entry == Vocabulary.ABSENT) {
      return false;
    }
    double value = Weights.value(vocabulary.rarity(entry));
    scores[place + kind] += value * window.weight(vocabulary.window(entry));
    norms[place + kind] += value * value;
    if (whole) {
      bag.add(kind, entry);
    }
    return true;
  }

  boolean seenWhole() {
    return whole;
  }

  /// The score of a stretch of sentences.
  double window(int from, int to) {
    double score = weights.window().bias();
    for (int kind = 0; kind < Features.LAST; kind++) {
      double sum = between(scores, kind, from, to);
      double norm = between(norms, kind, from, to);
      if (norm > 0) {
        score += Weights.groupWeight(kind) * sum / Math.sqrt(norm);
      }
    }
    return score;
  }

  private double between(double[] sums, int kind, int from, int to) {
    if (kind == Features.FIRST) {
      return part(sums, Features.FIRST, from, from + 1) + part(sums, Features.LAST, to - 1, to);
    }
    return part(sums, kind, from, to);
  }

  private static double part(double[] sums, int kind, int from, int to) {
    return sums[to * Features.KINDS + kind] - sums[from * Features.KINDS + kind];
  }

  /// The score of the whole view, in which a feature that comes often counts less each time.
  double whole() {
    Weights.Decider decider = weights.whole();
    double[] sums = new double[Features.GROUPS];
    double[] squares = new double[Features.GROUPS];
    for (int i = 0; i < bag.size(); i++) {
      int entry = bag.entry(i);
      int group = Features.group(bag.kind(i));
      double value = Weights.value(vocabulary.rarity(entry)) * Weights.times(bag.count(i));
      sums[group] += value * decider.weight(vocabulary.whole(entry));
      squares[group] += value * value;
    }
    double score = decider.bias();
    for (int group = 0; group < Features.GROUPS; group++) {
      if (squares[group] > 0) {
        score += Weights.groupWeight(group) * sums[group] / Math.sqrt(squares[group]);
      }
    }
    return score;
  }
}
