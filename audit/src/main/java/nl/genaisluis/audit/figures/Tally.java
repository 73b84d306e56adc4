package nl.genaisluis.audit.figures;

import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import nl.genaisluis.audit.event.Entry;

/// The figures of entries that are handed over one by one. Confined to one thread.
public final class Tally {
  private final TreeMap<YearMonth, MonthTally> months = new TreeMap<>();

  /// Adds an entry to the sums of its month.
  public void add(Entry entry) {
    YearMonth month = YearMonth.parse(entry.time().substring(0, "2026-11".length()));
    months.computeIfAbsent(month, _ -> new MonthTally()).add(entry.event());
  }

  /// The figures of a month; zeros for a month without entries. Rows with a smaller count than the
  /// threshold are folded together.
  public MonthFigures month(YearMonth month, int threshold) {
    return months.getOrDefault(month, new MonthTally()).figures(month, threshold);
  }

  /// The months that have entries, in order.
  public List<YearMonth> months() {
    return List.copyOf(months.keySet());
  }
}
