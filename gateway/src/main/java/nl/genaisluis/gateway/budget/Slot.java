package nl.genaisluis.gateway.budget;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The place of one count: of one budget, for one subject, in one window.
///
/// @param endsAt seconds since 1970 at which the window is over
record Slot(String rule, String subject, long endsAt) {
  /// A place and the budget that counts there.
  record Ruled(Slot slot, Rule rule) {}

  /// The counts that a call of this party goes to.
  static List<Ruled> of(List<Rule> rules, Party party, Instant now) {
    List<Ruled> mine = new ArrayList<>();
    for (Rule rule : rules) {
      String whose = rule.counts(party);
      if (whose != null) {
        mine.add(new Ruled(at(rule, whose, now), rule));
      }
    }
    return List.copyOf(mine);
  }

  static Slot at(Rule rule, String subject, Instant now) {
    return new Slot(rule.name(), subject, rule.window().end(now).getEpochSecond());
  }

  @Override
  public String toString() {
    return "Slot[***]";
  }
}
