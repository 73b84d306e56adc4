package nl.genaisluis.gateway.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.genaisluis.policy.personal.AddressList;
import org.jspecify.annotations.Nullable;

/// All configuration files as they were at one moment. A file that the folder lacks is the default
/// that comes with the program; guideline texts are taken all from the folder or all from the
/// defaults. What is parsed later is exactly what [#version] names: the bytes are read once.
public final class ConfigFolder {
  /// The files that a folder can hold.
  static final List<String> NAMES =
      List.of(
          "sluis.yaml", "use-cases.yaml", "prohibited.yaml", "personal-data.yaml", "models.yaml");

  private static final String GUIDELINE = "richtlijn/";
  private static final String DEFAULTS = "defaults/";
  private static final int VERSION_DIGITS = 16;

  /// The addresses of the own province, when the organisation has put them beside the rest.
  private static final String ADDRESSES = "adressen.csv";

  private static final int ADDRESS_BYTES_MAX = 32 << 20;

  private final @Nullable Path place;
  private final SortedMap<String, byte[]> files;

  private ConfigFolder(@Nullable Path place, SortedMap<String, byte[]> files) {
    this.place = place;
    this.files = files;
  }

  /// The defaults that come with the program.
  public static ConfigFolder embedded() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String name : NAMES) {
      byte[] bytes = embedded(name);
      if (bytes != null) {
        files.put(name, bytes);
      }
    }
    for (String text : embeddedGuideline()) {
      byte[] bytes = embedded(GUIDELINE + text);
      if (bytes == null) {
        throw new IllegalStateException("a guideline text is missing: " + text);
      }
      files.put(GUIDELINE + text, bytes);
    }
    return new ConfigFolder(null, files);
  }

  /// The files of a folder, over the defaults. A YAML file with an unknown name is refused: a
  /// typing error must not bring back a default.
  public static ConfigFolder of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ConfigException(folder + ": not a folder");
    }
    SortedMap<String, byte[]> files = embedded().files;
    try {
      for (Path file : listing(folder, "*.{yaml,yml}")) {
        String name = String.valueOf(file.getFileName());
        if (!NAMES.contains(name)) {
          throw new ConfigException(file + ": unknown file" + Nearest.hint(name, NAMES));
        }
        files.put(name, bytes(file));
      }
      for (Path file : listing(folder, "*.csv")) {
        files.put(ADDRESSES, addresses(file));
      }
      Path texts = folder.resolve(GUIDELINE);
      if (Files.isDirectory(texts)) {
        files.keySet().removeIf(name -> name.startsWith(GUIDELINE));
        for (Path file : listing(texts, "*.md")) {
          files.put(GUIDELINE + file.getFileName(), bytes(file));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new ConfigException(folder + ": cannot be read", e);
    }
    return new ConfigFolder(folder, files);
  }

  /// Where it was read from; null for the defaults.
  public @Nullable Path place() {
    return place;
  }

  /// The same place as it is now.
  public ConfigFolder again() {
    return place == null ? embedded() : of(place);
  }

  /// The bytes of every file by its name.
  public SortedMap<String, byte[]> files() {
    return new TreeMap<>(files);
  }

  /// Reads one of the YAML files into records.
  public <T extends Record> T read(String name, Class<T> type) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new ConfigException(name + ": not in the folder and without a default");
    }
    return YamlReader.read(name, bytes, type);
  }

  /// The addresses of the own province; nothing without the file.
  public AddressList addresses() {
    byte[] bytes = files.get(ADDRESSES);
    if (bytes == null) {
      return AddressList.none();
    }
    CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
    try {
      return AddressList.read(new InputStreamReader(new ByteArrayInputStream(bytes), strict));
    } catch (IOException wrong) {
      throw new ConfigException(ADDRESSES + ": not UTF-8", wrong);
    } catch (IllegalArgumentException wrong) {
      throw new ConfigException(ADDRESSES + ": " + wrong.getMessage(), wrong);
    }
  }

  private static byte[] addresses(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (!name.equals(ADDRESSES)) {
      throw new ConfigException(file + ": unknown file" + Nearest.hint(name, List.of(ADDRESSES)));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(ADDRESS_BYTES_MAX + 1);
      if (bytes.length > ADDRESS_BYTES_MAX) {
        throw new ConfigException(file + ": larger than " + ADDRESS_BYTES_MAX + " bytes");
      }
      return bytes;
    }
  }

  /// The guideline texts in the order of their names.
  public List<GuidelineText> guideline() {
    List<GuidelineText> texts = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.tailMap(GUIDELINE).entrySet()) {
      if (file.getKey().startsWith(GUIDELINE)) {
        String name = file.getKey().substring(GUIDELINE.length());
        texts.add(new GuidelineText(name, YamlReader.text(name, file.getValue())));
      }
    }
    return List.copyOf(texts);
  }

  /// The version of this configuration: the head of the SHA-256 over names, lengths and bytes of
  /// all files.
  public String version() {
    MessageDigest digest = sha256();
    files.forEach(
        (name, bytes) -> {
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
          digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array());
          digest.update(bytes);
        });
    return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
  }

  /// Each file with the head of its own SHA-256, so that two lists show which files differ.
  public List<String> digests() {
    List<String> digests = new ArrayList<>();
    files.forEach(
        (name, bytes) ->
            digests.add(
                name
                    + " sha256:"
                    + HexFormat.of()
                        .formatHex(sha256().digest(bytes))
                        .substring(0, VERSION_DIGITS)));
    return List.copyOf(digests);
  }

  private static List<Path> listing(Path folder, String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, pattern)) {
      stream.forEach(found::add);
    }
    return found;
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(YamlReader.FILE_BYTES_MAX + 1);
    }
  }

  /// A class path cannot be listed, so the defaults carry their own table of contents.
  private static List<String> embeddedGuideline() {
    byte[] contents = embedded(GUIDELINE + "inhoud.txt");
    return contents == null
        ? List.of()
        : new String(contents, StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).toList();
  }

  private static byte @Nullable [] embedded(String name) {
    try (InputStream in = ConfigFolder.class.getResourceAsStream(DEFAULTS + name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new ConfigException(name + ": the default cannot be read", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
