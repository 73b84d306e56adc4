package nl.genaisluis.policy.prohibited;

import java.util.Arrays;

/// One view as the classifier reads it: the known features of each sentence, added up so that the
/// score of any stretch of sentences is a difference of two sums. Confined to one thread.
final class Reading implements Features.Sink {
  /// A longer view is mostly pasted material: it is not scored whole.
  static final int SEEN_WHOLE_MAX = 3_000;

  /// What a text of usual Dutch has at most, different ones; with more, the bag grows.
  private static final int FEATURES_PER_CHARACTER = 6;

  private final Weights weights;
  private final Vocabulary vocabulary;
  private final Weights.Decider window;
  private final int sentences;

  /// Up to each sentence and for each kind of feature: the sum of values times weights, and the sum
  /// of squared values.
  private final double[] scores;

  private final double[] norms;

  /// As `scores`, of what reads like a request; empty unless the view is composed.
  private final double[] requests;

  private final Bag bag;
  private final boolean whole;

  /// The known features of the sentence that is being read: their places, entries and kinds.
  private int[] places = new int[1024];

  private int[] entries = new int[1024];

  private byte[] kinds = new byte[1024];
  private int found;

  Reading(Weights weights, View view, Words words) {
    this.weights = weights;
    vocabulary = weights.vocabulary();
    window = weights.window();
    sentences = words.sentenceCount();
    scores = new double[(sentences + 1) * Features.KINDS];
    norms = new double[(sentences + 1) * Features.KINDS];
    requests = new double[Classifier.Build.composed(view, words) ? scores.length : 0];
    whole = view.length() <= SEEN_WHOLE_MAX;
    bag = new Bag(whole ? view.length() * FEATURES_PER_CHARACTER : 0);
    Features features = new Features(view, words, this);
    for (int sentence = 0; sentence < sentences; sentence++) {
      found = 0;
      features.read(sentence);
      addUp((sentence + 1) * Features.KINDS);
      if (requests.length > 0) {
        addUpRequests((sentence + 1) * Features.KINDS);
      }
      if (whole) {
        bag.only(sentence == 0, sentence == sentences - 1);
        for (int i = 0; i < found; i++) {
          bag.add(kinds[i], places[i], entries[i]);
        }
      }
    }
    for (int i = Features.KINDS; i < scores.length; i++) {
      scores[i] += scores[i - Features.KINDS];
      norms[i] += norms[i - Features.KINDS];
    }
    for (int i = Features.KINDS; i < requests.length; i++) {
      requests[i] += requests[i - Features.KINDS];
    }
  }

  @Override
  public boolean feature(int kind, long hash) {
    int place = vocabulary.find(hash);
    if (place == Vocabulary.ABSENT) {
      return false;
    }
    places[found] = place;
    entries[found] = vocabulary.entry(place);
    kinds[found++] = (byte) kind;
    return true;
  }

  /// Makes room for what may be found among them.
  @Override
  public void ahead(long[] hashes, int count) {
    int needed = found + vocabulary.knownMax(hashes, count);
    if (needed > places.length) {
      int length = Math.max(needed, places.length * 2);
      places = Arrays.copyOf(places, length);
      entries = Arrays.copyOf(entries, length);
      kinds = Arrays.copyOf(kinds, length);
    }
  }

  /// Adds up what was found in one sentence. Apart from the looking up, for the processor does
  /// either of them faster by itself.
  private void addUp(int place) {
    for (int i = 0; i < found; i++) {
      double value = Weights.value(Vocabulary.rarity(entries[i]));
      scores[place + kinds[i]] += value * window.weight(Vocabulary.window(entries[i]));
      norms[place + kinds[i]] += value * value;
    }
  }

  private void addUpRequests(int place) {
    for (int i = 0; i < found; i++) {
      double value = Weights.value(Vocabulary.rarity(entries[i]));
      requests[place + kinds[i]] += value * weights.asking().weight(places[i]);
    }
  }

  boolean seenWhole() {
    return whole;
  }

  /// The score of a stretch of sentences.
  double window(int from, int to) {
    return score(window.bias(), scores, from, to);
  }

  /// How much a stretch of sentences reads like a request, of whatever kind, and not like material.
  /// Only in composed views.
  double request(int from, int to) {
    return score(weights.asking().decider().bias(), requests, from, to);
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

  /// The score of the whole view, in which a feature that comes often counts less each time.
  double whole() {
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
