package nl.genaisluis.models.wire;

/// An answer of a host that is no answer, or that holds text at a place where nobody would look.
/// The message never holds a value of the answer.
public final class AnswerFault extends Exception {
  private static final long serialVersionUID = 1L;

  /// The host reported an error inside a successful reply.
  public static final String HOST_ERROR = "host_error";

  /// The answer has a shape that is not known here.
  public static final String UNKNOWN_SHAPE = "unknown_shape";

  private final String code;

  private AnswerFault(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static AnswerFault hostError() {
    return new AnswerFault(HOST_ERROR, "the host reported an error inside its answer");
  }

  static AnswerFault unknown(String place) {
    return new AnswerFault(UNKNOWN_SHAPE, "the host's answer has an unknown shape at " + place);
  }

  /// The stable code.
  public String code() {
    return code;
  }
}
