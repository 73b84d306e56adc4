package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.genaisluis.models.wire.Turn;

/// Learns [Weights] from samples: the decider for whole conversations, the one for windows, and the
/// class heads. Deterministic: one thread, seeded choices, data in their given order.
final class Learner {
  private static final double COST = 1;
  private static final double HEAD_COST = 1;
  private static final int ROUNDS = 30;
  private static final int PADDING_MIN = 150;
  private static final int PADDING_SPREAD = 500;

  /// A window counts as an example of a padded request when it shows this share of it.
  private static final double SHOWN_MIN = 0.6;

  private static final int SHOWN_ENOUGH = 380;

  private static final List<String> NEUTRAL =
      List.of(Sample.resource("own-neutral.txt").strip().split("\n\n", -1));

  private final Features features;
  private final Random random = new Random(7);
  private byte[] rarity = new byte[0];

  /// The features of one stretch before they are weighed.
  private static final class Counts {
    private final int[][] buckets = new int[Features.GROUPS][];
    private final int[][] times = new int[Features.GROUPS][];
  }

  /// A stretch of text and its features.
  private record Stretch(Counts counts, int from, int to) {}

  Learner(Lexicon lexicon) {
    features = new Features(lexicon);
  }

  Weights learn(List<Sample> samples) {
    List<Counts> counts = new ArrayList<>();
    boolean[] prohibited = new boolean[samples.size()];
    for (Sample sample : samples) {
      prohibited[counts.size()] = sample.prohibited();
      features.read(view(sample));
      counts.add(counts());
    }
    rarity = rarity(counts);
    List<LinearSvm.Vector> vectors = vectors(counts, 0);
    LinearSvm.Machine whole =
        LinearSvm.train(vectors, prohibited, Weights.DIMENSIONS, COST, ROUNDS);
    LinearSvm.Machine window = window(samples, whole);
    average(window, whole);
    return new Weights(rarity, decider(whole), decider(window), heads(samples, counts));
  }

  /// Makes the first machine the mean of both: what is learned from stretches and what is learned
  /// from whole conversations err on different texts.
  private static void average(LinearSvm.Machine machine, LinearSvm.Machine other) {
    for (int i = 0; i < machine.weights.length; i++) {
      machine.weights[i] = (machine.weights[i] + other.weights[i]) / 2;
    }
    machine.bias = (machine.bias + other.bias) / 2;
  }

  /// The view under which a sample is learned: all its turns.
  static View view(Sample sample) {
    List<View.Source> sources = new ArrayList<>();
    for (Turn turn : sample.asked().turns()) {
      sources.add(new View.Source(sources.size(), "", Normaliser.plain(turn.text())));
    }
    return new View(sources, sources.size() - 1);
  }

  private static View view(String text) {
    return new View(List.of(new View.Source(0, "", Normaliser.plain(text))), 0);
  }

  static String joined(Sample sample) {
    StringBuilder text = new StringBuilder();
    for (Turn turn : sample.asked().turns()) {
      text.append(text.isEmpty() ? "" : "\n").append(turn.text());
    }
    return text.toString();
  }

  private Counts counts() {
    Counts counts = new Counts();
    for (int group = 0; group < Features.GROUPS; group++) {
      Features.Bag bag = features.bag(group);
      counts.buckets[group] = new int[bag.size()];
      counts.times[group] = new int[bag.size()];
      for (int i = 0; i < bag.size(); i++) {
        counts.buckets[group][i] = bag.bucket(i);
        counts.times[group][i] = bag.count(i);
      }
    }
    return counts;
  }

  private static byte[] rarity(List<Counts> all) {
    int[] found = new int[Weights.DIMENSIONS];
    for (Counts counts : all) {
      for (int[] buckets : counts.buckets) {
        for (int bucket : buckets) {
          found[bucket]++;
        }
      }
    }
    byte[] rarity = new byte[Weights.DIMENSIONS];
    for (int i = 0; i < rarity.length; i++) {
      rarity[i] = Weights.rarityCode(found[i], all.size());
    }
    return rarity;
  }

  private List<LinearSvm.Vector> vectors(List<Counts> counts, int shift) {
    List<LinearSvm.Vector> vectors = new ArrayList<>();
    for (Counts one : counts) {
      vectors.add(vector(one, shift));
    }
    return vectors;
  }

  private LinearSvm.Vector vector(Counts counts, int shift) {
    int length = 0;
    for (int[] buckets : counts.buckets) {
      length += buckets.length;
    }
    int[] buckets = new int[length];
    float[] values = new float[length];
    int at = 0;
    for (int group = 0; group < Features.GROUPS; group++) {
      int first = at;
      double norm = 0;
      for (int i = 0; i < counts.buckets[group].length; i++) {
        int bucket = counts.buckets[group][i];
        double value = Weights.value(rarity[bucket], counts.times[group][i]);
        norm += value * value;
        if (value != 0) {
          buckets[at] = bucket >>> shift;
          values[at++] = (float) value;
        }
      }
      float scale = norm > 0 ? (float) (Weights.groupWeight(group) / Math.sqrt(norm)) : 0;
      for (int i = first; i < at; i++) {
        values[i] *= scale;
      }
    }
    return new LinearSvm.Vector(Arrays.copyOf(buckets, at), Arrays.copyOf(values, at));
  }

  /// Learns from stretches of the samples and of the samples among ordinary office text.
  private LinearSvm.Machine window(List<Sample> samples, LinearSvm.Machine whole) {
    List<String> padding = new ArrayList<>(NEUTRAL);
    for (Sample sample : samples) {
      if (!sample.prohibited() && sample.style().startsWith("ordinary-long")) {
        padding.add(joined(sample));
      }
    }
    List<LinearSvm.Vector> vectors = new ArrayList<>();
    List<Boolean> labels = new ArrayList<>();
    for (Sample sample : samples) {
      List<LinearSvm.Vector> plain = new ArrayList<>();
      features.read(view(joined(sample)));
      plain.add(vector(counts(), 0));
      if (joined(sample).length() > Windows.WHOLE_MAX) {
        plain.addAll(
            sample.prohibited()
                ? mostProhibited(sample, whole)
                : vectors(stretches(joined(sample))));
      }
      List<LinearSvm.Vector> padded = padded(sample, padding);
      vectors.addAll(plain);
      vectors.addAll(padded);
      labels.addAll(Collections.nCopies(plain.size() + padded.size(), sample.prohibited()));
    }
    boolean[] prohibited = new boolean[labels.size()];
    for (int i = 0; i < prohibited.length; i++) {
      prohibited[i] = labels.get(i);
    }
    return LinearSvm.train(vectors, prohibited, Weights.DIMENSIONS, COST, ROUNDS);
  }

  private List<LinearSvm.Vector> vectors(List<Stretch> stretches) {
    return vectors(stretches.stream().map(Stretch::counts).toList(), 0);
  }

  private List<Stretch> stretches(String text) {
    View view = view(text);
    Windows windows = new Windows(view);
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < windows.count(); i++) {
      features.read(view, windows.from(i), windows.to(i));
      stretches.add(new Stretch(counts(), windows.from(i), windows.to(i)));
    }
    if (stretches.isEmpty()) {
      features.read(view);
      stretches.add(new Stretch(counts(), 0, view.length()));
    }
    return stretches;
  }

  private List<LinearSvm.Vector> mostProhibited(Sample sample, LinearSvm.Machine whole) {
    LinearSvm.Vector best = null;
    double highest = Double.NEGATIVE_INFINITY;
    for (LinearSvm.Vector vector : vectors(stretches(joined(sample)))) {
      double score = whole.score(vector);
      if (score > highest) {
        highest = score;
        best = vector;
      }
    }
    return best == null ? List.of() : List.of(best);
  }

  private List<LinearSvm.Vector> padded(Sample sample, List<String> padding) {
    boolean apart = random.nextInt(3) > 0;
    String before = apart ? padding(padding) : padding(padding).replace('\n', ' ');
    String after = padding(padding);
    String text = joined(sample);
    int from = before.length();
    int to = from + text.length();
    Stretch best = null;
    int most = 0;
    List<Stretch> seen = new ArrayList<>();
    for (Stretch stretch : stretches(before + text + (apart ? "\n" : " ") + after)) {
      int shown = Math.min(stretch.to(), to) - Math.max(stretch.from(), from);
      if (shown > 20) {
        seen.add(stretch);
      }
      if (shown > most) {
        most = shown;
        best = stretch;
      }
    }
    if (!sample.prohibited()) {
      return vectors(seen);
    }
    boolean enough = most >= SHOWN_MIN * Math.min(to - from, SHOWN_ENOUGH);
    return best != null && enough ? vectors(List.of(best)) : List.of();
  }

  private String padding(List<String> pool) {
    if (pool.isEmpty() || random.nextInt(3) == 0) {
      return "";
    }
    return padding(pool, random, PADDING_MIN + random.nextInt(PADDING_SPREAD));
  }

  /// Texts of the pool, chosen at random, of this length together or somewhat more.
  static String padding(List<String> pool, Random random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(pool.get(random.nextInt(pool.size()))).append('\n');
    }
    return text.toString();
  }

  private Map<ProhibitedClass, Weights.Decider> heads(List<Sample> samples, List<Counts> counts) {
    List<Counts> prohibited = new ArrayList<>();
    List<Sample> owners = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      if (samples.get(i).prohibited()) {
        prohibited.add(counts.get(i));
        owners.add(samples.get(i));
      }
    }
    List<LinearSvm.Vector> vectors = vectors(prohibited, Weights.HEAD_SHIFT);
    Map<ProhibitedClass, Weights.Decider> heads = new EnumMap<>(ProhibitedClass.class);
    for (ProhibitedClass category : ProhibitedClass.values()) {
      boolean[] own = new boolean[owners.size()];
      for (int i = 0; i < own.length; i++) {
        own[i] = owners.get(i).category() == category;
      }
      heads.put(
          category,
          decider(
              LinearSvm.train(
                  vectors, own, Weights.DIMENSIONS >>> Weights.HEAD_SHIFT, HEAD_COST, ROUNDS)));
    }
    return heads;
  }

  private static Weights.Decider decider(LinearSvm.Machine machine) {
    double largest = 0;
    for (float weight : machine.weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    byte[] codes = new byte[machine.weights.length];
    for (int i = 0; i < codes.length && largest > 0; i++) {
      double share = Math.abs(machine.weights[i]) / largest;
      long code = Math.round(Math.sqrt(share) * 127);
      codes[i] = (byte) (machine.weights[i] < 0 ? -code : code);
    }
    return new Weights.Decider(codes, machine.bias, largest);
  }
}
