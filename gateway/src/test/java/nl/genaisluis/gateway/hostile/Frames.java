package nl.genaisluis.gateway.hostile;

import java.nio.charset.StandardCharsets;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;

/// The pieces that answers of a host are made of, as raw text.
final class Frames {
  static final String MODEL = "proef/proefmodel-7b";

  static final String STREAM_HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
          + "Transfer-Encoding: chunked\r\n\r\n";

  static final String DONE = "data: [DONE]\n\n";

  static final String COUNTS = "{\"prompt_tokens\":21,\"completion_tokens\":9,\"total_tokens\":30}";

  private static final String HEAD =
      "\"id\":\"up-1\",\"created\":1700000000,\"model\":\"" + MODEL + "\",";

  private Frames() {}

  /// An event of the first choice with this much text.
  static String text(String content) {
    return choice("{\"content\":" + quoted(content) + "}", "null");
  }

  /// The event that ends the first choice.
  static String finish() {
    return choice("{}", "\"stop\"");
  }

  /// An event with token counts and no choice.
  static String usage() {
    return chunk("\"choices\":[],\"usage\":" + COUNTS);
  }

  /// An event of the first choice.
  static String choice(String delta, String finish) {
    return chunk(
        "\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish + "}]");
  }

  /// An event that is a chunk with these members.
  static String chunk(String members) {
    return "data: {" + HEAD + "\"object\":\"chat.completion.chunk\"," + members + "}\n\n";
  }

  /// All events of an answer, each with at most `size` characters of its text.
  static String stream(String text, int size) {
    StringBuilder events = new StringBuilder();
    for (int at = 0; at < text.length(); at += size) {
      events.append(text(text.substring(at, Math.min(text.length(), at + size))));
    }
    return events + finish() + usage() + DONE;
  }

  /// The body of an answer that comes whole.
  static String whole(String text) {
    return wholeOf("{\"role\":\"assistant\",\"content\":" + quoted(text) + "}", COUNTS);
  }

  /// The body of an answer that comes whole, with this message and these counts.
  static String wholeOf(String message, String counts) {
    return "{"
        + HEAD
        + "\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":"
        + message
        + ",\"finish_reason\":\"stop\"}],\"usage\":"
        + counts
        + "}";
  }

  /// A response with this JSON as its body.
  static String json(String body) {
    return response("200 OK", "application/json", body);
  }

  /// A response that says how long it is.
  static String response(String status, String type, String body) {
    return "HTTP/1.1 "
        + status
        + "\r\nContent-Type: "
        + type
        + "\r\nContent-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\n\r\n"
        + body;
  }

  static String quoted(String text) {
    return JsonCodec.text(Json.of(text));
  }
}
