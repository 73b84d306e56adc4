package nl.genaisluis.gateway.accountability;

/// A request that cannot be answered as asked, for a reason that its sender is told. Ends as the
/// problem that it describes; none of its texts may repeat what was sent.
public final class ApiFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String title;

  /// @param code stable
  /// @param title Dutch, what is wrong in a few words
  /// @param detail Dutch sentence: what the sender can do
  public ApiFault(int status, String code, String title, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  String title() {
    return title;
  }

  String detail() {
    String detail = getMessage();
    return detail == null ? "" : detail;
  }
}
