package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static nl.genaisluis.gateway.start.GatewayUnderTest.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Conversations through the front door.
class ConversationsIT {
  private static final String GESPREKKEN = "/api/v1/gesprekken";
  private static final String NAME = "Jantina Oosterhuis";

  @TempDir Path folder;
  private Upstream upstream;
  private GatewayUnderTest gateway;

  @BeforeEach
  void start() {
    upstream = new Upstream();
    gateway = new GatewayUnderTest(folder, upstream.base());
  }

  @AfterEach
  void stop() {
    gateway.close();
    upstream.close();
  }

  @Test
  void whatIsKeptIsReadBackWhole() {
    HttpResponse<String> made = keep("Brief aan de buurt", "Groeten aan " + NAME);

    HttpResponse<String> read = gateway.get("medewerker", GESPREKKEN + "/" + id(made));

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Location")).contains(GESPREKKEN + "/" + id(made));
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(object(read.body())).isEqualTo(object(made.body()));
    assertThat(object(read.body()).text("titel")).isEqualTo("Brief aan de buurt");
    assertThat(((Json.Obj) object(read.body()).items("berichten").getFirst()).text("tekst"))
        .isEqualTo("Groeten aan " + NAME);
    assertThat(object(read.body()).text("verloopt")).isNotNull();
  }

  @Test
  void nobodyElseFindsIt() {
    String id = id(keep("Van mij", "tekst"));

    assertThat(gateway.get("commissie", GESPREKKEN + "/" + id).statusCode()).isEqualTo(404);
    assertThat(send("beheerder", "DELETE", GESPREKKEN + "/" + id, "").statusCode()).isEqualTo(404);
    assertThat(send("auditor", "PUT", GESPREKKEN + "/" + id, body("x", "y")).statusCode())
        .isEqualTo(404);
    assertThat(whole(object(gateway.get("commissie", GESPREKKEN).body()), "totaal")).isZero();
    assertThat(gateway.get("ontwikkelaar", GESPREKKEN).statusCode()).isEqualTo(403);
  }

  @Test
  void searchFindsWordsInTitlesAndMessagesWithoutAccents() {
    keep("Vergunning café", "Over het terras");
    keep("Notulen", "Besproken met " + NAME);

    assertThat(titles("?zoek=cafe")).containsExactly("Vergunning café");
    assertThat(titles("?zoek=OOSTERHUIS%20notulen")).containsExactly("Notulen");
    assertThat(titles("?zoek=terras%20notulen")).isEmpty();
    assertThat(titles("")).containsExactlyInAnyOrder("Vergunning café", "Notulen");
  }

  @Test
  void whatIsPinnedComesFirst() {
    String old = id(keep("Oud", "a"));
    keep("Nieuw", "b");

    HttpResponse<String> pinned =
        send(
            "medewerker",
            "PUT",
            GESPREKKEN + "/" + old,
            JsonCodec.text(
                object(body("Oud", "a"))
                    .with("vastgezet", Json.of(true))
                    .with("map", Json.of("m"))));

    assertThat(pinned.statusCode()).as(pinned.body()).isEqualTo(200);
    assertThat(object(pinned.body()).text("map")).isEqualTo("m");
    assertThat(titles("")).containsExactly("Oud", "Nieuw");
  }

  @Test
  void whatIsNotSentStaysAsItIs() {
    String path = GESPREKKEN + "/" + id(keep("Oude titel", "Een bericht"));

    HttpResponse<String> renamed = send("medewerker", "PUT", path, "{\"titel\":\"Nieuwe titel\"}");
    HttpResponse<String> moved = send("medewerker", "PUT", path, "{\"toepassing\":\"richtlijn\"}");

    assertThat(renamed.statusCode()).isEqualTo(200);
    assertThat(renamed.body()).contains("Nieuwe titel", "Een bericht");
    assertThat(moved.statusCode()).isEqualTo(400);
    assertThat(object(moved.body()).text("parameter")).isEqualTo("toepassing");
  }

  @Test
  void aChangeOfAnOldVersionIsRefused() {
    HttpResponse<String> made = keep("Titel", "een");
    String path = GESPREKKEN + "/" + id(made);
    String first = made.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> second =
        send("medewerker", "PUT", path, body("Titel", "twee"), "If-Match", first);
    HttpResponse<String> late =
        send("medewerker", "PUT", path, body("Titel", "drie"), "If-Match", first);
    HttpResponse<String> gone = send("medewerker", "DELETE", path, "", "If-Match", first);

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(first);
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(gone.statusCode()).isEqualTo(412);
    assertThat(gateway.get("medewerker", path).body()).contains("twee");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"toepassing\":\"klare-taal\",\"titel\":\"t\",\"kleur\":\"x\"}|kleur",
        "{\"toepassing\":\"bestaat-niet\",\"titel\":\"t\"}|toepassing",
        "{\"toepassing\":\"klare-taal\"}|titel",
        "{\"toepassing\":\"klare-taal\",\"titel\":\"a\\nb\"}|titel",
        "{\"toepassing\":\"klare-taal\",\"titel\":\"\\ud800\"}|body",
        "{\"toepassing\":\"klare-taal\",\"titel\":\"t\",\"vastgezet\":\"ja\"}|vastgezet",
        "{\"toepassing\":\"klare-taal\",\"titel\":\"t\",\"berichten\":[{\"rol\":\"x\",\"tekst\":\"\"}]}"
            + "|berichten[0].rol",
        "{\"toepassing\":\"klare-taal\",\"titel\":\"t\",\"berichten\":[{\"rol\":\"user\","
            + "\"tekst\":\"a\",\"html\":\"b\"}]}|berichten[0].html",
        "{\"toepassing\":\"klare-taal\",\"titel\":\"t\",\"berichten\":[{\"rol\":\"user\","
            + "\"tekst\":\"a\",\"energie\":{\"x\":[1]}}]}|berichten[0].energie",
        "[]|body",
        "{|body"
      })
  void whatDoesNotFitIsNamedAndNotRepeated(String sent, String field) {
    HttpResponse<String> answer = send("medewerker", "POST", GESPREKKEN, sent);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(object(answer.body()).text("parameter")).isEqualTo(field);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void aUseCaseWithoutRetentionKeepsNothing() {
    HttpResponse<String> answer =
        send("medewerker", "POST", GESPREKKEN, "{\"toepassing\":\"krap\",\"titel\":\"t\"}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(object(answer.body()).text("code")).isEqualTo("not_kept");
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertThat(keep("Lang", "x".repeat(200_001)).statusCode()).isEqualTo(400);
    assertThat(keep("Lang", "x".repeat(1 << 20)).statusCode()).isEqualTo(413);
  }

  @Test
  void theDownloadHoldsEverythingOfItsOwnerAndNothingElse() {
    keep("Eerste", "een");
    keep("Tweede", "twee");
    send("commissie", "POST", GESPREKKEN, body("Andermans", "drie"));

    HttpResponse<String> download = gateway.get("medewerker", GESPREKKEN + "/export");

    assertThat(download.statusCode()).isEqualTo(200);
    assertThat(download.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    assertThat(object(download.body()).items("gegevens")).hasSize(2);
    assertThat(download.body()).contains("Eerste", "twee").doesNotContain("Andermans");
  }

  @Test
  void aDeletedConversationIsInNoFile() throws IOException {
    String secret = "Wilhelmus van Nassouwe";
    String path = GESPREKKEN + "/" + id(keep("Over " + secret, secret));
    assertNowhere(secret);

    HttpResponse<String> gone = send("medewerker", "DELETE", path, "");

    assertThat(gone.statusCode()).isEqualTo(204);
    assertThat(gateway.get("medewerker", path).statusCode()).isEqualTo(404);
    assertNowhere(secret);
    try (Stream<Path> files = Files.walk(folder.resolve("data").resolve("conversations"))) {
      assertThat(files.filter(file -> file.toString().endsWith("-wal")).map(ConversationsIT::bytes))
          .allMatch(bytes -> bytes.length == 0);
    }
  }

  @Test
  void conversationsSurviveARestart() {
    String path = GESPREKKEN + "/" + id(keep("Blijft", "staan"));
    gateway.close();

    gateway = new GatewayUnderTest(folder, upstream.base());

    assertThat(gateway.get("medewerker", path).body()).contains("staan");
  }

  private void assertNowhere(String secret) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String latin = new String(bytes(file), StandardCharsets.ISO_8859_1);
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
          String form = new String(secret.getBytes(charset), StandardCharsets.ISO_8859_1);
          assertThat(latin.contains(form)).as("%s in %s", charset, file.getFileName()).isFalse();
        }
      }
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException gone) {
      return new byte[0];
    }
  }

  private List<String> titles(String query) {
    return object(gateway.get("medewerker", GESPREKKEN + query).body()).items("gesprekken").stream()
        .map(item -> String.valueOf(((Json.Obj) item).text("titel")))
        .toList();
  }

  private HttpResponse<String> keep(String title, String text) {
    return send("medewerker", "POST", GESPREKKEN, body(title, text));
  }

  private static String body(String title, String text) {
    return JsonCodec.text(
        Json.object(
            "toepassing",
            Json.of("klare-taal"),
            "titel",
            Json.of(title),
            "berichten",
            Json.array(List.of(Json.object("rol", Json.of("user"), "tekst", Json.of(text))))));
  }

  private static String id(HttpResponse<String> made) {
    return String.valueOf(object(made.body()).text("id"));
  }

  private HttpResponse<String> send(
      String user, String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway.base() + path))
            .header("Authorization", "Bearer " + gateway.token(user))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return gateway.send(request);
  }
}
