package nl.genaisluis.gateway.budget;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Room that was set aside for one call. Ended exactly once, by [#settle] or [#release]; neither
/// blocks. Thread-safe.
public sealed interface Reservation permits OwnReservation, JointReservation {
  /// Puts what the call did use in place of what was set aside, in the windows in which it began. A
  /// second call does nothing.
  void settle(Cost used);

  /// Gives all of it back: nothing went on record. A second call does nothing.
  void release();

  /// The budgets that are used for four fifths or more by now.
  List<Standing> warnings();

  /// The token budget of this caller that has least left; null when none applies.
  @Nullable Standing tokens();
}
