package nl.genaisluis.gateway.hostile;

import java.util.List;

/// The straight line through samples that were taken at equal distances, by least squares.
final class Slope {
  private Slope() {}

  /// What the line rises from the first sample to the last.
  static double rise(List<? extends Number> samples) {
    int count = samples.size();
    if (count < 2) {
      return 0;
    }
    double middle = (count - 1) / 2.0;
    double mean = samples.stream().mapToDouble(Number::doubleValue).average().orElse(0);
    double above = 0;
    double below = 0;
    for (int i = 0; i < count; i++) {
      above += (i - middle) * (samples.get(i).doubleValue() - mean);
      below += (i - middle) * (i - middle);
    }
    return above / below * (count - 1);
  }

  /// True when the samples, the first third left out for warming up, rise by no more than a tenth
  /// of their mean, or by no more than `slack`.
  static boolean isFlat(List<? extends Number> samples, double slack) {
    List<? extends Number> warm = samples.subList(samples.size() / 3, samples.size());
    double mean = warm.stream().mapToDouble(Number::doubleValue).average().orElse(0);
    return rise(warm) <= Math.max(slack, mean / 10);
  }
}
