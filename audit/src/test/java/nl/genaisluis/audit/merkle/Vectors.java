package nl.genaisluis.audit.merkle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the test vectors of others as plain maps and lists.
public final class Vectors {
  private Vectors() {}

  /// A file of the folder with vectors.
  public static byte[] bytes(String name) {
    try (InputStream in =
        Vectors.class.getResourceAsStream("/nl/genaisluis/audit/vectors/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// One JSON object a line.
  static List<Map<String, @Nullable Object>> lines(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> object(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  /// One JSON object.
  @SuppressWarnings("unchecked") // objects are read as maps with string keys, below
  public static Map<String, @Nullable Object> object(byte[] json) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(value(json));
  }

  /// Any JSON value.
  public static @Nullable Object value(byte[] json) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      return value(parser);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        members.put(name, value(parser));
      }
      return members;
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(parser));
      }
      return items;
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return new BigInteger(parser.getText());
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return parser.getBooleanValue();
    }
    return token == JsonToken.VALUE_NULL ? null : parser.getText();
  }
}
