package nl.genaisluis.audit.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.content.Revealed;

/// One content as a line of JSON. Never printed.
///
/// @param index place in the log of the entry that it belongs to
/// @param leaf id of that entry
record ContentLine(long index, String leaf, Revealed revealed) {
  /// A content of 4 MiB whose every character is escaped.
  static final int BYTES_MAX = 6 * Content.BYTES_MAX + 1024;

  private static final JsonFactory JSON = new JsonFactory();

  byte[] bytes() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      Instant retainUntil = revealed.content().retainUntil();
      json.writeStartObject();
      json.writeNumberField("index", index);
      json.writeStringField("leaf", leaf);
      json.writeStringField("salt", revealed.salt());
      if (retainUntil != null) {
        json.writeStringField("retain_until", retainUntil.toString());
      }
      json.writeStringField("text", revealed.content().text());
      json.writeEndObject();
    }
    return line.toByteArray();
  }

  /// The content that a line is; anything else is an [ExportFault] that does not quote it.
  static ContentLine parse(byte[] line) throws IOException {
    Map<String, String> facts = new HashMap<>();
    try (JsonParser json = JSON.createParser(line)) {
      boolean whole = json.nextToken() == JsonToken.START_OBJECT;
      while (whole && json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        whole = json.nextToken().isScalarValue() && facts.put(name, json.getText()) == null;
      }
      if (!whole || json.currentToken() != JsonToken.END_OBJECT) {
        throw malformed();
      }
      String retainUntil = facts.get("retain_until");
      Content content =
          new Content(
              facts.getOrDefault("text", ""),
              retainUntil == null ? null : Instant.parse(retainUntil));
      return new ContentLine(
          Long.parseLong(facts.getOrDefault("index", "")),
          facts.getOrDefault("leaf", ""),
          new Revealed(content, facts.getOrDefault("salt", "")));
    } catch (com.fasterxml.jackson.core.JacksonException
        | DateTimeException
        | IllegalArgumentException notContent) {
      // Without its cause: a parser's message quotes what it stumbled over.
      throw malformed();
    }
  }

  private static ExportFault malformed() {
    return new ExportFault(Export.CONTENT + " has a line that is not a content");
  }

  @Override
  public String toString() {
    return "ContentLine[" + index + "]";
  }
}
