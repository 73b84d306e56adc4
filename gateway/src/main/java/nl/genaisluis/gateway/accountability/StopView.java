package nl.genaisluis.gateway.accountability;

import java.time.Instant;
import nl.genaisluis.gateway.identity.Role;
import org.jspecify.annotations.Nullable;

/// One stop. Names no person.
///
/// @param target id of the model, provider, use case or program; null for everything
/// @param reason why, as its setter wrote it
/// @param setBy in which role it was set
/// @param liftedAt null while it is in force
public record StopView(
    String id,
    StopScope scope,
    @Nullable String target,
    String reason,
    Instant setAt,
    Role setBy,
    @Nullable Instant liftedAt) {
  @Override
  public String toString() {
    return "StopView[" + id + " " + scope.code() + " " + target + "]";
  }
}
