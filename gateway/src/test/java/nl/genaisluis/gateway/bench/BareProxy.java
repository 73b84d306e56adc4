package nl.genaisluis.gateway.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;

/// The control: what two sockets and a pipe cost without any rule or record. A process of its own,
/// so that its CPU time can be read: `BareProxy PORT UPSTREAM_PORT`.
final class BareProxy {
  private final HttpClient client;
  private final int upstream;

  private BareProxy(HttpClient client, int upstream) {
    this.client = client;
    this.upstream = upstream;
  }

  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    Vertx vertx = Vertx.vertx();
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(1024));
    BareProxy proxy = new BareProxy(client, Integer.parseInt(arguments[1]));
    vertx
        .createHttpServer()
        .requestHandler(proxy::relay)
        .listen(port, "127.0.0.1")
        .onFailure(
            fault -> {
              System.err.println(fault.getMessage());
              System.exit(1);
            });
  }

  private void relay(HttpServerRequest in) {
    if (in.path().startsWith("/health/")) {
      var _ = in.response().end("ok");
      return;
    }
    in.pause();
    client
        .request(in.method(), upstream, "127.0.0.1", in.uri())
        .compose(
            out -> {
              out.putHeader("Content-Type", in.getHeader("Content-Type"));
              return out.send(in);
            })
        .compose(
            answer -> {
              in.response().setChunked(true).setStatusCode(answer.statusCode());
              in.response().putHeader("Content-Type", answer.getHeader("Content-Type"));
              return in.response().send(answer);
            })
        .onFailure(_ -> in.connection().close());
  }
}
