package nl.genaisluis.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
  /// A file with something of every kind.
  record Harbour(
      String name,
      int berths,
      long tonnes,
      double depth,
      boolean open,
      Kind kind,
      Duration delay,
      LocalDate since,
      URI site,
      Path logFolder,
      List<Ship> ships,
      Set<String> flags,
      Map<Kind, Integer> fees,
      Sourced<Double> tide,
      @Nullable String motto) {}

  record Ship(String name, int length) {
    Ship {
      if (length < 1) {
        throw new IllegalArgumentException("length must be at least 1, was: " + length);
      }
    }
  }

  record Sourced<T>(T value, String source) {}

  enum Kind {
    SEA,
    INLAND_WATER
  }

  private static final String GOOD =
      """
      name: NO
      berths: 1_200
      tonnes: 9000000000
      depth: 12.5
      open: true
      kind: inland-water
      delay: 90s
      since: 2026-11-22
      site: https://harbour.example/
      log_folder: logs
      ships:
        - {name: "Twee Gebroeders", length: 12}
        - name: Vrouwe Anna
          length: 30
      flags: [nl, fy]
      fees: {sea: 3, inland-water: 1}
      tide: {value: 1.75, source: tables}
      """;

  @Test
  void readsEveryKindOfValue() {
    Harbour harbour = read(GOOD);

    assertThat(harbour)
        .isEqualTo(
            new Harbour(
                "NO",
                1200,
                9_000_000_000L,
                12.5,
                true,
                Kind.INLAND_WATER,
                Duration.ofSeconds(90),
                LocalDate.of(2026, 11, 22),
                URI.create("https://harbour.example/"),
                Path.of("logs"),
                List.of(new Ship("Twee Gebroeders", 12), new Ship("Vrouwe Anna", 30)),
                Set.of("nl", "fy"),
                Map.of(Kind.SEA, 3, Kind.INLAND_WATER, 1),
                new Sourced<>(1.75, "tables"),
                null));
  }

  @Test
  void anAliasStandsForItsAnchor() {
    String yaml =
        GOOD.replace("- {name:", "- &ship {name:")
            .replace("  - name: Vrouwe Anna\n    length: 30\n", "  - *ship\n");

    Harbour harbour = read(yaml);

    assertThat(harbour.ships().getLast()).isEqualTo(harbour.ships().getFirst());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "berths: 1_200 | berth: 1_200 | harbour.yaml:2: berth: unknown key, did you mean berths?",
        "berths: 1_200 | Berths: 1_200 | harbour.yaml:2: Berths: unknown key, did you mean berths?",
        "berths: 1_200 | berths: many | harbour.yaml:2: berths: must be a whole number: many",
        "berths: 1_200 | berths: '12' | harbour.yaml:2: berths: must be written without quotes: 12",
        "berths: 1_200 | name: two | harbour.yaml:2: name: stands here twice",
        "berths: 1_200 | berths: | harbour.yaml:2: berths: berths is missing",
        "tonnes: 9000000000 | '' | harbour.yaml:1: tonnes is missing",
        "depth: 12.5 | depth: .nan | harbour.yaml:4: depth: must be a number: .nan",
        "depth: 12.5 | depth: 1e999 | harbour.yaml:4: depth: must be a number that a double can"
            + " hold: 1e999",
        "open: true | open: yes | harbour.yaml:5: open: must be true or false: yes",
        "kind: inland-water | kind: inland | harbour.yaml:6: kind: unknown value inland, known are:"
            + " sea, inland-water",
        "kind: inland-water | kind: INLAND_WATER | harbour.yaml:6: kind: unknown value"
            + " INLAND_WATER, did you mean inland-water?",
        "delay: 90s | delay: 90 | harbour.yaml:7: delay: must be a duration such as 500ms, 30s,"
            + " 10m, 1h or 7d: 90",
        "since: 2026-11-22 | since: 2026-02-30 | harbour.yaml:8: since: must be a date such as"
            + " 2026-11-22: 2026-02-30",
        "site: https://harbour.example/ | site: 'a b' | harbour.yaml:9: site: cannot be read: a b",
        "length: 12 | length: 0 | harbour.yaml:12: ships[0]: length must be at least 1, was: 0",
        "length: 30 | length: 0 | harbour.yaml:13: ships[1]: length must be at least 1, was: 0",
        "length: 30 | lenght: 30 | harbour.yaml:14: ships[1].lenght: unknown key, did you mean"
            + " length?",
        "flags: [nl, fy] | flags: [nl, nl] | harbour.yaml:15: flags: names one twice: nl",
        "flags: [nl, fy] | flags: nl | harbour.yaml:15: flags: must be a list",
        "fees: {sea: 3 | fees: {zee: 3 | harbour.yaml:16: fees.zee: unknown value zee, did you mean"
            + " sea?",
        "source: tables | sauce: tables | harbour.yaml:17: tide.sauce: unknown key, did you mean"
            + " source?",
        "value: 1.75 | value: ~ | harbour.yaml:17: tide.value: value is missing",
        "name: NO | name: !!binary NO | harbour.yaml:1: name: tags are not used here:"
            + " tag:yaml.org,2002:binary"
      })
  void saysWhereAndWhatIsWrong(String good, String bad, String message) {
    String yaml = GOOD.replace(good, bad);

    assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigException.class).hasMessage(message);
  }

  @Test
  void refusesWhatIsNoSingleDocument() {
    assertThatThrownBy(() -> read("")).hasMessage("harbour.yaml: empty");
    assertThatThrownBy(() -> read(GOOD + "---\n" + GOOD))
        .hasMessage("harbour.yaml: more than one document");
    assertThatThrownBy(() -> read("- a\n")).hasMessageContaining("must be a list of keys");
    assertThatThrownBy(() -> read("name: [a\nberths: 1\n"))
        .hasMessageStartingWith("harbour.yaml:2:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\x", "\"5\\u", "{a: \"\\U", "\"\\Uffffffff\"", "\"\\U80000000\""})
  void saysOnWhichLineAnEscapeIsCutShortOrIsNoCharacter(String name) {
    String yaml = "berths: 1\nname: " + name;

    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("harbour.yaml:2: an escape in double quotes that is cut short")
        .hasMessageEndingWith("hexadecimal digits, or the character itself");
  }

  @Test
  void refusesHalfACharacterThatWasEscapedAndTakesTheWholeOne() {
    String half = GOOD.replace("name: NO", "name: \"\\ud83d!\"");
    String whole = GOOD.replace("name: NO", "name: \"\\ud83d\\ude42\"");

    assertThatThrownBy(() -> read(half))
        .hasMessage(
            "harbour.yaml:1: name: holds half a character, escaped; write the character itself");
    assertThat(read(whole).name()).isEqualTo("\ud83d\ude42");
  }

  @Test
  void saysOnWhichLineACharacterStandsThatNoFileMayHold() {
    String yaml = GOOD.replace("berths: 1_200", "berths: 1\u00012");

    assertThatThrownBy(() -> read(yaml))
        .hasMessage("harbour.yaml:2: a character that no YAML file may hold: U+0001; take it out");
  }

  @Test
  void saysOnWhichLineTheNestingIsTooDeep() {
    String yaml = "name: NO\nships: " + "[".repeat(50);

    assertThatThrownBy(() -> read(yaml)).hasMessageStartingWith("harbour.yaml:2: Nesting Depth");
  }

  @Test
  void readsDigitsOfOneScriptOnly() {
    String yaml = GOOD.replace("berths: 1_200", "berths: \u0661\u0662");

    assertThatThrownBy(() -> read(yaml))
        .hasMessageStartingWith("harbour.yaml:2: berths: must be a whole number");
  }

  @Test
  void refusesBytesThatAreNotUtf8AndFilesThatAreTooLarge() {
    byte[] latin = GOOD.replace("NO", "Zoë").getBytes(StandardCharsets.ISO_8859_1);
    byte[] large = new byte[YamlReader.FILE_BYTES_MAX + 1];

    assertThatThrownBy(() -> read(latin)).hasMessage("harbour.yaml: not UTF-8");
    assertThatThrownBy(() -> read(large)).hasMessageStartingWith("harbour.yaml: larger than");
  }

  @Test
  void refusesAnAliasOfItselfAndAliasesThatMultiply() {
    StringBuilder bomb = new StringBuilder("name: x\nships:\n  - &a0 {name: x, length: 1}\n");
    for (int i = 0; i < 600; i++) {
      bomb.append("  - *a0\n");
    }

    assertThatThrownBy(() -> read("name: &a [*a]\n")).isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> read(bomb.toString())).isInstanceOf(ConfigException.class);
  }

  @Test
  void answersDamagedTextWithAConfigExceptionAndNothingElse() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String alphabet = "{}[]:,-&*!|>'\"%@`#~\n\t ab1\u0000\u00e9\ud83d";
    for (int i = 0; i < 3_000; i++) {
      StringBuilder yaml = new StringBuilder(GOOD);
      for (int j = 0; j < 1 + random.nextInt(6); j++) {
        char damage = alphabet.charAt(random.nextInt(alphabet.length()));
        yaml.setCharAt(random.nextInt(yaml.length()), damage);
      }
      try {
        assertThat(read(yaml.toString()).ships()).as("seed %d", seed).isNotNull();
      } catch (ConfigException e) {
        assertThat(e).as("seed %d", seed).hasMessageStartingWith("harbour.yaml");
      }
    }
  }

  @Test
  void namesTheFileOfTheDisk(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("port.yaml");
    Files.writeString(file, "nam: x\n");

    assertThatThrownBy(() -> YamlReader.read(file, Ship.class))
        .hasMessage(file + ":1: nam: unknown key, did you mean name?");
    assertThatThrownBy(() -> YamlReader.read(folder.resolve("absent.yaml"), Ship.class))
        .isInstanceOf(ConfigException.class);
  }

  private static Harbour read(String yaml) {
    return read(yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static Harbour read(byte[] yaml) {
    return YamlReader.read("harbour.yaml", new ByteArrayInputStream(yaml), Harbour.class);
  }
}
