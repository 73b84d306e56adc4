package nl.genaisluis.policy.prohibited;

import java.util.Arrays;
import java.util.List;

/// Trains a linear support vector machine with squared hinge loss by dual coordinate descent (Hsieh
/// et al., ICML 2008). One thread, own random numbers, plain double arithmetic: the same data give
/// the same bits everywhere.
final class LinearSvm {
  /// When no step of a round is larger, more rounds change nothing that matters.
  private static final double SMALL_STEP = 1e-3;

  private LinearSvm() {}

  /// A feature vector: buckets and their values.
  static final class Vector {
    final int[] buckets;
    final float[] values;

    Vector(int[] buckets, float[] values) {
      this.buckets = buckets;
      this.values = values;
    }

    double dot(float[] weights) {
      double sum = 0;
      for (int i = 0; i < buckets.length; i++) {
        sum += (double) weights[buckets[i]] * values[i];
      }
      return sum;
    }
  }

  /// A trained machine.
  static final class Machine {
    final float[] weights;
    double bias;

    Machine(int dimensions) {
      weights = new float[dimensions];
    }

    double score(Vector vector) {
      return vector.dot(weights) + bias;
    }
  }

  /// @param positive for each vector whether it belongs to the class
  /// @param cost how much an error costs against a simple machine
  static Machine train(
      List<Vector> vectors, boolean[] positive, int dimensions, double cost, int rounds) {
    Machine machine = new Machine(dimensions);
    double[] alpha = new double[vectors.size()];
    double[] norms = norms(vectors, dimensions);
    int[] order = new int[vectors.size()];
    Arrays.setAll(order, i -> i);
    double diagonal = 0.5 / cost;
    long random = 42;
    for (int round = 0; round < rounds; round++) {
      random = shuffle(order, random);
      double largest = 0;
      for (int i : order) {
        double sign = positive[i] ? 1 : -1;
        double gradient = sign * machine.score(vectors.get(i)) - 1 + diagonal * alpha[i];
        double next = Math.max(0, alpha[i] - gradient / (norms[i] + diagonal));
        double step = (next - alpha[i]) * sign;
        largest = Math.max(largest, Math.abs(step));
        if (step != 0) {
          alpha[i] = next;
          move(machine, vectors.get(i), step);
        }
      }
      if (largest < SMALL_STEP) {
        break;
      }
    }
    return machine;
  }

  /// The squared lengths of the vectors, in which a bucket may come more than once, the constant
  /// feature of the bias included.
  private static double[] norms(List<Vector> vectors, int dimensions) {
    double[] norms = new double[vectors.size()];
    float[] sums = new float[dimensions];
    for (int i = 0; i < norms.length; i++) {
      Vector vector = vectors.get(i);
      for (int j = 0; j < vector.buckets.length; j++) {
        sums[vector.buckets[j]] += vector.values[j];
      }
      norms[i] = 1;
      for (int j = 0; j < vector.buckets.length; j++) {
        norms[i] += (double) vector.values[j] * sums[vector.buckets[j]];
      }
      for (int bucket : vector.buckets) {
        sums[bucket] = 0;
      }
    }
    return norms;
  }

  /// Shuffles (Fisher and Yates) with a linear congruential generator; answers its next state.
  private static long shuffle(int[] order, long seed) {
    long random = seed;
    for (int i = order.length - 1; i > 0; i--) {
      random = random * 6364136223846793005L + 1442695040888963407L;
      int other = (int) ((random >>> 33) % (i + 1));
      int swap = order[i];
      order[i] = order[other];
      order[other] = swap;
    }
    return random;
  }

  private static void move(Machine machine, Vector vector, double step) {
    for (int i = 0; i < vector.buckets.length; i++) {
      machine.weights[vector.buckets[i]] += (float) (step * vector.values[i]);
    }
    machine.bias += step;
  }
}
