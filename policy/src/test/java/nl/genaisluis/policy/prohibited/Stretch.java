package nl.genaisluis.policy.prohibited;

import java.util.Arrays;

/// A stretch of the sentences of a view, as training sees it.
///
/// @param from the first sentence
/// @param to one past the last sentence
record Stretch(View view, Words words, int from, int to) {
  /// All of a view.
  static Stretch of(View view, Lexicon lexicon) {
    Words words = new Words(view, lexicon);
    return new Stretch(view, words, 0, words.sentenceCount());
  }

  /// Tells every feature of the stretch, of which only the first sentence tells its features as
  /// first and only the last those as last.
  void each(Features.Sink sink) {
    int[] now = new int[1];
    Features features =
        new Features(
            view,
            words,
            (kind, hash) -> {
              boolean first = kind != Features.FIRST || now[0] == from;
              boolean last = kind != Features.LAST || now[0] == to - 1;
              return !first || !last || sink.feature(kind, hash);
            });
    for (now[0] = from; now[0] < to; now[0]++) {
      features.read(now[0]);
    }
  }

  /// The vector of the stretch, in which a feature counts as often as it comes.
  LinearSvm.Vector vector(Vocabulary vocabulary) {
    return vector(bag(vocabulary), false);
  }

  /// The vector of the stretch, in which a feature counts less each time it comes.
  LinearSvm.Vector wholeVector(Vocabulary vocabulary) {
    return vector(bag(vocabulary), true);
  }

  private Bag bag(Vocabulary vocabulary) {
    Bag bag = new Bag(1024);
    bag.only(true, true);
    each(
        (kind, hash) -> {
          int place = vocabulary.find(hash);
          if (place != Vocabulary.ABSENT) {
            bag.add(Bag.key(kind, place), vocabulary.entry(place));
          }
          return place != Vocabulary.ABSENT;
        });
    return bag;
  }

  private static LinearSvm.Vector vector(Bag bag, boolean damped) {
    int[] places = new int[bag.size()];
    float[] values = new float[bag.size()];
    double[] norms = new double[Features.GROUPS];
    for (int i = 0; i < places.length; i++) {
      int group = Features.group(bag.kind(i));
      places[i] = bag.place(i);
      double value = Weights.value(Vocabulary.rarity(bag.entry(i)));
      double times = damped ? Weights.times(bag.count(i)) : bag.count(i);
      values[i] = (float) (value * times);
      norms[group] += value * value * (damped ? times * times : times);
    }
    for (int i = 0; i < places.length; i++) {
      int group = Features.group(bag.kind(i));
      values[i] *= (float) (Weights.groupWeight(group) / Math.sqrt(norms[group]));
    }
    return new LinearSvm.Vector(places, values);
  }

  /// The vector of the stretch for the class heads.
  LinearSvm.Vector headVector(Vocabulary vocabulary) {
    Collected collected = new Collected();
    each(
        (kind, hash) -> {
          int place = vocabulary.find(hash);
          if (place != Vocabulary.ABSENT && kind != Features.FIRST && kind != Features.LAST) {
            collected.add(
                kind, Weights.headBucket(hash), Vocabulary.rarity(vocabulary.entry(place)));
          }
          return place != Vocabulary.ABSENT;
        });
    return collected.vector();
  }

  /// Features of a head in the order in which they come.
  private static final class Collected {
    private int[] buckets = new int[64];
    private float[] values = new float[64];
    private byte[] groups = new byte[64];
    private final double[] norms = new double[Features.GROUPS];
    private int size;

    void add(int group, int bucket, int rarity) {
      if (size == buckets.length) {
        buckets = Arrays.copyOf(buckets, size * 2);
        values = Arrays.copyOf(values, size * 2);
        groups = Arrays.copyOf(groups, size * 2);
      }
      double value = Weights.value(rarity);
      norms[group] += value * value;
      groups[size] = (byte) group;
      values[size] = (float) value;
      buckets[size++] = bucket;
    }

    LinearSvm.Vector vector() {
      for (int i = 0; i < size; i++) {
        values[i] *= (float) (Weights.groupWeight(groups[i]) / Math.sqrt(norms[groups[i]]));
      }
      return new LinearSvm.Vector(Arrays.copyOf(buckets, size), Arrays.copyOf(values, size));
    }
  }
}
