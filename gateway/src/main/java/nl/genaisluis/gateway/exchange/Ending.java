package nl.genaisluis.gateway.exchange;

/// How an exchange ended. The codes stand in the public record.
public enum Ending {
  COMPLETED("completed"),
  CLIENT_GONE("client_gone"),
  UPSTREAM_CUT("upstream_cut"),
  UPSTREAM_FAILED("upstream_failed"),
  STOPPED("stopped"),
  /// An output rule stopped the answer, or could not say.
  OUTPUT_STOPPED("output_stopped"),
  TIMEOUT("timeout"),
  SUBSTITUTED("substituted");

  private final String code;

  Ending(String code) {
    this.code = code;
  }

  /// The stable code.
  public String code() {
    return code;
  }
}
