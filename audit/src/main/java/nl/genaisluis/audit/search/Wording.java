package nl.genaisluis.audit.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;
import java.util.StringJoiner;

/// What was said in a request. It is kept as the JSON that went to the model: only its strings are
/// words, without their escapes and without the names and codes around them, which stand in every
/// request.
final class Wording {
  /// Members whose values are codes of the protocol.
  private static final Set<String> CODES = Set.of("role", "type", "tool_call_id", "id");

  private static final JsonFactory JSON = new JsonFactory();

  private Wording() {}

  /// The words of a request, a paragraph for each string; a content that is no JSON is its words.
  static String of(String content) {
    if (!content.startsWith("{")) {
      return content;
    }
    StringJoiner words = new StringJoiner("\n\n");
    try (JsonParser parser = JSON.createParser(content)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING && !isCode(parser)) {
          words.add(parser.getText());
        }
      }
    } catch (IOException noJson) {
      return content;
    }
    return words.toString();
  }

  private static boolean isCode(JsonParser parser) throws IOException {
    String name = parser.currentName();
    return name != null && CODES.contains(name);
  }
}
