package nl.genaisluis.gateway.page;

import io.vertx.core.http.HttpServerResponse;

/// The headers of every page and asset. The policy leaves a page nothing but this gateway's own
/// files: no inline script or style, no other site, no frame, no strings turned into markup.
final class PageHeaders {
  static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self'",
          "connect-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types 'none'");

  private PageHeaders() {}

  static void put(HttpServerResponse response) {
    response
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        .putHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  }
}
