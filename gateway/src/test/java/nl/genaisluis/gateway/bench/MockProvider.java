package nl.genaisluis.gateway.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A provider that answers at once: one JSON body, or 50 events of which one leaves per turn of the
/// event loop. Usage is included, and the model is the one that was asked for. It lists the models
/// that it was started with, for the gateway uses no other of a host of its own.
final class MockProvider {
  static final int CHUNKS = 50;

  private static final Pattern MODEL = Pattern.compile("\"model\"\\s*:\\s*\"([^\"]*)\"");
  private static final String WORDS =
      "Een gewone zin uit een gewoon antwoord, zonder bijzonderheden. ";
  private static final String USAGE =
      "\"usage\":{\"prompt_tokens\":380,\"completion_tokens\":300,\"total_tokens\":680}";

  private final Vertx vertx;
  private final Buffer list;

  private MockProvider(Vertx vertx, List<String> models) {
    this.vertx = vertx;
    JsonArray data = new JsonArray();
    models.forEach(id -> data.add(new JsonObject().put("id", id).put("object", "model")));
    list = new JsonObject().put("object", "list").put("data", data).toBuffer();
  }

  /// Completes when the provider listens on a port of its own choice on loopback.
  static Future<HttpServer> start(Vertx vertx, List<String> models) {
    MockProvider provider = new MockProvider(vertx, models);
    return vertx.createHttpServer().requestHandler(provider::answer).listen(0, "127.0.0.1");
  }

  private void answer(HttpServerRequest request) {
    if (request.path().endsWith("/models")) {
      var _ = request.response().putHeader("Content-Type", "application/json").end(list);
      return;
    }
    request.body().onSuccess(body -> answer(request.response(), body.toString()));
  }

  private void answer(HttpServerResponse response, String body) {
    Matcher asked = MODEL.matcher(body);
    String model = asked.find() ? asked.group(1) : "unknown";
    if (body.contains("\"stream\":true")) {
      response.setChunked(true).putHeader("Content-Type", "text/event-stream");
      next(response, model, 0);
      return;
    }
    response.putHeader("Content-Type", "application/json");
    var _ = response.end(whole(model));
  }

  private void next(HttpServerResponse response, String model, int sent) {
    if (sent == CHUNKS) {
      var _ = response.end(event(model, "[]", "," + USAGE) + "data: [DONE]\n\n");
      return;
    }
    String finish = sent == CHUNKS - 1 ? "\"stop\"" : "null";
    String choice =
        "[{\"index\":0,\"delta\":{\"content\":\""
            + (sent == 0 ? "Antwoord: " : "woord ")
            + "\"},\"finish_reason\":"
            + finish
            + "}]";
    var _ = response.write(Buffer.buffer(event(model, choice, "")));
    vertx.runOnContext(_ -> next(response, model, sent + 1));
  }

  private static String event(String model, String choices, String more) {
    return "data:"
               + " {\"id\":\"chatcmpl-mock\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\""
        + model
        + "\",\"choices\":"
        + choices
        + more
        + "}\n\n";
  }

  private static String whole(String model) {
    return "{\"id\":\"chatcmpl-mock\",\"object\":\"chat.completion\",\"created\":1,\"model\":\""
        + model
        + "\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""
        + WORDS.repeat(20)
        + "\"},\"finish_reason\":\"stop\"}],"
        + USAGE
        + "}";
  }
}
