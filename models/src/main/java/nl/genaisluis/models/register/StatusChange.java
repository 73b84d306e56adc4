package nl.genaisluis.models.register;

import java.time.LocalDate;

/// An entry came to stand like this.
///
/// @param by the role that decided it
public record StatusChange(Governance.Status status, String by, LocalDate date, String reason) {
  public StatusChange {
    Words.require("by", by);
    Words.require("reason", reason);
  }
}
