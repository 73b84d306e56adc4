package nl.genaisluis.gateway.erasure;

/// An erasure, a hold or a release that cannot be. Nothing was changed.
public final class ErasureFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Why.
  public enum Reason {
    /// Nothing is there that could be erased or held, or no such hold.
    UNKNOWN,
    /// A hold is on an exchange that is meant.
    HELD,
    /// Who set the hold may not release it.
    SAME_PERSON
  }

  private final Reason reason;

  ErasureFault(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
