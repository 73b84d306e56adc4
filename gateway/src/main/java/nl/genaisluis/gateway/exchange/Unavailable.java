package nl.genaisluis.gateway.exchange;

/// The gateway cannot take a request now: its record, what it shares with other nodes, or its
/// checks have no room. Nothing was sent.
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What several nodes share cannot be reached.
  static final String SHARED_STATE = "shared_state_unavailable";

  private final String code;

  public Unavailable(String code) {
    super(code, null, false, false);
    this.code = code;
  }

  /// Stable code: `record_unavailable`, `shared_state_unavailable` or `overloaded`.
  public String code() {
    return code;
  }
}
