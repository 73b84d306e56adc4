package nl.genaisluis.gateway.budget;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Room that was set aside for one call. Ended exactly once, by [#settle] or [#release].
/// Thread-safe.
public final class Reservation {
  private final Budgets budgets;
  private final Party party;
  private final Cost cost;
  private final List<Counter> counters;
  private final Instant at;

  // Guarded by budgets.
  private boolean ended;

  Reservation(Budgets budgets, Party party, Cost cost, List<Counter> counters, Instant at) {
    this.budgets = budgets;
    this.party = party;
    this.cost = cost;
    this.counters = List.copyOf(counters);
    this.at = at;
  }

  /// Puts what the call did use in place of what was set aside, in the windows in which it began. A
  /// second call does nothing.
  public void settle(Cost used) {
    if (end(used)) {
      budgets.write(at, party, used);
    }
  }

  /// Gives all of it back: nothing went on record. A second call does nothing.
  public void release() {
    end(Cost.NONE);
  }

  private boolean end(Cost used) {
    synchronized (budgets) {
      if (ended) {
        return false;
      }
      ended = true;
      for (Counter counter : counters) {
        counter.release(cost);
        counter.use(used);
        budgets.tell(counter);
      }
      return true;
    }
  }

  /// The budgets that are used for four fifths or more by now.
  public List<Standing> warnings() {
    synchronized (budgets) {
      return counters.stream()
          .filter(Counter::warns)
          .map(counter -> Standing.of(counter.rule(), counter, at))
          .toList();
    }
  }

  /// The token budget of this caller that has least left; null when none applies.
  public @Nullable Standing tokens() {
    synchronized (budgets) {
      return Budgets.tightest(counters, at);
    }
  }
}
