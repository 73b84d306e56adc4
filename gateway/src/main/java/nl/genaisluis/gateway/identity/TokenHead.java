package nl.genaisluis.gateway.identity;

import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import org.jspecify.annotations.Nullable;

/// The unverified header of a signed token (RFC 7515 §4), read to decide whether and with which key
/// the signature is worth checking.
record TokenHead(String algorithm, @Nullable String keyId) {
  private static final int LENGTH_MAX = 16_384;
  private static final Pattern SHAPE = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

  /// RFC 8725 §3.11: a token made for another use must not pass as an access token.
  private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  /// The header of this token; null when it is not a signed access token of a known form.
  static @Nullable TokenHead read(String token) {
    if (token.length() > LENGTH_MAX || !SHAPE.matcher(token).matches()) {
      return null;
    }
    try {
      String first = token.substring(0, token.indexOf('.'));
      return JsonCodec.read(Base64.getUrlDecoder().decode(first)) instanceof Json.Obj header
          ? of(header)
          : null;
    } catch (IllegalArgumentException | JsonFault broken) {
      return null;
    }
  }

  private static @Nullable TokenHead of(Json.Obj header) {
    String algorithm = header.text("alg");
    // RFC 7515 §4.1.11: an extension that is marked critical and not understood makes the token
    // invalid.
    if (algorithm == null || header.get("crit") != null) {
      return null;
    }
    if (header.get("typ") != null) {
      String type = header.text("typ");
      if (type == null || !TYPES.contains(type.toLowerCase(Locale.ROOT))) {
        return null;
      }
    }
    if (header.get("kid") != null && header.text("kid") == null) {
      return null;
    }
    return new TokenHead(algorithm, header.text("kid"));
  }
}
