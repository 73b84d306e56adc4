package nl.genaisluis.audit.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The list of an export's files, `manifest.json`: one member a fact about the log, and then every
/// file with its size and SHA-256. Written and read as a stream.
final class Manifest {
  static final String NAME = "manifest.json";

  /// Form of the export; a reader refuses another.
  static final String FORM = "genai-sluis-export/1";

  private static final JsonFactory JSON = new JsonFactory();

  private Manifest() {}

  /// What the manifest says of the log.
  ///
  /// @param size entries of the newest shard
  /// @param root of its tree, in base64
  /// @param entries of all shards
  record Head(String origin, String verifierKey, long size, String root, long entries) {}

  /// Told of one file.
  interface Each {
    void file(String path, long bytes, String sha256) throws IOException;
  }

  /// Writes a manifest while the files come.
  static final class Writer implements AutoCloseable {
    private final FileChannel channel;
    private final JsonGenerator json;

    Writer(Path file, Head head) throws IOException {
      this.channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      this.json = JSON.createGenerator(new BufferedOutputStream(Channels.newOutputStream(channel)));
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("form", FORM);
      json.writeStringField("origin", head.origin());
      json.writeStringField("verifier_key", head.verifierKey());
      json.writeNumberField("size", head.size());
      json.writeStringField("root", head.root());
      json.writeNumberField("entries", head.entries());
      json.writeArrayFieldStart("files");
    }

    void file(String path, long bytes, String sha256) throws IOException {
      json.writeStartObject();
      json.writeStringField("path", path);
      json.writeNumberField("bytes", bytes);
      json.writeStringField("sha256", sha256);
      json.writeEndObject();
    }

    void finish() throws IOException {
      json.writeEndArray();
      json.writeEndObject();
      json.flush();
      channel.force(true);
    }

    @Override
    public void close() throws IOException {
      // The channel is closed, not the generator: that would end an unfinished manifest neatly.
      channel.close();
    }
  }

  /// Reads a manifest, handing over its files; returns its head.
  static Head read(Path file, Each each) throws IOException {
    Map<String, String> head = new HashMap<>();
    try (JsonParser json = JSON.createParser(Files.newInputStream(file))) {
      expect(json.nextToken() == JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("files")) {
          expect(value == JsonToken.START_ARRAY);
          while (json.nextToken() == JsonToken.START_OBJECT) {
            file(json, each);
          }
        } else {
          expect(value.isScalarValue() && head.put(name, json.getText()) == null);
        }
      }
      expect(json.currentToken() == JsonToken.END_OBJECT);
    } catch (com.fasterxml.jackson.core.JacksonException notJson) {
      throw new ExportFault(NAME + " cannot be read", notJson);
    }
    expect(FORM.equals(head.get("form")));
    String size = required(head.get("size"));
    return new Head(
        required(head.get("origin")),
        required(head.get("verifier_key")),
        Long.parseLong(size),
        required(head.get("root")),
        // An export of before there were shards does not count twice.
        Long.parseLong(head.getOrDefault("entries", size)));
  }

  private static void file(JsonParser json, Each each) throws IOException {
    Map<String, String> facts = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      expect(json.nextToken().isScalarValue() && facts.put(name, json.getText()) == null);
    }
    String bytes = required(facts.get("bytes"));
    expect(bytes.matches("[0-9]{1,18}"));
    each.file(required(facts.get("path")), Long.parseLong(bytes), required(facts.get("sha256")));
  }

  private static String required(@Nullable String fact) {
    expect(fact != null);
    return String.valueOf(fact);
  }

  private static void expect(boolean fulfilled) {
    if (!fulfilled) {
      throw new ExportFault(NAME + " is not that of an export");
    }
  }
}
