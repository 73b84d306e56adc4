package nl.genaisluis.policy.prohibited;

/// Adds up what a stretch says for each class; made for one stretch. Confined to one thread.
final class HeadScores implements Features.Sink {
  private final Table table;
  private final double[] norms = new double[Features.GROUPS];
  private final double[][] sums;

  /// The heads of all classes. Immutable.
  static final class Table {
    private final Vocabulary vocabulary;

    /// The classes and, at the same places, their heads.
    private final ProhibitedClass[] classes;

    private final Weights.Head[] heads;

    Table(Weights weights) {
      vocabulary = weights.vocabulary();
      classes = weights.heads().keySet().toArray(new ProhibitedClass[0]);
      heads = weights.heads().values().toArray(new Weights.Head[0]);
    }
  }

  HeadScores(Table table) {
    this.table = table;
    sums = new double[table.heads.length][Features.GROUPS];
  }

  @Override
  public boolean feature(int kind, long hash) {
    int place = table.vocabulary.find(hash);
    if (place == Vocabulary.ABSENT || kind == Features.FIRST || kind == Features.LAST) {
      return place != Vocabulary.ABSENT;
    }
    double value = Weights.value(Vocabulary.rarity(table.vocabulary.entry(place)));
    int bucket = Weights.headBucket(hash);
    norms[kind] += value * value;
    for (int category = 0; category < sums.length; category++) {
      sums[category][kind] += value * table.heads[category].weight(bucket);
    }
    return true;
  }

  ProhibitedClass best() {
    ProhibitedClass best = ProhibitedClass.INWONERS;
    double highest = Double.NEGATIVE_INFINITY;
    for (int category = 0; category < sums.length; category++) {
      double score = score(category);
      if (score > highest) {
        highest = score;
        best = table.classes[category];
      }
    }
    return best;
  }

  private double score(int category) {
    double score = table.heads[category].decider().bias();
    for (int group = 0; group < Features.GROUPS; group++) {
      if (norms[group] > 0) {
        score += Weights.groupWeight(group) * sums[category][group] / Math.sqrt(norms[group]);
      }
    }
    return score;
  }
}
