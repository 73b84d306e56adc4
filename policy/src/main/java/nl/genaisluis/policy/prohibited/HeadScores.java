package nl.genaisluis.policy.prohibited;

/// Adds up what a stretch says for each class; made for one stretch. Confined to one thread.
final class HeadScores implements Features.Sink {
  private final Weights weights;

  /// The classes and, at the same places, their heads.
  private final ProhibitedClass[] classes;

  private final Weights.Head[] heads;
  private final double[] norms = new double[Features.GROUPS];
  private final double[][] sums;

  HeadScores(Weights weights) {
    this.weights = weights;
    classes = weights.heads().keySet().toArray(new ProhibitedClass[0]);
    heads = weights.heads().values().toArray(new Weights.Head[0]);
    sums = new double[heads.length][Features.GROUPS];
  }

  @Override
  public boolean feature(int kind, long hash) {
    int place = weights.vocabulary().find(hash);
    if (place == Vocabulary.ABSENT || kind == Features.FIRST || kind == Features.LAST) {
      return place != Vocabulary.ABSENT;
    }
    double value = Weights.value(Vocabulary.rarity(weights.vocabulary().entry(place)));
    int bucket = Weights.headBucket(hash);
    norms[kind] += value * value;
    for (int category = 0; category < heads.length; category++) {
      sums[category][kind] += value * heads[category].weight(bucket);
    }
    return true;
  }

  ProhibitedClass best() {
    ProhibitedClass best = ProhibitedClass.INWONERS;
    double highest = Double.NEGATIVE_INFINITY;
    for (int category = 0; category < heads.length; category++) {
      double score = score(category);
      if (score > highest) {
        highest = score;
        best = classes[category];
      }
    }
    return best;
  }

  private double score(int category) {
    double score = heads[category].decider().bias();
    for (int group = 0; group < Features.GROUPS; group++) {
      if (norms[group] > 0) {
        score += Weights.groupWeight(group) * sums[category][group] / Math.sqrt(norms[group]);
      }
    }
    return score;
  }
}
