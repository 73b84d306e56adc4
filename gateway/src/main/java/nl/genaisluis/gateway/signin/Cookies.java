package nl.genaisluis.gateway.signin;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The two cookies: of a session and of an attempt to sign in. Over TLS their names begin with
/// `__Host-`, so that the browser takes them from this host only, over TLS only and for all of it
/// (RFC 6265bis §4.1.3.2). On plain loopback that is impossible, so they are named otherwise there.
///
/// @param secure people reach this gateway over TLS
record Cookies(boolean secure) {
  private static final int LENGTH_MAX = 2_000;

  String sessionName() {
    return secure ? "__Host-sluis" : "sluis-sessie";
  }

  String attemptName() {
    return secure ? "__Host-sluis-aanmelden" : "sluis-aanmelden";
  }

  /// The name of the session that a request shows; null when it shows none.
  @Nullable String session(HttpServerRequest request) {
    return only(request, sessionName());
  }

  @Nullable String attempt(HttpServerRequest request) {
    return only(request, attemptName());
  }

  /// Of two cookies with one name nobody knows which is ours: then there is none. Read from the
  /// headers, because the library shows the first of a name and not that there was another.
  private static @Nullable String only(HttpServerRequest request, String name) {
    String beginning = name + "=";
    List<String> found =
        request.headers().getAll(HttpHeaders.COOKIE).stream()
            .flatMap(header -> Arrays.stream(header.split(";", -1)))
            .map(String::strip)
            .filter(pair -> pair.startsWith(beginning))
            .map(pair -> pair.substring(beginning.length()))
            .toList();
    String value = found.size() == 1 ? found.getFirst() : null;
    return value == null || value.isEmpty() || value.length() > LENGTH_MAX ? null : value;
  }

  /// Gone with the browser; the session itself ends sooner.
  void putSession(HttpServerResponse response, String value) {
    response.addCookie(bare(sessionName(), value));
  }

  void putAttempt(HttpServerResponse response, String value) {
    response.addCookie(bare(attemptName(), value).setMaxAge(Attempt.AGE_MAX.toSeconds()));
  }

  void dropSession(HttpServerResponse response) {
    response.addCookie(bare(sessionName(), "").setMaxAge(0));
  }

  void dropAttempt(HttpServerResponse response) {
    response.addCookie(bare(attemptName(), "").setMaxAge(0));
  }

  Cookie bare(String name, String value) {
    return Cookie.cookie(name, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.LAX);
  }
}
