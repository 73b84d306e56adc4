package nl.genaisluis.models.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Reads and writes JSON (RFC 8259) strictly: one value, UTF-8 without exception, no duplicate
/// keys, nesting of at most [#DEPTH_MAX]. Numbers pass as written.
public final class JsonCodec {
  /// The deepest nesting that is read.
  public static final int DEPTH_MAX = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxStringLength(64 << 20)
                  .maxNumberLength(400)
                  .maxNameLength(1_000)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .build();

  private JsonCodec() {}

  /// The value that these bytes hold, read as UTF-8.
  ///
  /// @throws JsonFault when they hold no JSON, more than one value, a duplicate key, invalid UTF-8,
  ///   an unpaired surrogate, or nest too deep
  public static Json read(byte[] utf8) throws JsonFault {
    return read(decoded(utf8));
  }

  /// The value that this text holds.
  ///
  /// @throws JsonFault as [#read(byte[])]
  public static Json read(String text) throws JsonFault {
    requireWholeEscapes(text);
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new JsonFault("line 1, column 1", "the body is empty; send one JSON value");
      }
      Json value = value(parser);
      if (parser.nextToken() != null) {
        throw new JsonFault(
            place(parser.currentLocation()), "more than one JSON value; send exactly one");
      }
      return value;
    } catch (JsonProcessingException broken) {
      throw new JsonFault(place(broken.getLocation()), reason(broken));
    } catch (IOException broken) {
      throw new JsonFault("body", "the body cannot be read as JSON");
    }
  }

  /// The bytes of this value in UTF-8, without white space.
  public static byte[] write(Json value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      write(value, generator);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  /// The text of this value, without white space.
  public static String text(Json value) {
    return new String(write(value), StandardCharsets.UTF_8);
  }

  private static String decoded(byte[] utf8) throws JsonFault {
    try {
      return Utf8.decode(utf8);
    } catch (CharacterCodingException broken) {
      throw new JsonFault("body", "the body is not valid UTF-8; encode it as UTF-8");
    }
  }

  /// RFC 8259 §7: a backslash and a `u` are followed by four hexadecimal digits. The parser looks
  /// at the low byte of a character only, so that it takes U+2065 for the letter e, where the
  /// reader of a host refuses it or reads another name.
  private static void requireWholeEscapes(String text) throws JsonFault {
    int at = text.indexOf('\\');
    while (at >= 0) {
      boolean numbered = at + 1 < text.length() && text.charAt(at + 1) == 'u';
      if (numbered && !hexadecimal(text, at + 2)) {
        throw new JsonFault(place(text, at), "an escape lacks hexadecimal digits; give it four");
      }
      at = text.indexOf('\\', at + 2);
    }
  }

  private static boolean hexadecimal(String text, int from) {
    int end = from + 4;
    if (end > text.length()) {
      return false;
    }
    for (int at = from; at < end; at++) {
      if (!HexFormat.isHexDigit(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static Json value(JsonParser parser) throws IOException, JsonFault {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Json.Text(paired(parser.getText(), parser));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
      case VALUE_TRUE -> Json.TRUE;
      case VALUE_FALSE -> Json.FALSE;
      case VALUE_NULL -> Json.NULL;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new JsonFault(place(parser.currentLocation()), "a JSON value is missing here");
    };
  }

  private static Json.Obj object(JsonParser parser) throws IOException, JsonFault {
    // The parser lets no name through twice.
    Members.Builder members = new Members.Builder();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = paired(parser.currentName(), parser);
      parser.nextToken();
      members.put(name, value(parser));
    }
    return new Json.Obj(members.build());
  }

  private static Json.Arr array(JsonParser parser) throws IOException, JsonFault {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new Json.Arr(items);
  }

  private static String paired(String text, JsonParser parser) throws JsonFault {
    int at = 0;
    while (at < text.length()) {
      char unit = text.charAt(at);
      if (!Character.isSurrogate(unit)) {
        at++;
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(unit)
              && at + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(at + 1));
      if (!pair) {
        throw new JsonFault(
            place(parser.currentLocation()), "an unpaired surrogate escape; send whole characters");
      }
      at += 2;
    }
    return text;
  }

  private static void write(Json value, JsonGenerator to) throws IOException {
    switch (value) {
      case Json.Obj(Map<String, Json> members) -> {
        to.writeStartObject();
        for (Map.Entry<String, Json> member : members.entrySet()) {
          to.writeFieldName(member.getKey());
          write(member.getValue(), to);
        }
        to.writeEndObject();
      }
      case Json.Arr(List<Json> items) -> {
        to.writeStartArray();
        for (Json item : items) {
          write(item, to);
        }
        to.writeEndArray();
      }
      case Json.Text(String text) -> to.writeString(text);
      case Json.Num(String literal) -> to.writeNumber(literal);
      case Json.Bool(boolean bool) -> to.writeBoolean(bool);
      case Json.Null() -> to.writeNull();
    }
  }

  private static String place(String text, int at) {
    long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    return "line " + line + ", column " + (at - text.lastIndexOf('\n', at));
  }

  private static String place(JsonLocation at) {
    return at == null
        ? "body"
        : "line " + at.getLineNr() + ", column " + Math.max(1, at.getColumnNr());
  }

  private static String reason(JsonProcessingException broken) {
    String original = broken.getOriginalMessage();
    if (original != null && original.startsWith("Duplicate field")) {
      return "a duplicate key; give each key once";
    }
    if (original != null && original.contains("nesting depth")) {
      return "nested deeper than " + DEPTH_MAX + "; flatten the value";
    }
    return "not valid JSON";
  }
}
