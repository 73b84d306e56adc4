package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.at;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A refusal says whose decision it carries out, as far as the operator stated it.
class BasisIT {
  private static final String FORBIDDEN =
      "Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing met motivering.";
  private static final String THRESHOLDS = "confirm_at: 0.5\nblock_at: 0.8\n";

  @TempDir Path folder;

  private Upstream upstream;
  private Path config;

  @BeforeEach
  void configure() throws IOException {
    upstream = new Upstream();
    config = GatewayUnderTest.config(folder, upstream.base());
  }

  @AfterEach
  void close() {
    upstream.close();
  }

  @Test
  void namesWhoDecidedTheRulesOnWhichDayAndWhere() throws IOException {
    decided("{by: Provinciale Staten, on: 2026-11-02, source: https://voorbeeld.example/b/7}");

    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config)) {
      Json.Obj basis = basis(chat(gateway, "klare-taal"));

      assertThat(basis)
          .isEqualTo(
              Json.object(
                  "kind", Json.of("rules"),
                  "decided_by", Json.of("Provinciale Staten"),
                  "decided_on", Json.of("2026-11-02"),
                  "source", Json.of("https://voorbeeld.example/b/7")));
      Json.Obj rule = rule(gateway, "K-subsidies");
      assertThat(rule.text("vastgesteldDoor")).isEqualTo("Provinciale Staten");
      assertThat(rule.text("vastgesteldOp")).isEqualTo("2026-11-02");
      assertThat(rule.text("bron")).isEqualTo("https://voorbeeld.example/b/7");
    }
  }

  @Test
  void namesTheGuidelineThatComesWithTheProgramAndInventsNobody() {
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config)) {
      Json.Obj basis = basis(chat(gateway, "klare-taal"));
      String source = String.valueOf(basis.text("source"));
      String guideline = gateway.get("medewerker", "/richtlijn").body();

      assertThat(basis.get("decided_by")).isEqualTo(Json.NULL);
      assertThat(basis.get("decided_on")).isEqualTo(Json.NULL);
      assertThat(guideline).contains("id=\"" + source.substring("/richtlijn#".length()) + "\"");
      assertThat(rule(gateway, "K-subsidies").get("vastgesteldDoor")).isEqualTo(Json.NULL);
      assertThat(rule(gateway, "K-subsidies").text("bron")).isEqualTo(source);
    }
  }

  @Test
  void saysNothingOfADecisionThatTheOperatorLeftOut() throws IOException {
    Files.writeString(config.resolve("prohibited.yaml"), THRESHOLDS);

    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config)) {
      Json.Obj basis = basis(chat(gateway, "klare-taal"));

      assertThat(basis.text("kind")).isEqualTo("rules");
      assertThat(basis.get("source")).isEqualTo(Json.NULL);
      assertThat(gateway.get("medewerker", "/openbaar").body())
          .contains("Wie deze regels heeft vastgesteld, is niet opgegeven.");
    }
  }

  @Test
  void namesTheUseCaseWhereItsTermsStandInTheWay() {
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config)) {
      Json.Obj basis = basis(chat(gateway, "vergunning-beoordelen"));
      Json none = at(object(chat(gateway, "bestaat-niet").body()), "error", "sluis").get("basis");

      assertThat(basis.text("kind")).isEqualTo("use_case");
      assertThat(basis.text("responsible")).isEqualTo("hoofd proeven");
      assertThat(basis.get("since")).isEqualTo(Json.NULL);
      assertThat(basis.text("source")).isEqualTo("/openbaar#toepassing-vergunning-beoordelen");
      assertThat(gateway.get("medewerker", "/openbaar").body())
          .contains("id=\"toepassing-vergunning-beoordelen\"");
      assertThat(none).isEqualTo(Json.NULL);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {by: Staten}                                       | give decided.on as well
          {on: 2026-11-02}                                   | give decided.by as well
          {by: Staten, on: 2 november}                       | decided.on
          {by: Staten, op: 2026-11-02}                       | unknown key
          {by: ' ', on: 2026-11-02}                          | decided.by must have 1 to 200
          {}                                                 | decided must name
          {source: 'javascript:alert(1)'}                    | decided.source must be https
          {source: //elders.example/}                        | decided.source must be https
          {source: 'https://a.example/ b'}                   | decided.source must be https
          """)
  void refusesADecisionThatIsHalfOrLeadsNowhereWithItsKey(String written, String told)
      throws IOException {
    decided(written);

    assertThatThrownBy(() -> Loaded.from(ConfigFolder.of(config), LocalDate.of(2026, 11, 22)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("prohibited.yaml")
        .hasMessageContaining(told);
  }

  private void decided(String written) throws IOException {
    Files.writeString(config.resolve("prohibited.yaml"), THRESHOLDS + "decided: " + written + "\n");
  }

  private static Json.Obj basis(HttpResponse<String> refused) {
    return at(object(refused.body()), "error", "sluis", "basis");
  }

  private static Json.Obj rule(GatewayUnderTest gateway, String id) {
    return object(gateway.get("medewerker", "/api/v1/regels").body()).items("regels").stream()
        .map(Json.Obj.class::cast)
        .filter(rule -> id.equals(rule.text("id")))
        .findFirst()
        .orElseThrow();
  }

  private static HttpResponse<String> chat(GatewayUnderTest gateway, String useCase) {
    return gateway.send(
        HttpRequest.newBuilder(URI.create(gateway.base() + "/v1/chat/completions"))
            .header("Authorization", "Bearer " + gateway.token("medewerker"))
            .header("Content-Type", "application/json")
            .header("X-Use-Case", useCase)
            .POST(HttpRequest.BodyPublishers.ofString(ask(FORBIDDEN, false))));
  }
}
