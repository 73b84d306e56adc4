package nl.genaisluis.gateway.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import org.jspecify.annotations.Nullable;

/// One try to sign in, from the way to the provider until the way back.
///
/// @param state goes by way of the provider and must come back (RFC 6749 §10.12)
/// @param nonce must be in the ID token
/// @param verifier proves that who brings the code is who asked for it (RFC 7636 §4.1)
/// @param back page of this gateway to go on with
/// @param until when the attempt is too old
record Attempt(String state, String nonce, String verifier, String back, Instant until) {
  /// Time enough to find a phone for the second factor.
  static final Duration AGE_MAX = Duration.ofMinutes(10);

  private static final Pattern OWN_PAGE =
      Pattern.compile("/(?:[A-Za-z0-9][A-Za-z0-9/_-]{0,80})?(?:\\?[A-Za-z0-9=&._-]{1,120})?");

  static Attempt fresh(@Nullable String back, Instant now) {
    return new Attempt(Words.fresh(), Words.fresh(), Words.fresh(), page(back), now.plus(AGE_MAX));
  }

  /// A page of this gateway, whatever was asked for: the way back leads nowhere else.
  private static String page(@Nullable String asked) {
    return asked != null && OWN_PAGE.matcher(asked).matches() ? asked : "/";
  }

  /// What the provider is told of the verifier (S256, RFC 7636 §4.2).
  String challenge() {
    return Words.digest(verifier);
  }

  byte[] bytes() {
    return JsonCodec.write(
        Json.object(
            "state", Json.of(state),
            "nonce", Json.of(nonce),
            "verifier", Json.of(verifier),
            "back", Json.of(back),
            "until", Json.of(until.getEpochSecond())));
  }

  /// What [#bytes] wrote; null when these are other bytes.
  static @Nullable Attempt of(byte[] bytes) {
    try {
      if (!(JsonCodec.read(bytes) instanceof Json.Obj read)) {
        return null;
      }
      String state = read.text("state");
      String nonce = read.text("nonce");
      String verifier = read.text("verifier");
      Long until = read.whole("until");
      return state == null || nonce == null || verifier == null || until == null
          ? null
          : new Attempt(
              state, nonce, verifier, page(read.text("back")), Instant.ofEpochSecond(until));
    } catch (JsonFault broken) {
      return null;
    }
  }

  @Override
  public String toString() {
    return "Attempt[***]";
  }
}
