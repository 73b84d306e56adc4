package nl.genaisluis.gateway.start;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;

/// Plays the provider of a rehearsal: it answers at once what it was asked last, whole or word by
/// word, as the model that was asked for.
final class RehearsalProvider {
  private static final int WORDS_MAX = 60;

  private final Vertx vertx;

  private RehearsalProvider(Vertx vertx) {
    this.vertx = vertx;
  }

  /// Completes when it listens on a port of its own choice on loopback.
  static Future<HttpServer> start(Vertx vertx) {
    RehearsalProvider provider = new RehearsalProvider(vertx);
    return vertx.createHttpServer().requestHandler(provider::read).listen(0, "127.0.0.1");
  }

  private void read(HttpServerRequest request) {
    var _ = request.body().onSuccess(body -> answer(request.response(), body.getBytes()));
  }

  private void answer(HttpServerResponse response, byte[] body) {
    try {
      if (JsonCodec.read(body) instanceof Json.Obj asked) {
        answer(response, asked);
        return;
      }
    } catch (JsonFault noJson) {
      response.setStatusMessage(noJson.place());
    }
    var _ = response.setStatusCode(400).end();
  }

  private void answer(HttpServerResponse response, Json.Obj asked) {
    String model = String.valueOf(asked.text("model"));
    List<String> words = words(asked);
    if (Json.TRUE.equals(asked.get("stream"))) {
      response.setChunked(true).putHeader("Content-Type", "text/event-stream");
      next(response, model, words, 0);
      return;
    }
    Json message =
        Json.object("role", Json.of("assistant"), "content", Json.of(String.join("", words)));
    Json choice =
        Json.object("index", Json.of(0), "message", message, "finish_reason", Json.of("stop"));
    var _ =
        response
            .putHeader("Content-Type", "application/json")
            .end(JsonCodec.text(whole("chat.completion", model, choice)));
  }

  private static List<String> words(Json.Obj asked) {
    String last = "";
    for (Json message : asked.items("messages")) {
      String content = message instanceof Json.Obj object ? object.text("content") : null;
      last = content == null ? last : content;
    }
    List<String> words = List.of(last.split("(?<= )", -1));
    return words.subList(Math.max(0, words.size() - WORDS_MAX), words.size());
  }

  private void next(HttpServerResponse response, String model, List<String> words, int at) {
    boolean last = at == words.size();
    Json delta = last ? Json.object() : Json.object("content", Json.of(words.get(at)));
    Json choice =
        Json.object(
            "index",
            Json.of(0),
            "delta",
            delta,
            "finish_reason",
            last ? Json.of("stop") : Json.NULL);
    String event = "data: " + JsonCodec.text(whole("chat.completion.chunk", model, choice));
    if (last) {
      var _ = response.end(event + "\n\ndata: [DONE]\n\n");
      return;
    }
    var _ = response.write(event + "\n\n");
    vertx.runOnContext(_ -> next(response, model, words, at + 1));
  }

  private static Json.Obj whole(String kind, String model, Json choice) {
    return Json.object(
        "id",
        Json.of("chatcmpl-rehearsal"),
        "object",
        Json.of(kind),
        "created",
        Json.of(1),
        "model",
        Json.of(model),
        "choices",
        Json.array(List.of(choice)),
        "usage",
        Json.object(
            "prompt_tokens",
            Json.of(380),
            "completion_tokens",
            Json.of(WORDS_MAX),
            "total_tokens",
            Json.of(380 + WORDS_MAX)));
  }
}
