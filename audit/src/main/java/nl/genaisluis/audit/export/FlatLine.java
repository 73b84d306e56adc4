package nl.genaisluis.audit.export;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object of strings that belongs to one entry, on a line of its own.
///
/// @param index place in the log of the entry that it belongs to
/// @param leaf id of that entry
record FlatLine(long index, String leaf, Map<String, String> facts) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String INDEX = "index";
  private static final String LEAF = "leaf";

  FlatLine {
    facts = Map.copyOf(facts);
  }

  /// What a line says besides its entry; null is left out.
  static final class Facts {
    private final Map<String, String> facts = new LinkedHashMap<>();

    Facts with(String name, @Nullable String value) {
      if (value != null) {
        facts.put(name, value);
      }
      return this;
    }

    byte[] line(long index, String leaf) throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      try (JsonGenerator json = JSON.createGenerator(line)) {
        json.writeStartObject();
        json.writeNumberField(INDEX, index);
        json.writeStringField(LEAF, leaf);
        for (Map.Entry<String, String> fact : facts.entrySet()) {
          json.writeStringField(fact.getKey(), fact.getValue());
        }
        json.writeEndObject();
      }
      line.write('\n');
      return line.toByteArray();
    }
  }

  /// The object that a line is; anything else is an [IllegalArgumentException] that does not quote
  /// it.
  static FlatLine parse(byte[] line) throws IOException {
    Map<String, String> facts = new HashMap<>();
    try (JsonParser json = JSON.createParser(line)) {
      boolean whole = json.nextToken() == JsonToken.START_OBJECT;
      while (whole && json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        whole = json.nextToken().isScalarValue() && facts.put(name, json.getText()) == null;
      }
      if (!whole || json.currentToken() != JsonToken.END_OBJECT) {
        throw new IllegalArgumentException("not one object of scalars");
      }
    } catch (JacksonException notJson) {
      // Without its cause: a parser's message quotes what it stumbled over.
      throw new IllegalArgumentException("not JSON");
    }
    String index = facts.remove(INDEX);
    String leaf = facts.remove(LEAF);
    return new FlatLine(
        Long.parseLong(index == null ? "" : index), leaf == null ? "" : leaf, facts);
  }

  /// A fact that must be there.
  String fact(String name) {
    String fact = facts.get(name);
    if (fact == null) {
      throw new IllegalArgumentException("lacks " + name);
    }
    return fact;
  }

  /// A fact that may be missing.
  @Nullable String factOrNull(String name) {
    return facts.get(name);
  }

  @Override
  public String toString() {
    return "FlatLine[" + index + "]";
  }
}
