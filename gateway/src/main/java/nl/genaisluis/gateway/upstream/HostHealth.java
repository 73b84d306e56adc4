package nl.genaisluis.gateway.upstream;

/// How a host does at this moment.
///
/// @param running calls under way
/// @param waiting calls that wait for one of those to end
/// @param failures in a row
public record HostHealth(State state, int running, int waiting, int failures) {
  /// Whether calls go there.
  public enum State {
    /// Calls go there.
    OPEN,
    /// It failed too often: no call goes there for a while.
    RESTING,
    /// The rest is over; one call finds out whether it works.
    ON_TRIAL
  }
}
