package nl.genaisluis.gateway.egress;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/// Finds the addresses of a host name. The future holds at least one address or fails; it is
/// completed off the caller's event loop.
@FunctionalInterface
interface Resolver {
  Future<List<InetAddress>> resolve(String host);
}
