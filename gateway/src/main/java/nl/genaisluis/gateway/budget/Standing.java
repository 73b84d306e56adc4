package nl.genaisluis.gateway.budget;

import java.time.Instant;
import nl.genaisluis.policy.usecase.Budget;

/// Where one budget stands for one caller.
///
/// @param used settled by now, in the units of the configuration
/// @param remaining what is neither used nor reserved; 0 when there is nothing left
/// @param max the budget
/// @param secondsLeft until its window ends, at least 1
public record Standing(
    Budget.Quantity quantity,
    Budget.Window window,
    Budget.Subject subject,
    double used,
    double remaining,
    double max,
    long secondsLeft) {
  /// Used in hundredths of the budget, rounded down; may be above 100.
  public long percent() {
    return (long) Math.floor(used * 100 / max);
  }

  /// True when more was used than the budget holds, which does not refuse calls for every quantity.
  public boolean exceeded() {
    return used >= max;
  }

  static Standing of(Rule rule, Counter counter, Instant now) {
    double scale = Cost.scale(rule.quantity());
    return new Standing(
        rule.quantity(),
        rule.window(),
        rule.subject(),
        (double) counter.used() / scale,
        (double) Math.max(0, rule.max() - counter.taken()) / scale,
        (double) rule.max() / scale,
        Math.max(1, rule.window().end(now).getEpochSecond() - now.getEpochSecond()));
  }
}
