package nl.genaisluis.audit.uselog;

import java.time.Instant;

/// One line of the use log as it is written.
///
/// @param retainUntil when the whole line may be destroyed
public record Use(Who who, Processing processing, Instant retainUntil) {
  @Override
  public String toString() {
    return "Use[***]";
  }
}
