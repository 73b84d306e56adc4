package nl.genaisluis.gateway.signin;

/// A sign-in that went wrong on the way.
final class SignInFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;

  SignInFault(Trouble trouble) {
    super(trouble.name(), null, false, false);
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }
}
