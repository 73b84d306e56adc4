package nl.genaisluis.models.wire;

import org.jspecify.annotations.Nullable;

/// A request body that is JSON but not a request that the gateway takes. The message names the
/// field and the remedy and never holds a value from the body.
public final class BodyFault extends Exception {
  private static final long serialVersionUID = 1L;

  /// A field has a value that is not allowed there.
  public static final String INVALID_VALUE = "invalid_value";

  /// A field that must be there is not.
  public static final String MISSING_FIELD = "missing_field";

  /// Two fields that must agree differ.
  public static final String CONFLICT = "conflicting_fields";

  /// The body asks for something that cannot be checked here, such as an image.
  public static final String UNSUPPORTED_CONTENT = "unsupported_content";

  private final int status;
  private final String code;
  private final @Nullable String param;

  /// @param status 400 for a body that is wrong, 422 for one that is right but not supported
  /// @param code one of the codes of this class
  /// @param param the field, as `messages[2].role`; null when it is the body as a whole
  /// @param message field and remedy, no values
  public BodyFault(int status, String code, @Nullable String param, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.param = param;
  }

  static BodyFault invalid(String param, String remedy) {
    return new BodyFault(400, INVALID_VALUE, param, param + " " + remedy);
  }

  static BodyFault missing(String param, String remedy) {
    return new BodyFault(400, MISSING_FIELD, param, param + " is missing; " + remedy);
  }

  static BodyFault unsupported(String param, String remedy) {
    return new BodyFault(422, UNSUPPORTED_CONTENT, param, param + " " + remedy);
  }

  /// 400 or 422.
  public int status() {
    return status;
  }

  /// The stable code.
  public String code() {
    return code;
  }

  /// The field that is wrong, or null for the body as a whole.
  public @Nullable String param() {
    return param;
  }
}
