package nl.genaisluis.gateway.budget;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Room in the budgets of a gateway that stands alone.
final class OwnReservation implements Reservation {
  private final Budgets budgets;
  private final Party party;
  private final Cost cost;
  private final List<Counter> counters;
  private final Instant at;

  // Guarded by budgets.
  private boolean ended;

  OwnReservation(Budgets budgets, Party party, Cost cost, List<Counter> counters, Instant at) {
    this.budgets = budgets;
    this.party = party;
    this.cost = cost;
    this.counters = List.copyOf(counters);
    this.at = at;
  }

  @Override
  public void settle(Cost used) {
    if (end(used)) {
      budgets.write(at, party, used);
    }
  }

  @Override
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

  @Override
  public List<Standing> warnings() {
    synchronized (budgets) {
      return counters.stream()
          .filter(Counter::warns)
          .map(counter -> Standing.of(counter.rule(), counter, at))
          .toList();
    }
  }

  @Override
  public @Nullable Standing tokens() {
    synchronized (budgets) {
      return Budgets.tightest(counters, at);
    }
  }
}
