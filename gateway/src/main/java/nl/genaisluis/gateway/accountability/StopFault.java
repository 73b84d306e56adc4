package nl.genaisluis.gateway.accountability;

/// A stop could not be set or lifted. What was in force stays in force.
public final class StopFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Why.
  public enum Reason {
    /// Who set it may not lift it.
    SAME_PERSON,
    /// No stop with this id is in force.
    UNKNOWN_STOP,
    /// The record did not take it; try again.
    NOT_RECORDED
  }

  private final Reason reason;

  public StopFault(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
