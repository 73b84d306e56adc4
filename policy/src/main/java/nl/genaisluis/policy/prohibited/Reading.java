package nl.genaisluis.policy.prohibited;

/// One view as the classifier reads it: the known features of each sentence, added up so that the
/// score of any stretch of sentences is a difference of two sums. Confined to one thread.
final class Reading {
  /// A longer view is mostly pasted material: it is not scored whole.
  static final int SEEN_WHOLE_MAX = 3_000;

  private final Notes notes;
  private final Weights weights;
  private final Weights.Decider window;

  /// Up to each sentence and for each kind of feature: the sum of values times weights, and the sum
  /// of squared values.
  private final double[] scores;

  private final double[] norms;

  /// As `scores`, of what reads like a request; empty unless the view is composed or a stretch by
  /// itself.
  private final double[] requests;

  /// As `requests`, of which requests want a judgement.
  private final double[] acts;

  private final boolean seenWhole;
  private final double whole;

  /// A view by itself.
  Reading(Weights weights, View view, Words words) {
    this(new Notes(weights), view, words, view.length() <= SEEN_WHOLE_MAX);
  }

  /// A stretch of another view by itself, scored whole and for how much it reads like a request.
  static Reading alone(Notes notes, View part, Words words) {
    return new Reading(notes, part, words, true, true);
  }

  /// @param notes of the judgement that the view is read for
  /// @param seenWhole whether the view is scored whole too
  Reading(Notes notes, View view, Words words, boolean seenWhole) {
    this(notes, view, words, seenWhole, Classifier.Build.composed(view, words));
  }

  private Reading(Notes notes, View view, Words words, boolean seenWhole, boolean asking) {
    this.notes = notes;
    this.seenWhole = seenWhole;
    weights = notes.weights();
    window = weights.window();
    int sentences = words.sentenceCount();
    scores = new double[(sentences + 1) * Features.KINDS];
    norms = new double[(sentences + 1) * Features.KINDS];
    requests = new double[asking ? scores.length : 0];
    acts = new double[requests.length];
    boolean keep = seenWhole || requests.length > 0;
    int[] numbers = new int[sentences];
    Features features = notes.open(view, words, keep);
    for (int sentence = 0; sentence < sentences; sentence++) {
      int number = notes.sentence(features, sentence, keep);
      notes.sums(number, scores, norms, (sentence + 1) * Features.KINDS);
      if (requests.length > 0) {
        notes.requests(number, requests, acts, (sentence + 1) * Features.KINDS);
      }
      numbers[sentence] = number;
    }
    for (int i = Features.KINDS; i < scores.length; i++) {
      scores[i] += scores[i - Features.KINDS];
      norms[i] += norms[i - Features.KINDS];
    }
    for (int i = Features.KINDS; i < requests.length; i++) {
      requests[i] += requests[i - Features.KINDS];
      acts[i] += acts[i - Features.KINDS];
    }
    whole = seenWhole ? whole(notes.bag(numbers)) : 0;
  }

  Notes notes() {
    return notes;
  }

  boolean seenWhole() {
    return seenWhole;
  }

  /// The score of a stretch of sentences.
  double window(int from, int to) {
    return score(window.bias(), scores, from, to);
  }

  /// How much a stretch of sentences reads like a request, of whatever kind, and not like material.
  /// Only in composed views and stretches by themselves.
  double request(int from, int to) {
    return score(weights.asking().decider().bias(), requests, from, to);
  }

  /// How much a stretch of sentences, taken as a request, wants what it is about to be judged, and
  /// not to be worked on. Only in composed views.
  double act(int from, int to) {
    return score(weights.act().decider().bias(), acts, from, to);
  }

  private double score(double bias, double[] sums, int from, int to) {
    double score = bias;
    for (int kind = 0; kind < Features.LAST; kind++) {
      double sum = between(sums, kind, from, to);
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

  /// The score of the whole view, in which a feature that comes often counts less each time; 0 when
  /// it is not scored whole.
  double whole() {
    return whole;
  }

  private double whole(Bag bag) {
    Weights.Decider decider = weights.whole();
    double[] sums = new double[Features.GROUPS];
    double[] squares = new double[Features.GROUPS];
    for (int i = 0; i < bag.size(); i++) {
      int entry = bag.entry(i);
      int group = Features.group(bag.kind(i));
      double value = Weights.value(Vocabulary.rarity(entry)) * Weights.times(bag.count(i));
      sums[group] += value * decider.weight(Vocabulary.whole(entry));
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
