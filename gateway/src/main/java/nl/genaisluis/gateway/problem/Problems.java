package nl.genaisluis.gateway.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;

/// Writes error answers. Every method ends the response unless it was ended before; a response of
/// which the head already went out is broken off, since a clean end would read as success.
public final class Problems {
  private static final String JSON = "application/json; charset=utf-8";
  private static final String PROBLEM_JSON = "application/problem+json; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";

  private Problems() {}

  /// Answers in the shape of the surface that the path belongs to.
  public static void answer(RoutingContext context, Problem problem) {
    String path = context.normalizedPath();
    if (under(path, "/v1")) {
      openAi(context, problem.status(), problem.openAiType(), problem.code(), problem.message());
      return;
    }
    if (under(path, "/api/v1")) {
      Map<String, Json> extra = Map.of("code", Json.of(problem.code()));
      problem(context, problem.status(), problem.title(), problem.detail(), extra);
      return;
    }
    text(context, problem.status(), problem.title() + ": " + problem.detail());
  }

  /// Answers with OpenAI's error object.
  public static void openAi(
      RoutingContext context, int status, String type, String code, String message) {
    Json body =
        Json.object(
            "error",
            Json.object(
                "message",
                Json.of(message),
                "type",
                Json.of(type),
                "code",
                Json.of(code),
                "param",
                Json.NULL));
    end(context, status, JSON, JsonCodec.write(body));
  }

  /// Answers with problem details (RFC 9457 §3). Extension members follow the standard ones and
  /// cannot replace them.
  public static void problem(
      RoutingContext context, int status, String title, String detail, Map<String, Json> extra) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("type", Json.of("about:blank"));
    members.put("title", Json.of(title));
    members.put("status", Json.of(status));
    members.put("detail", Json.of(detail));
    extra.forEach(members::putIfAbsent);
    end(context, status, PROBLEM_JSON, JsonCodec.write(new Json.Obj(members)));
  }

  /// Answers with one line of plain text.
  public static void text(RoutingContext context, int status, String message) {
    end(context, status, TEXT, Buffer.buffer(message + "\n").getBytes());
  }

  private static boolean under(String path, String prefix) {
    return path.equals(prefix) || path.startsWith(prefix + "/");
  }

  private static void end(RoutingContext context, int status, String contentType, byte[] body) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      response.reset();
      return;
    }
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(Buffer.buffer(body));
  }
}
