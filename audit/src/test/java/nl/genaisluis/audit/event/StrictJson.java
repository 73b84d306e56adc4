package nl.genaisluis.audit.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Any strict JSON bytes to members, lists, strings, booleans, longs and doubles: the slow twin of
/// [CanonicalReader]. Duplicate members, nulls, deep nesting and anything after the value are
/// faults.
final class StrictJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build())
          .build();

  private StrictJson() {}

  static Members members(byte[] bytes) {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new LeafFault("leaf is not a JSON object");
      }
      Members object = members(parser);
      if (parser.nextToken() != null) {
        throw new LeafFault("leaf has bytes after its end");
      }
      return object;
    } catch (IOException notJson) {
      // Without its cause: a parser's message quotes the bytes that it stumbled over.
      throw new LeafFault("leaf is not strict JSON");
    }
  }

  private static Members members(JsonParser parser) throws IOException {
    Members members = new Members();
    Set<String> names = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (name == null || !names.add(name)) {
        throw new LeafFault("leaf names a member twice");
      }
      members.put(name, value(parser));
    }
    return members;
  }

  private static List<Object> items(JsonParser parser) throws IOException {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return items;
  }

  private static Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new LeafFault("leaf ends in the middle");
    }
    return switch (token) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> items(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      default -> throw new LeafFault("leaf holds a null or an unknown token");
    };
  }

  /// A whole number beyond `long` is one that a double wrote in plain form
  /// (`100000000000000000000`).
  private static Object whole(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> parser.getDoubleValue();
    };
  }
}
