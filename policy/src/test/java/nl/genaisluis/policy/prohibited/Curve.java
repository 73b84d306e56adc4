package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// How well scores part the prohibited from the allowed.
final class Curve {
  private static final double[] SHARES = {0.01, 0.02, 0.03, 0.06, 0.10};

  private Curve() {}

  /// One line: area under the curve, and for shares of allowed samples that score higher, the
  /// recall and the score at that point.
  static String row(String name, double[] scores, List<Sample> samples) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble((Integer i) -> -scores[i]));
    long allowed = samples.stream().filter(sample -> !sample.prohibited()).count();
    long prohibited = samples.size() - allowed;
    long caught = 0;
    long touched = 0;
    long area = 0;
    double[] recalls = new double[SHARES.length];
    double[] points = new double[SHARES.length];
    for (int i : order) {
      if (samples.get(i).prohibited()) {
        caught++;
      } else {
        touched++;
        area += caught;
      }
      for (int k = 0; k < SHARES.length; k++) {
        if (touched <= SHARES[k] * allowed) {
          recalls[k] = (double) caught / prohibited;
          points[k] = scores[i];
        }
      }
    }
    StringBuilder row = new StringBuilder(name);
    row.append(String.format(Locale.ROOT, ": AUC %.3f", (double) area / allowed / prohibited));
    for (int k = 0; k < SHARES.length; k++) {
      row.append(
          String.format(
              Locale.ROOT, "; R@%.0f%% %.3f (%.3f)", SHARES[k] * 100, recalls[k], points[k]));
    }
    return row.toString();
  }
}
