package nl.genaisluis.gateway.signin;

import io.vertx.ext.web.RoutingContext;

/// Why somebody could not be signed in.
public enum Trouble {
  /// The attempt is not one of this browser, is too old, or was used before.
  EXPIRED(400),
  /// The provider did not sign the person in.
  DECLINED(403),
  /// What the provider gave does not hold.
  INVALID(403),
  /// The person has no role here.
  NO_ROLE(403),
  /// The provider gave no answer that can be used.
  UNREACHABLE(503),
  /// There is no room for one more.
  BUSY(503);

  private final int status;

  Trouble(int status) {
    this.status = status;
  }

  /// The status of the page that tells it.
  public int status() {
    return status;
  }

  /// Puts trouble into words for the person who has it; ends the response.
  @FunctionalInterface
  public interface Teller {
    void tell(RoutingContext context, Trouble trouble);
  }
}
