package nl.genaisluis.gateway.witness;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import nl.genaisluis.audit.witness.AddCheckpoint;
import nl.genaisluis.audit.witness.Witness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A witness on a socket: `POST /add-checkpoint`, and nothing else. Plain HTTP; a proxy before it
/// ends TLS. No caller is trusted: what is signed is the log's own signature and proof.
public final class WitnessServer {
  /// A caller that says nothing for so long is hung up on.
  private static final int IDLE_SECONDS_MAX = 30;

  private static final Logger LOG = LoggerFactory.getLogger(WitnessServer.class);
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String SIZE = "text/x.tlog.size";

  private final Vertx vertx;
  private final Witness witness;

  public WitnessServer(Vertx vertx, Witness witness) {
    this.vertx = vertx;
    this.witness = witness;
  }

  /// Listens; the server when it does.
  public Future<HttpServer> listen(String host, int port) {
    Router router = Router.router(vertx);
    router
        .post("/add-checkpoint")
        .handler(BodyHandler.create(false).setBodyLimit(AddCheckpoint.BYTES_MAX))
        .handler(this::add);
    HttpServerOptions options =
        new HttpServerOptions().setIdleTimeout(IDLE_SECONDS_MAX).setHttp2ClearTextEnabled(false);
    return vertx.createHttpServer(options).requestHandler(router).listen(port, host);
  }

  private void add(RoutingContext context) {
    Buffer body = context.body().buffer();
    byte[] bytes = body == null ? new byte[0] : body.getBytes();
    vertx
        .executeBlocking(() -> witness.add(bytes), false)
        .onSuccess(answer -> answer(context.response(), answer))
        .onFailure(
            fault -> {
              LOG.error("witness cannot keep its memory fault={}", fault.getClass().getName());
              end(context.response(), 500, TEXT, "");
            });
  }

  private static void answer(HttpServerResponse response, Witness.Answer answer) {
    switch (answer) {
      case Witness.Answer.Cosigned(String lines) -> end(response, 200, TEXT, lines);
      case Witness.Answer.Stale(long size) -> end(response, 409, SIZE, size + "\n");
      case Witness.Answer.Malformed() -> end(response, 400, TEXT, "no such request\n");
      case Witness.Answer.UnknownLog() -> end(response, 404, TEXT, "unknown log\n");
      case Witness.Answer.NotSigned() -> end(response, 403, TEXT, "not signed by the log\n");
      case Witness.Answer.NotConsistent() -> end(response, 422, TEXT, "proof does not hold\n");
    }
  }

  private static void end(HttpServerResponse response, int status, String type, String body) {
    response.setStatusCode(status).putHeader("Content-Type", type).end(body);
  }
}
