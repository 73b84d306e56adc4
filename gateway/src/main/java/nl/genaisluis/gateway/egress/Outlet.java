package nl.genaisluis.gateway.egress;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One destination with its pool of connections.
final class Outlet {
  /// A model answers for seconds, so connections are many; this is per resolved address.
  static final int CONNECTIONS_MAX = 512;

  private static final int WAITING_MAX = 512;
  static final int CONNECT_MILLIS_MAX = 5_000;

  /// Model servers often close an idle connection after five seconds; ours must be gone before.
  private static final int IDLE_SECONDS_MAX = 4;

  private final Vertx vertx;
  private final Destination destination;
  private final Addresses addresses;
  private final HttpClientAgent client;

  Outlet(Vertx vertx, Destination destination, Addresses addresses, int connectionsMax) {
    this.vertx = vertx;
    this.destination = destination;
    this.addresses = addresses;
    HttpClientOptions options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_1_1)
            .setKeepAlive(true)
            .setKeepAliveTimeout(IDLE_SECONDS_MAX)
            .setConnectTimeout(CONNECT_MILLIS_MAX)
            .setSsl(destination.tls())
            .setVerifyHost(true)
            .setForceSni(destination.tls());
    if (destination.certificates() != null) {
      options.setTrustOptions(
          new PemTrustOptions().addCertPath(destination.certificates().toString()));
    }
    PoolOptions pool =
        new PoolOptions().setHttp1MaxSize(connectionsMax).setMaxWaitQueueSize(WAITING_MAX);
    this.client = vertx.createHttpClient(options, pool);
  }

  Destination destination() {
    return destination;
  }

  /// As [Egress#request]. The future, and everything of the request, runs on the caller's context.
  Future<HttpClientRequest> request(HttpMethod method, String path) {
    if (!RequestPath.isSafe(path)) {
      return Future.failedFuture(
          fault(EgressFault.Code.OUTSIDE_DESTINATION, "the path is not a plain path", null));
    }
    String target = destination.prefix() + path;
    Future<List<InetAddress>> found = addresses.find();
    if (found.succeeded()) {
      return connect(found.result(), 0, method, target);
    }
    // Another caller's thread may complete the look-up; the connection must belong to this one's
    // loop.
    Context home = vertx.getOrCreateContext();
    Promise<HttpClientRequest> promise = Promise.promise();
    found.onComplete(
        _ ->
            home.runOnContext(
                _ ->
                    found.compose(known -> connect(known, 0, method, target)).onComplete(promise)));
    return promise.future();
  }

  Future<Void> close() {
    return client.close();
  }

  private Future<HttpClientRequest> connect(
      List<InetAddress> found, int index, HttpMethod method, String path) {
    return client
        .request(options(found.get(index), method, path))
        .recover(
            cause -> {
              boolean refused = cause instanceof SocketException;
              if (refused && index + 1 < found.size()) {
                return connect(found, index + 1, method, path);
              }
              return Future.failedFuture(notConnected(cause));
            });
  }

  private RequestOptions options(InetAddress address, HttpMethod method, String path) {
    return new RequestOptions()
        .setServer(
            SocketAddress.inetSocketAddress(new InetSocketAddress(address, destination.port())))
        .setHost(destination.host())
        .setPort(destination.port())
        .setSsl(destination.tls())
        .setMethod(method)
        .setURI(path)
        .setFollowRedirects(false)
        .setConnectTimeout(CONNECT_MILLIS_MAX);
  }

  private EgressFault notConnected(Throwable cause) {
    if (cause instanceof ConnectionPoolTooBusyException) {
      return fault(EgressFault.Code.BUSY, "all connections are in use", cause);
    }
    addresses.forget();
    return fault(EgressFault.Code.UNREACHABLE, "no connection to " + destination.host(), cause);
  }

  private EgressFault fault(EgressFault.Code code, String message, @Nullable Throwable cause) {
    return new EgressFault(code, destination.purpose(), message, cause);
  }
}
