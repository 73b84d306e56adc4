package nl.genaisluis.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.genaisluis.gateway.start.Settings;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import nl.genaisluis.policy.personal.PersonalDataConfig;
import nl.genaisluis.policy.prohibited.ProhibitedConfig;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documents name is there: tests, files, keys of the configuration, addresses, options.
/// Each page is read as a stranger reads it, who will look for what it names.
class DocsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path DESCRIPTION =
      Path.of("src/main/resources/nl/genaisluis/gateway/accountability/openapi.json");
  private static final int LINE_MAX = 120;

  private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```");
  private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
  private static final Pattern TEST =
      Pattern.compile("(?<![\\w…])([A-Z]\\w*[a-z](?:Test|IT|Bench))(?:[.#]([a-z]\\w+)(…?))?");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");
  private static final Pattern PLACE =
      Pattern.compile("(?:(?:gateway|audit|policy|models)/src|docs|docker|\\.ci)/[\\w./-]+");
  private static final Pattern KEY =
      Pattern.compile(
          "(?!.*\\.(?:bin|csv|db|js|jsonl?|key|txt|vkey|xml|yaml)$)[a-z_]+(?:\\.[a-z_]+)+");
  private static final Pattern ADDRESS = Pattern.compile("/api/v1(/[a-z-]+)");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");

  private static final Map<String, String> TESTS = sources("src/test/java");
  private static final Map<String, String> PROGRAM = sources("src/main/java");
  private static final Set<String> KEYS = keys();

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (Path folder : List.of(ROOT, ROOT.resolve("docs"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  /// A method may be cut short: `RoutesIT.everyRoute…`.
  @ParameterizedTest
  @MethodSource("pages")
  void everyTestThatAPageNamesExists(Path page) throws IOException {
    List<String> missing = new ArrayList<>();
    for (String span : spans(page)) {
      for (MatchResult named : found(TEST, span)) {
        if (!isThere(named.group(1), named.group(2), named.group(3))) {
          missing.add(named.group());
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyFileThatAPageNamesExists(Path page) throws IOException {
    Path folder = page.resolveSibling(".");
    List<String> missing = new ArrayList<>();
    for (MatchResult link : found(LINK, prose(page))) {
      if (!Files.exists(folder.resolve(link.group(1)))) {
        missing.add(link.group(1));
      }
    }
    for (String span : spans(page)) {
      if (PLACE.matcher(span).matches() && !Files.exists(ROOT.resolve(span))) {
        missing.add(span);
      }
    }

    assertThat(missing).isEmpty();
  }

  /// A key is written with the section that it stands in: `limits.at_once.whole`. What begins with
  /// no section of ours is a key of somebody else's.
  @ParameterizedTest
  @MethodSource("pages")
  void everyKeyOfTheConfigurationThatAPageNamesExists(Path page) throws IOException {
    Set<String> sections =
        KEYS.stream()
            .filter(key -> key.contains("."))
            .map(key -> key.substring(0, key.indexOf('.')))
            .collect(Collectors.toSet());

    List<String> unknown =
        spans(page).stream()
            .filter(span -> KEY.matcher(span).matches())
            .filter(span -> sections.contains(span.substring(0, span.indexOf('.'))))
            .filter(span -> !KEYS.contains(span))
            .toList();

    assertThat(unknown).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyAddressThatAPageNamesIsDescribed(Path page) throws IOException, JsonFault {
    Set<String> described = described();

    Set<String> unknown = new TreeSet<>();
    for (MatchResult address : found(ADDRESS, Files.readString(page))) {
      if (!described.contains(address.group(1))) {
        unknown.add(address.group());
      }
    }

    assertThat(unknown).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyOptionThatAPageNamesIsTakenByAProgram(Path page) throws IOException {
    Set<String> unknown = new TreeSet<>();
    for (String span : spans(page)) {
      for (MatchResult option : found(OPTION, span)) {
        if (!isTaken(option.group())) {
          unknown.add(option.group());
        }
      }
    }

    assertThat(unknown).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noLineOfAPageIsTooLongToRead(Path page) throws IOException {
    List<String> tooLong =
        prose(page)
            .lines()
            .filter(line -> line.length() > LINE_MAX && !line.stripLeading().startsWith("|"))
            .toList();

    assertThat(tooLong).isEmpty();
  }

  private static boolean isThere(String type, @Nullable String method, @Nullable String cut) {
    String source = TESTS.get(type);
    if (source == null || method == null) {
      return source != null;
    }
    return source.contains(" " + method + ("…".equals(cut) ? "" : "("));
  }

  /// The resources in the description of the API, and the description itself.
  private static Set<String> described() throws IOException, JsonFault {
    Set<String> described = new HashSet<>(Set.of("/openapi"));
    if (JsonCodec.read(Files.readString(DESCRIPTION)) instanceof Json.Obj api) {
      Json.Obj paths = Objects.requireNonNull(api.object("paths"));
      paths.members().keySet().forEach(path -> described.add("/" + path.split("/", -1)[1]));
    }
    return described;
  }

  private static boolean isTaken(String option) {
    return Stream.of(TESTS, PROGRAM)
        .flatMap(sources -> sources.values().stream())
        .anyMatch(source -> source.contains(option));
  }

  private static List<String> spans(Path page) throws IOException {
    return found(SPAN, prose(page)).stream().map(span -> span.group(1)).toList();
  }

  /// A page without its fenced blocks.
  private static String prose(Path page) throws IOException {
    return FENCE.matcher(Files.readString(page)).replaceAll("");
  }

  private static List<MatchResult> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  /// The Java sources of all modules in this folder, by the name of their type.
  private static Map<String, String> sources(String folder) {
    Map<String, String> sources = new TreeMap<>();
    for (String module : List.of("models", "policy", "audit", "gateway")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve(folder))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          String name = file.toFile().getName();
          sources.merge(
              name.substring(0, name.length() - ".java".length()),
              Files.readString(file),
              String::concat);
        }
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    return sources;
  }

  /// Every key that the configuration may have, as a path of names.
  private static Set<String> keys() {
    Set<String> keys = new HashSet<>();
    for (Class<?> file :
        List.of(Settings.class, ProhibitedConfig.class, PersonalDataConfig.class)) {
      addKeys(file, "", keys);
    }
    addKeys(UseCase.class, "", keys);
    addKeys(Model.class, "", keys);
    addKeys(Provider.class, "", keys);
    return keys;
  }

  private static void addKeys(Class<?> section, String before, Set<String> keys) {
    for (RecordComponent component : section.getRecordComponents()) {
      String key = before + snake(component.getName());
      keys.add(key);
      for (Class<?> inner : records(component.getGenericType())) {
        addKeys(inner, key + ".", keys);
      }
    }
  }

  /// The record that a value is or holds.
  private static List<Class<?>> records(Type type) {
    if (type instanceof Class<?> plain) {
      return plain.isRecord() ? List.of(plain) : List.of();
    }
    if (!(type instanceof ParameterizedType generic)) {
      return List.of();
    }
    return Stream.concat(
            Stream.of(generic.getRawType()), Stream.of(generic.getActualTypeArguments()))
        .flatMap(part -> records(part).stream())
        .toList();
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
