package nl.genaisluis.policy.prohibited;

import java.util.EnumMap;
import java.util.Map;

/// Adds up what a stretch says for each class; made for one stretch. Confined to one thread.
final class HeadScores implements Features.Sink {
  private final Weights weights;
  private final double[] norms = new double[Features.GROUPS];
  private final Map<ProhibitedClass, double[]> sums = new EnumMap<>(ProhibitedClass.class);

  HeadScores(Weights weights) {
    this.weights = weights;
    for (ProhibitedClass category : weights.heads().keySet()) {
      sums.put(category, new double[Features.GROUPS]);
    }
  }

  @Override
  public boolean feature(int kind, long hash) {
    int entry = weights.vocabulary().find(hash);
    if (entry == Vocabulary.ABSENT || kind == Features.FIRST || kind == Features.LAST) {
      return entry != Vocabulary.ABSENT;
    }
    double value = Weights.value(weights.vocabulary().rarity(entry));
    int bucket = Weights.headBucket(hash);
    norms[kind] += value * value;
    weights
        .heads()
        .forEach(
            (category, head) ->
                sums.computeIfAbsent(category, _ -> new double[Features.GROUPS])[kind] +=
                    value * head.weight(bucket));
    return true;
  }

  ProhibitedClass best() {
    ProhibitedClass best = ProhibitedClass.INWONERS;
    double highest = Double.NEGATIVE_INFINITY;
    for (Map.Entry<ProhibitedClass, Weights.Head> head : weights.heads().entrySet()) {
      double score = head.getValue().decider().bias();
      double[] sum = sums.get(head.getKey());
      for (int group = 0; sum != null && group < Features.GROUPS; group++) {
        if (norms[group] > 0) {
          score += Weights.groupWeight(group) * sum[group] / Math.sqrt(norms[group]);
        }
      }
      if (score > highest) {
        highest = score;
        best = head.getKey();
      }
    }
    return best;
  }
}
