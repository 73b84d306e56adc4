package nl.genaisluis.gateway.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.prohibited.ProhibitedConfig;
import nl.genaisluis.policy.usecase.UseCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeTest {
  private static final String USE_CASES = "use-cases.yaml";
  private static final String MODELS = "models.yaml";
  private static final String PROHIBITED = "prohibited.yaml";

  @TempDir private Path folder;

  static Stream<Arguments> narrower() {
    return Stream.of(
        Arguments.of(
            USE_CASES, "models: [proefmodel-7b, proefmodel-groot]", "models: [proefmodel-7b]"),
        Arguments.of(
            USE_CASES, "models: [proefmodel-7b, proefmodel-groot]", "models: [proefmodel-groot]"),
        Arguments.of(USE_CASES, "roles: [medewerker, ontwikkelaar]", "roles: [medewerker]"),
        Arguments.of(USE_CASES, "units: []", "units: [Mobiliteit]"),
        Arguments.of(USE_CASES, "classes: [openbaar, intern]", "classes: [openbaar]"),
        Arguments.of(USE_CASES, "persoon: pseudonymise", "persoon: block"),
        Arguments.of(USE_CASES, "tools: [zoek_adres]", "tools: []"),
        Arguments.of(USE_CASES, "confirmation: true", "confirmation: false"),
        Arguments.of(USE_CASES, "energy_wh_per_day: 500", "energy_wh_per_day: 100"),
        Arguments.of(USE_CASES, "start: 2026-01-01,", "start: 2026-01-01, end: 2027-01-01,"),
        Arguments.of(USE_CASES, "start: 2026-01-01,", "start: 2026-02-01,"),
        Arguments.of(USE_CASES, "title: Klare taal", "title: Heldere taal"),
        Arguments.of(MODELS, "status: approved", "status: suspended"),
        Arguments.of(PROHIBITED, "confirm_at: 0.5", "confirm_at: 0.4"),
        Arguments.of(PROHIBITED, "block_at: 0.9", "block_at: 0.8"));
  }

  static Stream<Arguments> wider() {
    return Stream.of(
        Arguments.of(
            USE_CASES, "models: [proefmodel-7b]", "models: [proefmodel-7b, proefmodel-24b]"),
        Arguments.of(
            USE_CASES,
            "models: [proefmodel-7b, proefmodel-groot]",
            "models: [proefmodel-groot, proefmodel-7b]"),
        Arguments.of(
            USE_CASES,
            "roles: [medewerker, ontwikkelaar]",
            "roles: [medewerker, ontwikkelaar, auditor]"),
        Arguments.of(
            USE_CASES, "classes: [openbaar, intern]", "classes: [openbaar, intern, vertrouwelijk]"),
        Arguments.of(USE_CASES, "urldata: mask", "urldata: pseudonymise"),
        Arguments.of(USE_CASES, "tools: []", "tools: [zoek_adres]"),
        Arguments.of(USE_CASES, "decisions: stop", "decisions: flag"),
        Arguments.of(USE_CASES, "energy_wh_per_day: 500", "energy_wh_per_day: 501"),
        Arguments.of(USE_CASES, "start: 2026-01-01,", "start: 2025-12-31,"),
        Arguments.of(USE_CASES, "content_days: 30", "content_days: 31"),
        Arguments.of(USE_CASES, "content_days: 30", "content_days: 29"),
        Arguments.of(
            USE_CASES, "confirmation: true", "answer_tokens_default: 9, confirmation: true"),
        Arguments.of(MODELS, "data_class_max: intern", "data_class_max: vertrouwelijk"),
        Arguments.of(PROHIBITED, "confirm_at: 0.5", "confirm_at: 0.6"),
        Arguments.of(PROHIBITED, "block_at: 0.9", "block_at: 0.95"));
  }

  @ParameterizedTest
  @MethodSource("narrower")
  void knowsWhatPermitsNoMore(String file, String from, String to) throws IOException {
    Change change = change(file, from, to);

    assertThat(change.isEmpty()).isFalse();
    assertThat(change.lines()).noneMatch(line -> line.startsWith("more: "));
    assertThat(change.permitsMore()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("wider")
  void takesWhatItDoesNotKnowForMore(String file, String from, String to) throws IOException {
    Change change = change(file, from, to);

    assertThat(change.permitsMore()).isTrue();
    assertThat(change.lines().getFirst()).startsWith("more: " + file);
  }

  @ParameterizedTest
  @MethodSource("narrower")
  void theWayBackFromLessIsMoreUnlessOnlyWordsChanged(String file, String from, String to)
      throws IOException {
    Change change = Change.between(records(file, from, to), records(file, from, from));

    assertThat(change.permitsMore()).isEqualTo(!from.startsWith("title"));
  }

  @Test
  void aNewUseCaseIsOneLineAndMore() throws IOException {
    String all = text(USE_CASES);
    int from = all.indexOf("  - id: ruime-keuze");
    int to = all.indexOf("  - id: hulpmiddel");
    Map<String, Record> without = records(USE_CASES, all.substring(from, to), "");
    Map<String, Record> with = records(USE_CASES, "", "");

    Change added = Change.between(without, with);
    Change removed = Change.between(with, without);

    assertThat(added.permitsMore()).isTrue();
    assertThat(added.lines()).containsExactly("more: use-cases.yaml use_cases[ruime-keuze] added");
    assertThat(removed.permitsMore()).isFalse();
    assertThat(removed.lines()).containsExactly("use-cases.yaml use_cases[ruime-keuze] removed");
  }

  /// What it said while nobody could use it was agreed to by nobody.
  @Test
  void anEntryThatComesIntoUseIsShownWhole() throws IOException {
    String choice = "title: Ruime keuze\n    shown_as: mag\n    term: {status: ";
    Map<String, Record> asleep = records(USE_CASES, choice + "active", choice + "concept");
    Map<String, Record> awake = records(USE_CASES, choice + "active", choice + "active");

    Change change = Change.between(asleep, awake);

    assertThat(change.permitsMore()).isTrue();
    assertThat(change.lines())
        .contains(
            "more: use-cases.yaml use_cases[ruime-keuze].term.status concept -> active",
            "more: use-cases.yaml use_cases[ruime-keuze].models[proefmodel-24b] added",
            "more: use-cases.yaml use_cases[ruime-keuze].limits.content_days added 30",
            "use-cases.yaml use_cases[ruime-keuze].title added");
    assertThat(change.lines()).noneMatch(line -> line.contains("klare-taal"));
  }

  @Test
  void aModelThatIsApprovedIsShownWhole() throws IOException {
    Map<String, Record> asleep = records(MODELS, "status: approved", "status: suspended");
    Map<String, Record> awake = records(MODELS, "status: approved", "status: approved");

    Change change = Change.between(asleep, awake);

    assertThat(change.lines())
        .contains("more: models.yaml models[proefmodel-7b].governance.status suspended -> approved")
        .anyMatch(line -> line.startsWith("more: models.yaml models[proefmodel-7b].size.value"));
    assertThat(change.recorded()).hasSize(61).last().asString().endsWith("more lines");
  }

  @Test
  void aLineHoldsNoSentenceThatSomebodyWrote() throws IOException {
    Change change = change(USE_CASES, "responsible: hoofd proeven", "responsible: Jantina Bos");

    assertThat(change.lines()).isNotEmpty().noneMatch(line -> line.contains("Jantina"));
  }

  private Change change(String file, String from, String to) throws IOException {
    return Change.between(records(file, from, from), records(file, from, to));
  }

  private Map<String, Record> records(String file, String from, String to) throws IOException {
    String text = text(file);
    if (!text.contains(from)) {
      throw new IllegalArgumentException("nothing to change: " + from);
    }
    for (String name : new String[] {USE_CASES, MODELS, PROHIBITED}) {
      String whole = text(name);
      Files.writeString(folder.resolve(name), name.equals(file) ? whole.replace(from, to) : whole);
    }
    ConfigFolder read = ConfigFolder.of(folder);
    return Map.of(
        USE_CASES,
        read.read(USE_CASES, UseCases.class),
        MODELS,
        read.read(MODELS, Register.class),
        PROHIBITED,
        read.read(PROHIBITED, ProhibitedConfig.class));
  }

  private static String text(String name) throws IOException {
    if (name.equals(PROHIBITED)) {
      return "confirm_at: 0.5\nblock_at: 0.9\n";
    }
    try (InputStream in = ChangeTest.class.getResourceAsStream("/start/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .replace("${UPSTREAM}", "http://127.0.0.1:1/v1");
    }
  }
}
