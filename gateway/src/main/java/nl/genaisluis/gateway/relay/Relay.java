package nl.genaisluis.gateway.relay;

import io.vertx.core.http.HttpServerResponse;
import nl.genaisluis.gateway.exchange.OpenExchange;
import nl.genaisluis.gateway.upstream.Reply;
import nl.genaisluis.models.wire.Json;

/// Carries the answer of an open exchange to the caller and closes the exchange, whatever happens.
public final class Relay {
  private Relay() {}

  /// Relays a chat answer. Called on the event loop of the response.
  public static void chat(OpenExchange exchange, Told told, HttpServerResponse response) {
    switch (exchange.answering().reply()) {
      case Reply.Chunks(var stream) -> new StreamRelay(exchange, told, response, stream).start();
      case Reply.Whole(Json.Obj body) -> new WholeRelay(exchange, told, response).chat(body);
    }
  }

  /// Relays embeddings. Called on the event loop of the response.
  public static void embeddings(OpenExchange exchange, Told told, HttpServerResponse response) {
    WholeRelay relay = new WholeRelay(exchange, told, response);
    switch (exchange.answering().reply()) {
      case Reply.Chunks(var stream) -> {
        stream.cancel();
        relay.unexpected();
      }
      case Reply.Whole(Json.Obj body) -> relay.embeddings(body);
    }
  }
}
