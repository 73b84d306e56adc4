package nl.genaisluis.models.energy.measured;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a unit of work took at one deployment over the last seven days. Confined to one thread.
public final class Calibration {
  /// Below this a rate would be chance: about ten answers.
  static final double WORK_MIN = 4_000;

  private static final int HOURS = 7 * 24;

  private final TreeMap<Long, double[]> byHour = new TreeMap<>();

  /// Adds a window in which work was done.
  ///
  /// @param hour hours since 1970
  public void add(long hour, double joules, double work) {
    if (work <= 0) {
      return;
    }
    double[] sums = byHour.computeIfAbsent(hour, _ -> new double[2]);
    sums[0] += joules;
    sums[1] += work;
    byHour.headMap(hour - HOURS, true).clear();
  }

  /// Joules per unit of work in the seven days before this hour; null when too little was done.
  public @Nullable Double joulesPerWork(long hour) {
    double joules = 0;
    double work = 0;
    for (Map.Entry<Long, double[]> one : byHour.tailMap(hour - HOURS, false).entrySet()) {
      joules += one.getValue()[0];
      work += one.getValue()[1];
    }
    return work < WORK_MIN ? null : (Double) (joules / work);
  }
}
