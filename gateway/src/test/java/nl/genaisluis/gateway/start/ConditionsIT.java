package nl.genaisluis.gateway.start;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import nl.genaisluis.audit.event.ConditionsConfirmed;
import nl.genaisluis.audit.postgres.PostgresServer;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The conditions of a purpose: confirmed once for each version, by a person, on record.
class ConditionsIT {
  private static final String OPEN = "/api/v1/toepassingen/klare-taal/voorwaarden";
  private static final String CONDITIONAL = "/api/v1/toepassingen/ruime-keuze/voorwaarden";

  @TempDir Path folder;
  private Upstream upstream;
  private GatewayUnderTest gateway;

  @BeforeEach
  void start() throws IOException {
    upstream = new Upstream();
    gateway = open(folder, "Ruime keuze");
  }

  @AfterEach
  void stop() {
    gateway.close();
    upstream.close();
  }

  private GatewayUnderTest open(Path place, String title) throws IOException {
    Path config = GatewayUnderTest.config(place, upstream.base());
    conditional(config, title);
    return new GatewayUnderTest(place, config);
  }

  /// Makes one purpose conditional, under this title.
  private static void conditional(Path config, String title) throws IOException {
    Path file = config.resolve("use-cases.yaml");
    String usual = "title: Ruime keuze\n    shown_as: mag\n";
    String now = "title: " + title + "\n    shown_as: mag-onder-voorwaarden\n";
    Files.writeString(file, Files.readString(file).replace(usual, now));
  }

  private static Json.Obj conditions(GatewayUnderTest gateway, String user) {
    return object(gateway.get(user, CONDITIONAL).body());
  }

  private static String version(GatewayUnderTest gateway) {
    return Objects.requireNonNull(conditions(gateway, "medewerker").text("versie"));
  }

  private static String said(String version, boolean training, boolean guideline) {
    return "{\"versie\":\"%s\",\"trainingGevolgd\":%s,\"richtlijnGelezen\":%s}"
        .formatted(version, training, guideline);
  }

  private static HttpResponse<String> put(GatewayUnderTest gateway, String user, String body) {
    return gateway.send(putting(gateway, gateway.token(user), body));
  }

  private static HttpRequest.Builder putting(GatewayUnderTest gateway, String token, String body) {
    return HttpRequest.newBuilder(URI.create(gateway.base() + CONDITIONAL))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .PUT(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> confirm() {
    return put(gateway, "medewerker", said(version(gateway), true, true));
  }

  @Test
  void whoConfirmedIsNotAskedAgainAndNobodyElseCounts() {
    Json.Obj before = conditions(gateway, "medewerker");

    HttpResponse<String> answer = confirm();

    assertThat(before.get("bevestigdOp")).isEqualTo(Json.NULL);
    assertThat(before.text("training")).isNotBlank();
    assertThat(before.text("richtlijn")).contains(".md#");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(object(answer.body()).text("bevestigdOp")).isNotBlank();
    assertThat(conditions(gateway, "medewerker").text("bevestigdOp")).isNotBlank();
    assertThat(conditions(gateway, "commissie").get("bevestigdOp")).isEqualTo(Json.NULL);
  }

  @Test
  void itIsOnRecordOnceWithTheVersionAndWithoutThePerson() {
    String version = version(gateway);

    HttpResponse<String> first = confirm();
    HttpResponse<String> second = confirm();

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.headers().firstValue("X-Request-Id")).isEmpty();
    assertThat(gateway.events(ConditionsConfirmed.class))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.useCase()).isEqualTo("ruime-keuze");
              assertThat(event.conditions()).isEqualTo(version);
              assertThat(event.role()).isEqualTo("medewerker");
            });
    assertThat(gateway.entries().toString()).doesNotContain("demo-medewerker");
    Json.Obj line = useLine(first.headers().firstValue("X-Request-Id").orElseThrow());
    assertThat(line.text("subject")).isNotBlank();
    assertThat(GatewayUnderTest.at(line, "verwerking").text("name")).isEqualTo("voorwaarden");
  }

  @Test
  void saidManyTimesAtOnceItIsOnRecordOnce() {
    String body = said(version(gateway), true, true);
    String token = gateway.token("medewerker");
    HttpClient client = HttpClient.newHttpClient();

    List<CompletableFuture<HttpResponse<String>>> sent =
        Stream.generate(() -> client.sendAsync(putting(gateway, token, body).build(), ofString()))
            .limit(12)
            .toList();
    List<Json.Obj> answers = sent.stream().map(one -> object(one.join().body())).toList();

    assertThat(answers).extracting(one -> one.text("bevestigdOp")).doesNotContainNull();
    assertThat(Set.copyOf(answers)).hasSize(1);
    assertThat(gateway.events(ConditionsConfirmed.class)).hasSize(1);
    client.close();
  }

  /// What the use log says of this request, to the auditor.
  private Json.Obj useLine(String requestId) {
    HttpResponse<String> seen =
        gateway.post(
            "auditor",
            "/api/v1/raadplegingen",
            "",
            "{\"verzoek\":\"" + requestId + "\",\"reden\":\"steekproef 2026-3\"}");
    assertThat(seen.statusCode()).as(seen.body()).isIn(200, 201);
    return (Json.Obj) object(seen.body()).items("regels").getFirst();
  }

  @Test
  void itHoldsAfterARestartUntilTheTextChanges() throws IOException {
    confirm();
    String old = version(gateway);
    gateway.close();
    gateway = open(folder, "Ruime keuze");
    Json.Obj same = conditions(gateway, "medewerker");
    gateway.close();

    gateway = open(folder, "Ruimere keuze");

    assertThat(same.text("bevestigdOp")).isNotBlank();
    assertThat(conditions(gateway, "medewerker").get("bevestigdOp")).isEqualTo(Json.NULL);
    HttpResponse<String> late = put(gateway, "medewerker", said(old, true, true));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(object(late.body()).text("code")).isEqualTo("conditions_changed");
    assertThat(confirm().statusCode()).isEqualTo(200);
    assertThat(gateway.events(ConditionsConfirmed.class))
        .extracting(ConditionsConfirmed::conditions)
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void anotherTextOfTheGuidelineIsAnotherVersion() throws IOException {
    String before = version(gateway);
    gateway.close();
    Path texts = Files.createDirectories(folder.resolve("config").resolve("richtlijn"));
    Files.writeString(
        texts.resolve("01-nee-tenzij.md"), "# Anders\n\n## 1. Nieuw\n\nDeze tekst is nieuw.\n");

    gateway = open(folder, "Ruime keuze");

    assertThat(version(gateway)).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void halfAConfirmationIsNone(boolean training) {
    String body = said(version(gateway), training, !training);

    HttpResponse<String> answer = put(gateway, "medewerker", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(gateway.events(ConditionsConfirmed.class)).isEmpty();
    assertThat(conditions(gateway, "medewerker").get("bevestigdOp")).isEqualTo(Json.NULL);
  }

  @Test
  void whatHasNoConditionsHasNoSuchResourceAndAProgramCannotConfirm() {
    assertThat(gateway.get("medewerker", OPEN).statusCode()).isEqualTo(404);
    assertThat(gateway.get("ontwikkelaar", CONDITIONAL).statusCode()).isEqualTo(403);
    assertThat(put(gateway, "ontwikkelaar", said(version(gateway), true, true)).statusCode())
        .isEqualTo(403);
  }

  @Test
  void onDiskItSaysNothingToWhoHasNoKey() throws IOException {
    assertThat(confirm().statusCode()).isEqualTo(200);

    try (Stream<Path> files = Files.walk(folder.resolve("data").resolve("conversations"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain("demo-medewerker", "ruime-keuze");
      }
    }
  }

  @Test
  void whatOneNodeHeardAnotherDoesNotAskAgain() throws IOException {
    try (PostgresServer server = PostgresServer.begin()) {
      String schema = server.freshSchema();
      Path first = Files.createDirectories(folder.resolve("one"));
      Path second = Files.createDirectories(folder.resolve("two"));
      try (GatewayUnderTest one = node(first, server, schema)) {
        TwoNodes.copyKeys(first, second);
        try (GatewayUnderTest two = node(second, server, schema)) {

          put(one, "medewerker", said(version(one), true, true));

          assertThat(conditions(two, "medewerker").text("bevestigdOp")).isNotBlank();
          put(two, "medewerker", said(version(two), true, true));
          assertThat(two.events(ConditionsConfirmed.class)).hasSize(1);
        }
      }
    }
  }

  private GatewayUnderTest node(Path place, PostgresServer server, String schema)
      throws IOException {
    Path config = TwoNodes.config(place, upstream.base(), server.url(), schema);
    conditional(config, "Ruime keuze");
    return new GatewayUnderTest(place, config);
  }
}
