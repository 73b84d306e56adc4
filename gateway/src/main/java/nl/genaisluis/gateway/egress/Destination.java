package nl.genaisluis.gateway.egress;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One place that the gateway may call, and what for. `base` is scheme, host, port and an optional
/// path prefix. `own` marks an address of the organisation itself: only then are loopback and
/// private ranges allowed, and only there plain HTTP. `certificates` is a PEM file with the
/// authorities to trust in place of the platform's.
public record Destination(String purpose, URI base, boolean own, @Nullable Path certificates) {
  public Destination {
    if (!purpose.matches("[a-z0-9][a-z0-9._:-]{0,99}")) {
      throw new IllegalArgumentException(
          "purpose of a destination must be 1 to 100 of a-z 0-9 . _ : -, was: " + purpose);
    }
    String host = base.getHost();
    if (host == null || host.isEmpty()) {
      throw wrong(purpose, "must have a scheme and a host");
    }
    if (!Set.of("http", "https").contains(base.getScheme().toLowerCase(Locale.ROOT))) {
      throw wrong(purpose, "must start with https:// or http://");
    }
    if (base.getRawUserInfo() != null
        || base.getRawQuery() != null
        || base.getRawFragment() != null) {
      throw wrong(purpose, "must not have user information, query or fragment");
    }
    if (!own && !"https".equalsIgnoreCase(base.getScheme())) {
      throw wrong(purpose, "must be https, since it is not marked own");
    }
    String path = base.getRawPath();
    if (!path.isEmpty() && !RequestPath.isSafe(path)) {
      throw wrong(purpose, "must have a plain path");
    }
  }

  public Destination(String purpose, URI base, boolean own) {
    this(purpose, base, own, null);
  }

  /// The host as it is resolved, named in SNI and compared with the certificate.
  String host() {
    String host = base.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  int port() {
    return base.getPort() == -1 ? defaultPort() : base.getPort();
  }

  boolean tls() {
    return "https".equalsIgnoreCase(base.getScheme());
  }

  /// The path prefix without a closing slash; empty when there is none.
  String prefix() {
    String path = base.getRawPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /// The part of this absolute URL after the base; null when the URL lies elsewhere.
  @Nullable String within(String url) {
    URI asked;
    try {
      asked = URI.create(url);
    } catch (IllegalArgumentException broken) {
      return null;
    }
    boolean sameAuthority =
        base.getScheme().equalsIgnoreCase(asked.getScheme())
            && base.getHost().equalsIgnoreCase(asked.getHost())
            && asked.getRawUserInfo() == null
            && asked.getRawFragment() == null
            && port() == (asked.getPort() == -1 ? defaultPort() : asked.getPort());
    if (!sameAuthority || !asked.getRawPath().startsWith(prefix() + "/")) {
      return null;
    }
    String path = asked.getRawPath().substring(prefix().length());
    return asked.getRawQuery() == null ? path : path + "?" + asked.getRawQuery();
  }

  private int defaultPort() {
    return tls() ? 443 : 80;
  }

  private static IllegalArgumentException wrong(String purpose, String rule) {
    return new IllegalArgumentException("base of destination " + purpose + " " + rule);
  }
}
