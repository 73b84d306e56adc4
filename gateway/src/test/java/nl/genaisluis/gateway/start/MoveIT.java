package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole installation moves by export and import: with its keys everything goes on, and without
/// them what needs them is left, and said to be.
class MoveIT {
  private static final String GESPREKKEN = "/api/v1/gesprekken";
  private static final String TITLE = "Brief aan de zilvervloot";

  @TempDir private Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Upstream upstream;
  private String request = "";
  private String stop = "";

  @BeforeEach
  void work() {
    upstream = new Upstream();
    upstream.says("Goed.");
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, upstream.base())) {
      HttpResponse<String> chat =
          gateway.post(
              "medewerker",
              "/v1/chat/completions",
              "klare-taal",
              GatewayUnderTest.ask("Herschrijf: de dijk.", false));
      request = chat.headers().firstValue("X-Request-Id").orElseThrow();
      keep(gateway);
      stop = stop(gateway);
    }
  }

  @AfterEach
  void close() {
    upstream.close();
  }

  @Test
  void withItsKeysEverythingGoesOn() throws Exception {
    assertThat(export()).as(said()).isZero();
    for (String key : List.of("use", "stops", "conversations", "budgets")) {
      copyKey(key + ".key");
    }

    int imported = importThere();

    assertThat(imported).as(said()).isZero();
    assertThat(said()).doesNotContain("not taken over");
    assertThat(Files.readString(there().resolve("data/budgets/diary.txt"))).isNotBlank();
    try (GatewayUnderTest gateway = there(upstream.base())) {
      assertThat(gateway.get("medewerker", GESPREKKEN).body()).contains(TITLE);
      assertThat(gateway.get("commissie", GESPREKKEN).body()).doesNotContain(TITLE);
      assertThat(lift(gateway, "beheerder")).isIn(403, 409);
      assertThat(lift(gateway, "commissie")).isBetween(200, 204);
      assertThat(erase(gateway)).isBetween(200, 204);
    }
  }

  @Test
  void withoutItsKeysTheRecordGoesOnAndTheRestIsSaidToBeLeft() throws Exception {
    assertThat(export()).as(said()).isZero();

    int imported = importThere();

    assertThat(imported).as(said()).isZero();
    assertThat(said())
        .contains("not taken over conversations/conversations.db", "conversations.key")
        .contains("not taken over budgets/diary.txt");
    try (GatewayUnderTest gateway = there(upstream.base())) {
      assertThat(gateway.get("medewerker", GESPREKKEN).body()).doesNotContain(TITLE);
      // Who set the stop cannot be told any more: nobody passes for another person.
      assertThat(lift(gateway, "beheerder")).isIn(403, 409);
      assertThat(lift(gateway, "commissie")).isIn(403, 409);
      // The use log moved, sealed anew: people are still found to be erased.
      assertThat(erase(gateway)).isBetween(200, 204);
    }
  }

  @Test
  void noTextOfAConversationIsInTheExport() throws IOException {
    assertThat(export()).as(said()).isZero();

    byte[] kept = Files.readAllBytes(folder.resolve("export/conversations/conversations.db"));

    assertThat(new String(kept, StandardCharsets.ISO_8859_1))
        .startsWith("SQLite format 3")
        .doesNotContain("zilvervloot");
  }

  private void keep(GatewayUnderTest gateway) {
    String body =
        JsonCodec.text(
            Json.object(
                "titel",
                Json.of(TITLE),
                "toepassing",
                Json.of("klare-taal"),
                "berichten",
                Json.array(List.of(Json.object("rol", Json.of("user"), "tekst", Json.of("Dag"))))));
    HttpResponse<String> made = gateway.post("medewerker", GESPREKKEN, "-", body);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
  }

  private static String stop(GatewayUnderTest gateway) {
    String body =
        JsonCodec.text(
            Json.object(
                "scope", Json.of("model"),
                "id", Json.of("proefmodel-24b"),
                "reden", Json.of("Storing in de keten gemeld")));
    HttpResponse<String> set = gateway.post("beheerder", "/api/v1/stops", "-", body);
    assertThat(set.statusCode()).as(set.body()).isBetween(200, 201);
    return String.valueOf(object(set.body()).text("id"));
  }

  private int lift(GatewayUnderTest gateway, String user) {
    return gateway
        .send(
            HttpRequest.newBuilder(URI.create(gateway.base() + "/api/v1/stops/" + stop))
                .header("Authorization", "Bearer " + gateway.token(user))
                .DELETE())
        .statusCode();
  }

  private int erase(GatewayUnderTest gateway) {
    String body =
        JsonCodec.text(
            Json.object(
                "verzoek", Json.of(request), "reden", Json.of("Verzoek op grond van de AVG")));
    HttpResponse<String> erased = gateway.post("beheerder", "/api/v1/wissingen", "-", body);
    assertThat(erased.body()).isNotNull();
    return erased.statusCode();
  }

  private int export() {
    Path export = folder.resolve("export");
    return ExportCommand.run(List.of(export.toString()), places(folder), out(), out());
  }

  private int importThere() {
    Path export = folder.resolve("export");
    return ImportCommand.run(List.of(export.toString()), places(there()), out(), out());
  }

  private Path there() {
    return folder.resolve("there");
  }

  private GatewayUnderTest there(String base) {
    return new GatewayUnderTest(there(), base);
  }

  private void copyKey(String name) throws IOException {
    Path keys = Files.createDirectories(there().resolve("keys"));
    Files.copy(folder.resolve("keys").resolve(name), keys.resolve(name));
  }

  private static Map<String, String> places(Path top) {
    return Map.of(
        "SLUIS_DATA", top.resolve("data").toString(), "SLUIS_KEYS", top.resolve("keys").toString());
  }

  private PrintStream out() {
    return new PrintStream(said, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
