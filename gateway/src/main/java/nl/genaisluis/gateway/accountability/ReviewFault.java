package nl.genaisluis.gateway.accountability;

/// A word of the committee could not be given. Nothing changed.
public final class ReviewFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Why.
  public enum Reason {
    /// There is no ruling with this leaf id.
    UNKNOWN_DECISION,
    /// The text of the request was erased or never kept, so nothing can be compared with it.
    NO_TEXT,
    /// This ruling was not made by the check on prohibited use.
    OTHER_GROUND,
    /// So many words weigh already that none can be added.
    FULL,
    /// The record did not take it; try again.
    NOT_RECORDED
  }

  private final Reason reason;

  public ReviewFault(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
