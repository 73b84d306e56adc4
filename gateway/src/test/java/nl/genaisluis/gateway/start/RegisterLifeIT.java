package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.Patience.until;
import static nl.genaisluis.gateway.start.GatewayUnderTest.at;
import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.ModelsCompared;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of an entry of the register over time.
class RegisterLifeIT {
  @TempDir private Path folder;

  private Upstream upstream;

  @BeforeEach
  void start() {
    upstream = new Upstream();
    upstream.says("Het loket is gesloten.");
  }

  @AfterEach
  void stop() {
    upstream.close();
  }

  @ParameterizedTest
  @CsvSource({
    "proposed, is nog niet goedgekeurd",
    "suspended, is geschorst",
    "withdrawn, is ingetrokken"
  })
  void onlyAnApprovedEntryIsUsedAndARefusalSaysWhy(String status, String why) throws IOException {
    Path config = config();
    change(config, "proefmodel-24b", "governance: *goed", governance(status));
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config)) {
      HttpResponse<String> answer = ask(gateway, "proefmodel-24b", false);

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(code(answer)).isEqualTo("model_not_approved");
      assertThat(answer.body()).contains(why);
      assertThat(upstream.bodies()).isEmpty();
      Json.Obj shown = object(gateway.get("medewerker", "/api/v1/modellen/proefmodel-24b").body());
      Json.Obj last = (Json.Obj) shown.items("statusverloop").getLast();
      assertThat(last.text("status")).isEqualTo(shown.text("status"));
      assertThat(last.text("door")).isEqualTo("de commissie");
      assertThat(last.text("vanafDatum")).isEqualTo("2026-02-01");
    }
  }

  @Test
  void aProvidersListIsComparedWithTheRegister() throws IOException {
    Path config = config();
    Files.writeString(config.resolve("sluis.yaml"), soonCompared());
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config)) {
      ModelsCompared compared = compared(gateway);

      assertThat(compared.provider()).isEqualTo("proefhost");
      assertThat(compared.served()).isEqualTo(3);
      assertThat(compared.missing()).containsExactly("proefmodel-groot");
      assertThat(compared.unlisted()).isEmpty();
      // The entry is durable a moment before the register shows it.
      until(() -> model(gateway, "proefmodel-groot").get("aanbod") instanceof Json.Obj);
      Json.Obj missing = model(gateway, "proefmodel-groot");
      assertThat(at(missing, "aanbod").get("aanwezig")).isEqualTo(Json.FALSE);
      assertThat(at(missing, "aanbod").text("vergelekenOp")).endsWith("Z");
      assertThat(missing.text("bereikbaarheid")).isEqualTo("niet-bereikbaar");
      assertThat(at(model(gateway, "proefmodel-7b"), "aanbod").get("aanwezig"))
          .isEqualTo(Json.TRUE);
    }
  }

  @Test
  void aNameThatNobodyApprovedIsNoticedOnceAndAnAliasIsNot() throws IOException {
    Path config = config();
    Files.writeString(config.resolve("sluis.yaml"), soonCompared());
    change(
        config,
        "proefmodel-24b",
        "governance: *goed",
        "governance: *goed\n    other_names: [proef/proef-embeddings]");
    change(config, "proef-embeddings", "upstream_id: proef/proef-embeddings", "upstream_id: weg");
    change(config, "proefmodel-7b", "upstream_id: proef/proefmodel-7b", "upstream_id: proef/oud");
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config)) {
      ModelsCompared first = compared(gateway);

      assertThat(first.unlisted()).containsExactly("proef/proefmodel-7b");
      assertThat(first.appeared()).containsExactly("proef/proefmodel-7b");
    }
    try (GatewayUnderTest again = new GatewayUnderTest(folder, config)) {
      until(() -> again.events(ModelsCompared.class).size() > 1);

      ModelsCompared second = again.events(ModelsCompared.class).getLast();
      assertThat(second.unlisted()).containsExactly("proef/proefmodel-7b");
      assertThat(second.appeared()).isEmpty();
      assertThat(second.vanished()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerUnderAnotherNameOfTheSameVersionIsRelayed(boolean streamed) throws IOException {
    Path config = config();
    change(
        config,
        "proefmodel-7b",
        "governance: *goed",
        "governance: *goed\n    other_names: [proef-7b-latest]");
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config)) {
      answersAs("proef-7b-latest", streamed);

      HttpResponse<String> answer = ask(gateway, "proefmodel-7b", streamed);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"model\":\"proefmodel-7b\"").doesNotContain("latest");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerOfAnotherModelIsAnErrorAndOnRecord(boolean streamed) throws IOException {
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config())) {
      answersAs("proef-7b-latest", streamed);

      HttpResponse<String> answer = ask(gateway, "proefmodel-7b", streamed);

      assertThat(answer.body()).contains("model_substituted").doesNotContain("Dicht.");
      assertThat(gateway.events(Closed.class).getLast().outcome()).isEqualTo("substituted");
    }
  }

  @Test
  void checkShowsWhatEachRuleSaysOfEachEntry() throws IOException {
    Path config = config();
    change(config, "proefmodel-24b", "governance: *goed", governance("suspended"));
    change(
        config,
        "proefmodel-groot",
        "maker: *maker",
        "maker: {value: {name: Alibaba, countries: [CN]}, source: proef, date: 2026-11-22}");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int exit = CheckCommand.run(List.of("--config", config.toString()), print(out), print(err));

    assertThat(exit).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("model +status +usable +P-01 P-02 P-03 P-04 P-05 P-06 P-07 P-08 P-09")
        .containsPattern("proefmodel-7b +approved +yes +v    v    v    v    v    v    v    v    v")
        .containsPattern("proefmodel-24b +suspended +no ")
        .contains("status suspended: not usable")
        .containsPattern("proefmodel-groot +approved +no +x ")
        .contains("P-01 refused: Alibaba is Chinese")
        .contains("P-07 waits for the committee");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("proefmodel-groot", "P-01");
  }

  @Test
  void aCourseThatDoesNotEndInTheStatusIsRefused() throws IOException {
    Path config = config();
    change(
        config,
        "proefmodel-24b",
        "governance: *goed",
        governance("suspended").replace("status: suspended, by", "status: withdrawn, by"));
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int exit =
        CheckCommand.run(
            List.of("--config", config.toString()), print(new ByteArrayOutputStream()), print(err));

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("models.yaml", "history must end");
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private void answersAs(String name, boolean streamed) {
    upstream.clear();
    if (streamed) {
      upstream.streams(
          (Upstream.events("Dicht.", true) + "data: [DONE]\n\n").replace(Upstream.MODEL, name));
    } else {
      upstream.saysOnly(Upstream.whole("Dicht.").with("model", Json.of(name)));
    }
  }

  private Path config() {
    return GatewayUnderTest.config(folder, upstream.base());
  }

  /// Changes the entry of one model.
  private static void change(Path config, String model, String from, String to) throws IOException {
    Path file = config.resolve("models.yaml");
    String register = Files.readString(file);
    int entry = register.indexOf("  - id: " + model + "\n");
    int place = register.indexOf(from, entry);
    Files.writeString(
        file, register.substring(0, place) + to + register.substring(place + from.length()));
  }

  private static String governance(String status) {
    return """
    governance:
          status: %s
          approved_by: de commissie
          review_date: 2027-11-22
          exit_plan: Het volgende model.
          assessments: []
          history:
            - {status: proposed, by: het team, date: 2026-01-01, reason: voorstel}
            - {status: %s, by: de commissie, date: 2026-02-01, reason: proef}\
    """
        .formatted(status, status);
  }

  private static String soonCompared() throws IOException {
    String shipped;
    try (var in =
        RegisterLifeIT.class.getResourceAsStream(
            "/nl/genaisluis/gateway/config/defaults/sluis.yaml")) {
      shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    return shipped.replace("{first: 10m, every: 1d}", "{first: 50ms, every: 1d}");
  }

  private static ModelsCompared compared(GatewayUnderTest gateway) {
    until(() -> !gateway.events(ModelsCompared.class).isEmpty());
    return gateway.events(ModelsCompared.class).getLast();
  }

  private static Json.Obj model(GatewayUnderTest gateway, String id) {
    return object(gateway.get("medewerker", "/api/v1/modellen/" + id).body());
  }

  private static HttpResponse<String> ask(
      GatewayUnderTest gateway, String model, boolean streamed) {
    return gateway.post(
        "medewerker",
        "/v1/chat/completions",
        "ruime-keuze",
        ProviderConfig.question(model, streamed, Map.of()));
  }
}
