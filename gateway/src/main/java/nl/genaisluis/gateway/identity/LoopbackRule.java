package nl.genaisluis.gateway.identity;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a request comes from this machine and was meant for it. A page of another site that had
/// its name resolved to loopback fails on `Host`; a proxy on this machine fails on its forwarding
/// headers.
final class LoopbackRule {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private LoopbackRule() {}

  static boolean admits(HttpServerRequest request) {
    return isLoopback(request.remoteAddress())
        && isLoopback(request.localAddress())
        && namesLoopback(request)
        && fromHere(request.headers().getAll("Origin"))
        && !tellsOfProxy(request.headers());
  }

  private static boolean tellsOfProxy(MultiMap headers) {
    for (Map.Entry<String, String> header : headers) {
      if (tellsOfProxy(header.getKey())) {
        return true;
      }
    }
    return false;
  }

  /// True when this is a name or literal of the loopback interface.
  static boolean isLoopbackName(String host) {
    if (NAMES.contains(host.toLowerCase(Locale.ROOT))) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private static boolean namesLoopback(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    return request.headers().getAll("Host").size() <= 1
        && authority != null
        && NAMES.contains(authority.host().toLowerCase(Locale.ROOT));
  }

  private static boolean fromHere(List<String> origins) {
    for (String origin : origins) {
      try {
        String host = URI.create(origin).getHost();
        if (host == null || !NAMES.contains(host.toLowerCase(Locale.ROOT))) {
          return false;
        }
      } catch (IllegalArgumentException broken) {
        return false;
      }
    }
    return true;
  }

  private static boolean tellsOfProxy(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return name.equals("forwarded")
        || name.startsWith("x-forwarded")
        || name.equals("x-real-ip")
        || name.equals("via");
  }

  private static boolean isLoopback(@Nullable SocketAddress address) {
    if (address == null || !address.isInetSocket()) {
      return false;
    }
    String host = address.hostAddress();
    return host != null && isLoopbackName(host);
  }
}
