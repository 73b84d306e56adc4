package nl.genaisluis.gateway.exchange;

import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.models.wire.ConfirmationInput;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.RequestBody;
import nl.genaisluis.policy.Wish;
import org.jspecify.annotations.Nullable;

/// One request as it came through the door: who, what, and the raw body. Never printed.
///
/// @param streamed the caller wants the answer as events
/// @param confirmation a confirmation that came along; null when none did
/// @param origin what the request is known by outside the record
/// @param bare the body without what is meant for the gateway: what a confirmation is bound to
public record Asked(
    Caller caller,
    Wish wish,
    RequestBody body,
    boolean streamed,
    @Nullable ConfirmationInput confirmation,
    Origin origin,
    Json.Obj bare) {
  @Override
  public String toString() {
    return "Asked[" + caller.kind() + "]";
  }
}
