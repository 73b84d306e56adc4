package nl.genaisluis.policy.prohibited;

/// Logistic regression by Newton's method with a small pull towards zero.
final class Logistic {
  private static final double PULL = 0.5;
  private static final int ROUNDS = 25;

  private Logistic() {}

  /// Answers the bias and a factor for each input.
  static double[] fit(double[][] inputs, boolean[] labels) {
    int size = inputs.length == 0 ? 1 : inputs[0].length + 1;
    double[] factors = new double[size];
    for (int round = 0; round < ROUNDS; round++) {
      double[][] curve = new double[size][size + 1];
      for (int i = 0; i < size; i++) {
        double pull = i == 0 ? 1e-6 : PULL;
        curve[i][i] = pull;
        curve[i][size] = -pull * factors[i];
      }
      for (int row = 0; row < inputs.length; row++) {
        double sum = factors[0];
        for (int i = 1; i < size; i++) {
          sum += factors[i] * inputs[row][i - 1];
        }
        double chance = 1 / (1 + StrictMath.exp(-sum));
        double error = (labels[row] ? 1 : 0) - chance;
        for (int i = 0; i < size; i++) {
          double x = i == 0 ? 1 : inputs[row][i - 1];
          curve[i][size] += error * x;
          for (int j = 0; j < size; j++) {
            curve[i][j] += chance * (1 - chance) * x * (j == 0 ? 1 : inputs[row][j - 1]);
          }
        }
      }
      double[] step = solve(curve);
      for (int i = 0; i < size; i++) {
        factors[i] += step[i];
      }
    }
    return factors;
  }

  /// Solves linear equations, each with its right side in the last column (Gauss and Jordan).
  private static double[] solve(double[][] rows) {
    int size = rows.length;
    for (int i = 0; i < size; i++) {
      int pivot = i;
      for (int j = i + 1; j < size; j++) {
        pivot = Math.abs(rows[j][i]) > Math.abs(rows[pivot][i]) ? j : pivot;
      }
      double[] swap = rows[i];
      rows[i] = rows[pivot];
      rows[pivot] = swap;
      for (int j = 0; j < size; j++) {
        double share = j == i ? 0 : rows[j][i] / rows[i][i];
        for (int k = i; share != 0 && k <= size; k++) {
          rows[j][k] -= share * rows[i][k];
        }
      }
    }
    double[] solution = new double[size];
    for (int i = 0; i < size; i++) {
      solution[i] = rows[i][size] / rows[i][i];
    }
    return solution;
  }
}
