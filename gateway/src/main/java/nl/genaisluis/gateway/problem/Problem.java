package nl.genaisluis.gateway.problem;

/// What went wrong with a call, said once for every surface: a stable `code`, an English sentence
/// for programs (`message`) and a Dutch title and sentence for people.
public record Problem(int status, String code, String message, String title, String detail) {
  public Problem {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status of a problem must be 400 to 599, was: " + status);
    }
  }

  /// The `type` that OpenAI clients expect with this status.
  public String openAiType() {
    return switch (status) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 429 -> "rate_limit_error";
      default -> status < 500 ? "invalid_request_error" : "server_error";
    };
  }
}
