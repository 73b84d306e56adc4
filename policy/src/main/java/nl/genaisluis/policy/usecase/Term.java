package nl.genaisluis.policy.usecase;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where a use case stands and how long it runs.
///
/// @param start the first day; null until it is known
/// @param end the last day; null while no end is set
/// @param reason why it was refused; null for any other status
/// @param exit how the work goes on without it
public record Term(
    Status status,
    @Nullable LocalDate start,
    @Nullable LocalDate end,
    @Nullable String reason,
    String exit) {
  public Term {
    Words.require("exit", exit);
    Words.requireIfPresent("reason", reason);
    if ((status == Status.REFUSED) != (reason != null)) {
      throw new IllegalArgumentException("reason goes with status refused, and only with it");
    }
    if (status == Status.ACTIVE && start == null) {
      throw new IllegalArgumentException("start is needed with status active");
    }
    if (start != null && end != null && end.isBefore(start)) {
      throw new IllegalArgumentException("end must not be before start");
    }
  }

  /// May be used on that day.
  public boolean runsOn(LocalDate day) {
    return status == Status.ACTIVE
        && start != null
        && !day.isBefore(start)
        && (end == null || !day.isAfter(end));
  }

  /// Where it stands. Only an active one may be used.
  public enum Status {
    CONCEPT,
    ACTIVE,
    ENDED,
    REFUSED
  }
}
