package nl.genaisluis.gateway.budget;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Room in the budgets that nodes share. It shows the counts as they were when it was made, with
/// what its own call used.
final class JointReservation implements Reservation {
  private final JointKeeper keeper;
  private final JointKeeper.Job.Wish wish;
  private final Instant at;

  // Guarded by this.
  private final List<Counter> counters = new ArrayList<>();
  private boolean ended;

  JointReservation(
      JointKeeper keeper, JointKeeper.Job.Wish wish, List<Counter> counters, Instant at) {
    this.keeper = keeper;
    this.wish = wish;
    this.at = at;
    List<Slot.Ruled> ruled = wish.ruled();
    for (int i = 0; i < ruled.size(); i++) {
      this.counters.add(
          Counter.of(ruled.get(i).rule(), ruled.get(i).slot().endsAt(), counters.get(i).state()));
    }
  }

  @Override
  public void settle(Cost used) {
    end(used);
  }

  @Override
  public void release() {
    end(Cost.NONE);
  }

  private synchronized void end(Cost used) {
    if (ended) {
      return;
    }
    ended = true;
    for (Counter counter : counters) {
      counter.release(wish.cost());
      counter.use(used);
    }
    keeper.end(new JointKeeper.Job.End(wish.id(), wish.ruled(), wish.cost(), used));
  }

  @Override
  public synchronized List<Standing> warnings() {
    return counters.stream()
        .filter(Counter::warns)
        .map(counter -> Standing.of(counter.rule(), counter, at))
        .toList();
  }

  @Override
  public synchronized @Nullable Standing tokens() {
    return Budgets.tightest(counters, at);
  }
}
