package nl.genaisluis.gateway.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// Reads a YAML file into a tree of records. Strict: one document, no unknown or repeated key, no
/// missing one, no text where a number belongs. Anchors and aliases work; merge keys and tags do
/// not.
public final class YamlReader {
  /// Larger files are refused; the largest shipped one is a tenth of this.
  static final int FILE_BYTES_MAX = 2_000_000;

  private static final int DEPTH_MAX = 40;
  private static final int ALIASES_MAX = 500;

  private YamlReader() {}

  /// Reads a file of the disk.
  public static <T extends Record> T read(Path file, Class<T> type) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in, type);
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read", e);
    }
  }

  /// Reads a stream to its end.
  ///
  /// @param name what messages call it
  public static <T extends Record> T read(String name, InputStream in, Class<T> type) {
    try {
      return read(name, in.readNBytes(FILE_BYTES_MAX + 1), type);
    } catch (IOException e) {
      throw new ConfigException(name + ": cannot be read", e);
    }
  }

  static <T extends Record> T read(String name, byte[] bytes, Class<T> type) {
    return type.cast(Binder.bind(type, new Place(name, "", compose(name, text(name, bytes)))));
  }

  static String text(String name, byte[] bytes) {
    if (bytes.length > FILE_BYTES_MAX) {
      throw new ConfigException(name + ": larger than " + FILE_BYTES_MAX + " bytes");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ConfigException(name + ": not UTF-8", e);
    }
  }

  private static Node compose(String name, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEPTH_MAX);
    options.setMaxAliasesForCollections(ALIASES_MAX);
    options.setCodePointLimit(FILE_BYTES_MAX);
    try {
      Iterator<Node> documents = new Yaml(options).composeAll(new StringReader(text)).iterator();
      if (!documents.hasNext()) {
        throw new ConfigException(name + ": empty");
      }
      Node first = documents.next();
      if (documents.hasNext()) {
        throw new ConfigException(name + ": more than one document");
      }
      return first;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new ConfigException(name + ":" + line + ": " + e.getProblem(), e);
    } catch (YAMLException e) {
      throw new ConfigException(name + ": " + e.getMessage(), e);
    }
  }
}
