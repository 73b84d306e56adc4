package nl.genaisluis.gateway.identity;

import java.util.Locale;
import nl.genaisluis.gateway.problem.Problem;

/// A call whose caller could not be established. Carries a stable code and never any part of a
/// credential.
public final class AuthFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Why there is no caller.
  public enum Code {
    MISSING_TOKEN(
        401, "send one Authorization header: Bearer <token>", "Stuur een toegangstoken mee."),
    INVALID_TOKEN(401, "the token is not valid here", "Het toegangstoken is hier niet geldig."),
    EXPIRED_TOKEN(
        401,
        "the token has expired, sign in again",
        "Het toegangstoken is verlopen. Meld u opnieuw aan."),
    SESSION_ENDED(
        401, "the session has ended, sign in again", "Uw sessie is verlopen. Meld u opnieuw aan."),
    CROSS_SITE_REQUEST(
        403,
        "a session is accepted from this site's own pages only",
        "Dit verzoek komt niet van een pagina van deze dienst zelf."),
    DEMO_LOOPBACK_ONLY(
        403,
        "the demo identity serves this machine only",
        "De demo-aanmelding werkt alleen op deze computer zelf."),
    IDENTITY_UNAVAILABLE(
        503,
        "the identity provider cannot be reached, try again later",
        "De aanmelddienst is niet bereikbaar. Probeer het later opnieuw.");

    private final int status;
    private final String message;
    private final String detail;

    Code(int status, String message, String detail) {
      this.status = status;
      this.message = message;
      this.detail = detail;
    }

    /// The stable name of this code.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Code code;

  public AuthFault(Code code) {
    super(code.message, null, false, false);
    this.code = code;
  }

  public Code code() {
    return code;
  }

  /// The value of `WWW-Authenticate` that goes with a 401 (RFC 6750 §3): no error code when no
  /// credential was sent.
  String challenge() {
    String realm = "Bearer realm=\"genai-sluis\"";
    boolean noToken = code == Code.MISSING_TOKEN || code == Code.SESSION_ENDED;
    return noToken ? realm : realm + ", error=\"invalid_token\"";
  }

  /// This fault as an answer.
  public Problem problem() {
    String title =
        switch (code.status) {
          case 401 -> "Niet aangemeld";
          case 403 -> "Geen toegang";
          default -> "Aanmelden kan nu niet";
        };
    return new Problem(code.status, code.code(), code.message, title, code.detail);
  }
}
