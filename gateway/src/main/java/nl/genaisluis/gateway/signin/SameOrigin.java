package nl.genaisluis.gateway.signin;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;

/// Whether a request that shows a session comes from this gateway's own pages. A browser sends the
/// cookie along with more than those; what it says of where a request comes from (`Sec-Fetch-Site`,
/// `Origin`) no page can forge.
///
/// @param origin scheme, host and port at which people reach this gateway
record SameOrigin(String origin) {
  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /// What changes something must name this origin. What only reads may also be an address that
  /// somebody typed, and may come from a browser that says nothing.
  boolean admits(HttpServerRequest request) {
    List<String> origins = request.headers().getAll("Origin");
    List<String> sites = request.headers().getAll("Sec-Fetch-Site");
    if (origins.size() > 1 || sites.size() > 1) {
      return false;
    }
    boolean ours = origins.isEmpty() || origins.getFirst().equals(origin);
    if (SAFE.contains(request.method())) {
      boolean near = sites.isEmpty() || Set.of("same-origin", "none").contains(sites.getFirst());
      return ours && near;
    }
    boolean near = sites.isEmpty() || sites.getFirst().equals("same-origin");
    return ours && !origins.isEmpty() && near;
  }
}
