package nl.genaisluis.audit.figures;

import java.time.YearMonth;
import java.util.List;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.ledger.Following;
import nl.genaisluis.audit.ledger.Ledger;

/// The figures of a ledger, kept up to date in memory. Safe for use by many threads; the monitor
/// guards `tally`.
public final class Figures implements AutoCloseable {
  /// Fewer than this may point at people.
  public static final int THRESHOLD = 10;

  private final int threshold;
  private final Tally tally = new Tally();
  private final Following following;

  private Figures(Ledger ledger, int threshold) {
    this.threshold = threshold;
    this.following = ledger.follow("figures", 0, this::add);
  }

  /// Begins to add up, from the first entry on. Rows with a smaller count than the threshold are
  /// folded together.
  public static Figures open(Ledger ledger, int threshold) {
    if (threshold < 1) {
      throw new IllegalArgumentException("figures.threshold must be at least 1: " + threshold);
    }
    return new Figures(ledger, threshold);
  }

  private synchronized void add(List<Entry> entries) {
    entries.forEach(tally::add);
  }

  /// The figures of a month as far as they have been added up; zeros for a month without entries.
  /// Never waits for the ledger.
  public synchronized MonthFigures month(YearMonth month) {
    return tally.month(month, threshold);
  }

  /// The months that have entries, in order.
  public synchronized List<YearMonth> months() {
    return tally.months();
  }

  /// Blocks until everything that is durable now has been added up.
  public void catchUp() {
    following.catchUp();
  }

  @Override
  public void close() {
    following.close();
  }
}
