package nl.genaisluis.models.register;

import java.time.LocalDate;

/// The ethics committee let a model pass, on a ground and for a time.
///
/// @param until the last day on which it holds
public record Decision(String id, LocalDate date, String ground, LocalDate until) {
  public Decision {
    Words.require("id", id);
    Words.require("ground", ground);
    if (until.isBefore(date)) {
      throw new IllegalArgumentException("decision must not end before it begins: " + id);
    }
  }

  /// Holds on that day.
  public boolean holds(LocalDate day) {
    return !day.isBefore(date) && !day.isAfter(until);
  }
}
