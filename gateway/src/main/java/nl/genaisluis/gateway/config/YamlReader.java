package nl.genaisluis.gateway.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/// Reads a YAML file into a tree of records. Strict: one document, no unknown or repeated key, no
/// missing one, no text where a number belongs. Anchors and aliases work; merge keys and tags do
/// not.
public final class YamlReader {
  /// Larger files are refused; the largest shipped one is a tenth of this.
  static final int FILE_BYTES_MAX = 2_000_000;

  private static final int DEPTH_MAX = 40;
  private static final int ALIASES_MAX = 500;
  private static final String ESCAPE =
      "an escape in double quotes that is cut short or stands for no character;"
          + " write \\x, \\u or \\U with 2, 4 or 8 hexadecimal digits, or the character itself";

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
    StreamReader reader = new StreamReader(text);
    Composer composer = new Composer(new ParserImpl(reader, options), new Resolver(), options);
    try {
      return onlyOne(name, composer);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? reader.getLine() : e.getProblemMark().getLine();
      throw wrong(name, line, e.getProblem(), e);
    } catch (ReaderException e) {
      String what =
          String.format(
              Locale.ROOT,
              "a character that no YAML file may hold: U+%04X; take it out",
              e.getCodePoint());
      throw wrong(name, lineOfUnprintable(text), what, e);
    } catch (YAMLException e) {
      throw wrong(name, reader.getLine(), String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      // The scanner reads an escape that ends with the file, or one of eight digits, as a number
      // without asking whether it is one.
      throw wrong(name, reader.getLine(), ESCAPE, e);
    }
  }

  private static Node onlyOne(String name, Composer composer) {
    if (!composer.checkNode()) {
      throw new ConfigException(name + ": empty");
    }
    Node first = composer.getNode();
    if (composer.checkNode()) {
      throw new ConfigException(name + ": more than one document");
    }
    return first;
  }

  private static ConfigException wrong(String name, int linesBefore, String what, Throwable cause) {
    return new ConfigException(name + ":" + (linesBefore + 1) + ": " + what, cause);
  }

  private static int lineOfUnprintable(String text) {
    int lines = 0;
    int at = 0;
    while (at < text.length() && StreamReader.isPrintable(text.codePointAt(at))) {
      lines += text.charAt(at) == '\n' ? 1 : 0;
      at += Character.charCount(text.codePointAt(at));
    }
    return lines;
  }
}
