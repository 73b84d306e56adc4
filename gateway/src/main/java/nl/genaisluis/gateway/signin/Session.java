package nl.genaisluis.gateway.signin;

import java.time.Instant;
import nl.genaisluis.gateway.identity.Caller;
import org.jspecify.annotations.Nullable;

/// Somebody who is signed in. `used` is guarded by [Sessions].
final class Session {
  private final Caller caller;
  private final @Nullable String name;
  private final String idToken;
  private final Instant ends;
  private Instant used;

  /// @param idToken what the provider wants to see again when the person signs out
  /// @param ends when it is over, whatever happens
  Session(Caller caller, @Nullable String name, String idToken, Instant begun, Instant ends) {
    this.caller = caller;
    this.name = name;
    this.idToken = idToken;
    this.used = begun;
    this.ends = ends;
  }

  Caller caller() {
    return caller;
  }

  @Nullable String name() {
    return name;
  }

  String idToken() {
    return idToken;
  }

  Instant ends() {
    return ends;
  }

  Instant used() {
    return used;
  }

  void use(Instant now) {
    used = now;
  }

  @Override
  public String toString() {
    return "Session[***]";
  }
}
