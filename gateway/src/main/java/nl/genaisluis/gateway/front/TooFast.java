package nl.genaisluis.gateway.front;

/// The caller asks more often than it may.
final class TooFast extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final long waitSeconds;

  TooFast(long waitSeconds) {
    super("rate_limited", null, false, false);
    this.waitSeconds = waitSeconds;
  }

  /// Whole seconds until there is a request again.
  long waitSeconds() {
    return waitSeconds;
  }
}
