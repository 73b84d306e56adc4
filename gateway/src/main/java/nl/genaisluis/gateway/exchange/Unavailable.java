package nl.genaisluis.gateway.exchange;

/// The gateway cannot take a request now: its record or its checks have no room. Nothing was sent.
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;

  public Unavailable(String code) {
    super(code, null, false, false);
    this.code = code;
  }

  /// Stable code: `record_unavailable` or `overloaded`.
  public String code() {
    return code;
  }
}
