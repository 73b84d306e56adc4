package nl.genaisluis.gateway.identity;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;
import nl.genaisluis.gateway.problem.Problem;
import nl.genaisluis.gateway.problem.Problems;

/// The proxy that ends TLS in front of this gateway: with loopback, the only machine that may send
/// plain HTTP to it. Naming a proxy without holding callers to it would leave the listener open.
public record TrustedProxy(Set<InetAddress> addresses) {
  private static final Problem NOT_THE_PROXY =
      new Problem(
          403,
          "not_the_proxy",
          "this listener serves its TLS proxy only",
          "Geen toegang",
          "Gebruik het beveiligde adres van deze dienst.");

  public TrustedProxy {
    addresses = Set.copyOf(addresses);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("a trusted proxy must have at least one address");
    }
  }

  /// The proxy at these addresses, written as literals and parted by commas.
  ///
  /// @throws IllegalArgumentException when one is not an address
  public static TrustedProxy of(String literals) {
    Set<InetAddress> addresses = new HashSet<>();
    for (String literal : literals.split(",", -1)) {
      try {
        addresses.add(InetAddress.ofLiteral(literal.strip()));
      } catch (IllegalArgumentException notAnAddress) {
        throw new IllegalArgumentException(
            "a trusted proxy must be named by address, was: " + literals, notAnAddress);
      }
    }
    return new TrustedProxy(addresses);
  }

  /// A handler that answers 403 to plain requests from anywhere else. It belongs before all routes.
  public SecurityPolicyHandler gate() {
    return this::gate;
  }

  private void gate(RoutingContext context) {
    if (admits(context.request())) {
      context.next();
      return;
    }
    Problems.answer(context, NOT_THE_PROXY);
  }

  private boolean admits(HttpServerRequest request) {
    SocketAddress remote = request.remoteAddress();
    String literal = remote == null ? null : remote.hostAddress();
    return literal != null && admits(InetAddress.ofLiteral(literal), request.isSSL());
  }

  boolean admits(InetAddress remote, boolean tls) {
    return tls || remote.isLoopbackAddress() || addresses.contains(remote);
  }
}
