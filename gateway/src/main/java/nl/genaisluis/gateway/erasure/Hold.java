package nl.genaisluis.gateway.erasure;

import java.time.Instant;
import nl.genaisluis.gateway.identity.Role;

/// A hold in force. The reason is text: never printed.
///
/// @param exchange what is held
public record Hold(String id, String exchange, String reason, Instant setAt, Role setBy) {
  @Override
  public String toString() {
    return "Hold[" + id + "]";
  }
}
