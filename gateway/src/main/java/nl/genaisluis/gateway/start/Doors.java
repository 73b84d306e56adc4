package nl.genaisluis.gateway.start;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// The listening sockets.
final class Doors {
  /// Any negative port is to Vert.x one free port that all loops share.
  private static final int SHARED_RANDOM_PORT = -1;

  private static final int URI_LENGTH_MAX = 4_096;
  private static final int HEADER_BYTES_MAX = 16 * 1024;

  /// Streams that one HTTP/2 connection may have open at once (RFC 9113 §5.1.2).
  private static final int STREAMS_PER_CONNECTION_MAX = 100;

  /// A per cent sign that begins no escape (RFC 3986 §2.1).
  private static final Pattern LOOSE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private final House house;
  private final Settings.Listen main;
  private final Settings.Listen management;
  private final AtomicInteger connections = new AtomicInteger();

  Doors(House house, Settings.Listen main, Settings.Listen management) {
    this.house = house;
    this.main = main;
    this.management = management;
  }

  /// One event loop on the main port.
  static final class Loop extends VerticleBase {
    private final Doors doors;
    private final List<HttpServer> servers;

    Loop(Doors doors, List<HttpServer> servers) {
      this.doors = doors;
      this.servers = servers;
    }

    @Override
    public Future<?> start() {
      return doors
          .open(vertx)
          .onSuccess(
              server -> {
                synchronized (servers) {
                  servers.add(server);
                }
              });
    }
  }

  Future<HttpServer> open(Vertx vertx) {
    return vertx
        .createHttpServer(options(main))
        .connectionHandler(this::admit)
        .requestHandler(readable(clock().before(house.router(vertx, main.proxy()))))
        .listen(main.port() == 0 ? SHARED_RANDOM_PORT : main.port(), main.host());
  }

  Future<HttpServer> openManagement(Vertx vertx) {
    return vertx
        .createHttpServer(options(management))
        .connectionHandler(Doors::silence)
        .requestHandler(clock().before(house.management(vertx, management.proxy())))
        .listen(management.port(), management.host());
  }

  private BodyClock clock() {
    return new BodyClock(house.sockets().bodySeconds());
  }

  /// Takes a connection in, or closes it when there are as many as may be.
  private void admit(HttpConnection connection) {
    silence(connection);
    connection.closeHandler(_ -> connections.decrementAndGet());
    if (connections.incrementAndGet() > house.sockets().max()) {
      var _ = connection.close();
    }
  }

  /// The library would log what it could not read, and that is a caller's text.
  private static void silence(HttpConnection connection) {
    connection.exceptionHandler(_ -> {});
  }

  /// Turns away what the router cannot even look up.
  private static Handler<HttpServerRequest> readable(Router router) {
    return request -> {
      String path = request.path();
      if (path == null || LOOSE_PERCENT.matcher(path).find()) {
        request.response().putHeader("Connection", "close").setStatusCode(400).end();
        return;
      }
      router.handle(request);
    };
  }

  private HttpServerOptions options(Settings.Listen listen) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setMaxInitialLineLength(URI_LENGTH_MAX)
            .setMaxHeaderSize(HEADER_BYTES_MAX)
            .setIdleTimeout(house.sockets().idleSeconds())
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setReuseAddress(true)
            .setTcpNoDelay(true)
            // No route speaks WebSocket; the handlers that would agree on its compression see every
            // message of every connection.
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setInitialSettings(
                new Http2Settings()
                    .setMaxConcurrentStreams(STREAMS_PER_CONNECTION_MAX)
                    .setMaxHeaderListSize(HEADER_BYTES_MAX))
            .setHttp2ClearTextEnabled(false)
            .setUseAlpn(listen.tls() != null);
    Settings.Tls tls = listen.tls();
    if (tls != null) {
      options.setSsl(true).setKeyCertOptions(Certificates.options(tls));
    }
    return options;
  }
}
