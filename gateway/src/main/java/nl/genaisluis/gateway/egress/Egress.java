package nl.genaisluis.gateway.egress;

import dev.langchain4j.http.client.HttpClientBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// The door to the outside: requests to configured destinations and to nothing else. Safe for use
/// by many threads; never blocks.
public final class Egress {
  private final Map<String, Outlet> outlets;

  private Egress(Map<String, Outlet> outlets) {
    this.outlets = Map.copyOf(outlets);
  }

  /// The door to these destinations, with room for as many connections as fit most uses.
  ///
  /// @throws IllegalArgumentException when two of them have the same purpose
  public static Egress of(Vertx vertx, List<Destination> destinations) {
    return of(vertx, destinations, Outlet.CONNECTIONS_MAX);
  }

  /// The door to these destinations.
  ///
  /// @param connectionsMax connections to one destination
  /// @throws IllegalArgumentException when two of them have the same purpose
  public static Egress of(Vertx vertx, List<Destination> destinations, int connectionsMax) {
    Resolver system =
        host -> {
          Callable<List<InetAddress>> look = () -> List.of(InetAddress.getAllByName(host));
          return vertx.executeBlocking(look, false);
        };
    return of(
        destinations,
        one ->
            new Outlet(
                vertx, one, new Addresses(one, system, InstantSource.system()), connectionsMax));
  }

  static Egress of(
      Vertx vertx, List<Destination> destinations, Resolver resolver, InstantSource clock) {
    return of(
        destinations,
        one -> new Outlet(vertx, one, new Addresses(one, resolver, clock), Outlet.CONNECTIONS_MAX));
  }

  private static Egress of(List<Destination> destinations, Function<Destination, Outlet> outletOf) {
    Map<String, Outlet> outlets = new HashMap<>();
    for (Destination destination : destinations) {
      Outlet outlet = outletOf.apply(destination);
      if (outlets.put(destination.purpose(), outlet) != null) {
        throw new IllegalArgumentException(
            "two destinations have the purpose " + destination.purpose());
      }
    }
    return new Egress(outlets);
  }

  /// A request to the destination of this purpose, connected and not yet sent. `path` is appended
  /// to the path of the destination's base and may hold a query. The caller sets headers and time
  /// limits, and must send or reset the request. Fails with an [EgressFault] and has then sent
  /// nothing.
  public Future<HttpClientRequest> request(String purpose, HttpMethod method, String path) {
    Outlet outlet = outlets.get(purpose);
    if (outlet == null) {
      return Future.failedFuture(unknown(purpose));
    }
    return outlet.request(method, path);
  }

  /// An HTTP client for a LangChain4j model that talks to the destination of this purpose. Its
  /// calls block, so they belong on a virtual thread.
  ///
  /// @throws EgressFault when no destination has this purpose
  public HttpClientBuilder langChain(String purpose) {
    Outlet outlet = outlets.get(purpose);
    if (outlet == null) {
      throw unknown(purpose);
    }
    return new EgressHttpClientBuilder(outlet);
  }

  /// Closes all connections. When the future completes no socket is open any more.
  public Future<Void> close() {
    return Future.join(outlets.values().stream().map(Outlet::close).toList()).mapEmpty();
  }

  private static EgressFault unknown(String purpose) {
    return new EgressFault(
        EgressFault.Code.UNKNOWN_PURPOSE, purpose, "no destination is configured for it", null);
  }
}
