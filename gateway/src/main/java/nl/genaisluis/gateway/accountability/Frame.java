package nl.genaisluis.gateway.accountability;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.problem.Problems;
import nl.genaisluis.models.wire.Json;

/// What holds for every request under `/api/v1`: the version and security headers, no address with
/// a slash at the end, and a problem for what does not exist.
final class Frame {
  static final String BASE = "/api/v1";

  /// Version of this API (semver); its first number is the one in the path.
  static final String VERSION = "1.0.0";

  private record Known(HttpMethod method, Pattern path) {}

  private final List<Known> known;

  Frame(List<Access.Entry> entries) {
    known =
        entries.stream()
            .filter(entry -> entry.path().startsWith(BASE + "/"))
            .map(entry -> new Known(entry.method(), pattern(entry.path())))
            .toList();
  }

  /// To be mounted before every route of the API.
  void first(Router router) {
    router.route(BASE).handler(Frame::headers);
    router.route(BASE + "/*").handler(Frame::headers);
  }

  /// To be mounted after every route of the API.
  void last(Router router) {
    router.route(BASE).handler(this::nothingHere);
    router.route(BASE + "/*").handler(this::nothingHere);
  }

  private static void headers(RoutingContext context) {
    HttpServerResponse response = context.response();
    response
        .putHeader("API-Version", VERSION)
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .putHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer");
    String path = context.request().path();
    if (path != null && path.endsWith("/")) {
      Answers.notFound(context);
      return;
    }
    context.next();
  }

  private void nothingHere(RoutingContext context) {
    String path = context.normalizedPath();
    TreeSet<String> allowed = new TreeSet<>();
    for (Known one : known) {
      if (one.path().matcher(path).matches()) {
        allowed.add(one.method().name());
      }
    }
    if (allowed.isEmpty()) {
      Answers.notFound(context);
      return;
    }
    String methods = String.join(", ", allowed);
    context.response().putHeader("Allow", methods);
    Problems.problem(
        context,
        405,
        "Methode kan hier niet",
        "Gebruik hier: " + methods + ".",
        Map.of("code", Json.of("method_not_allowed")));
  }

  private static Pattern pattern(String path) {
    return Pattern.compile(path.replace(".", "\\.").replaceAll(":[A-Za-z]+", "[^/]+"));
  }
}
