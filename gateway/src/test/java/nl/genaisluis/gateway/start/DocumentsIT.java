package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static nl.genaisluis.gateway.start.GatewayUnderTest.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Documents through the front door: the gateway reads back what it wrote.
class DocumentsIT {
  private static final String GESPREKKEN = "/api/v1/gesprekken";
  private static final String MESSAGES =
      "[{\"rol\":\"user\",\"tekst\":\"Eerste <vraag>?\"},"
          + "{\"rol\":\"assistant\",\"tekst\":\"Het **eerste** antwoord.\",\"model\":\"m-7b\","
          + "\"energie\":{\"low_wh\":0.02,\"central_wh\":0.06,\"high_wh\":0.18,\"class\":\"C\","
          + "\"method\":\"EF-1/2026-11\"},\"verzoek\":\"0199-aa\",\"vermelding\":\"AI hielp mee.\","
          + "\"generatief\":true,\"afgebroken\":true},"
          + "{\"rol\":\"user\",\"tekst\":\"Tweede vraag?\"},"
          + "{\"rol\":\"assistant\",\"tekst\":\"Het tweede antwoord.\",\"generatief\":false}]";
  private static final String BODY =
      "{\"toepassing\":\"klare-taal\",\"titel\":\"Café & co\",\"berichten\":" + MESSAGES + "}";

  @TempDir private static Path folder;
  private static Upstream upstream;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() {
    upstream = new Upstream();
    gateway = new GatewayUnderTest(folder, upstream.base());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    upstream.close();
  }

  private static String kept() {
    return String.valueOf(
        object(gateway.post("medewerker", GESPREKKEN, "klare-taal", BODY).body()).text("id"));
  }

  private static HttpRequest.Builder request(String user, String path) {
    return HttpRequest.newBuilder(URI.create(gateway.base() + path))
        .header("Authorization", "Bearer " + gateway.token(user));
  }

  private static HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static HttpResponse<byte[]> export(String query) {
    return bytes(request("medewerker", GESPREKKEN + "/" + kept() + "/export?" + query));
  }

  /// The text in this document, as the gateway reads a file that is sent to it.
  private static String read(String form, byte[] document) {
    HttpResponse<String> answer =
        gateway.send(
            request("medewerker", "/api/v1/bestanden?naam=terug." + form)
                .POST(BodyPublishers.ofByteArray(document)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return String.valueOf(object(answer.body()).text("tekst"));
  }

  @ParameterizedTest
  @CsvSource({
    "docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt,application/vnd.oasis.opendocument.text",
    "pdf,application/pdf"
  })
  void aKeptConversationIsADocumentWithItsFacts(String form, String type) {
    HttpResponse<byte[]> answer = export("vorm=" + form);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"cafe-co." + form + "\"");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(read(form, answer.body()))
        .containsSubsequence("Café & co", "Klare taal", "Eerste <vraag>?", "niet volledig")
        .containsSubsequence("Het eerste antwoord.", "met hulp van AI (m-7b")
        .contains("AI hielp mee.", "0,060 Wh, geschat (0,020 tot 0,18 Wh)", "0199-aa")
        .contains("Het tweede antwoord.", "zonder generatieve AI");
  }

  @Test
  void oneAnswerAloneIsADocumentToo() {
    String text = read("docx", export("vorm=docx&antwoord=2&nagelopen=true").body());

    assertThat(text).contains("Vraag 2", "Het tweede antwoord.").doesNotContain("Eerste");
  }

  @Test
  void whoReadItOverIsSaidOnlyWhenAsked() {
    assertThat(new String(export("vorm=md").body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("met hulp van AI")
        .doesNotContain("gecontroleerd");
    assertThat(
            new String(
                export("vorm=md&nagelopen=true").body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("gecontroleerd door een medewerker");
    byte[] named =
        bytes(
                request("medewerker", GESPREKKEN + "/export?vorm=md&nagelopen=true")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(BODY.replaceFirst("\\{", NAMED))))
            .body();
    assertThat(new String(named, java.nio.charset.StandardCharsets.UTF_8))
        .contains("gecontroleerd door hoofd communicatie");
  }

  private static final String NAMED = "{\"door\": \"hoofd communicatie\", ";

  @Test
  void whatIsSentAlongIsNotKept() {
    int before = total();

    HttpResponse<byte[]> answer =
        bytes(
            request("medewerker", GESPREKKEN + "/export?vorm=odt")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(BODY)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(read("odt", answer.body())).contains("Het eerste antwoord.");
    assertThat(total()).isEqualTo(before);
  }

  private static int total() {
    return whole(object(gateway.get("medewerker", GESPREKKEN).body()), "totaal");
  }

  @Test
  void whatIsNotThereIsRefused() {
    String id = kept();

    assertThat(export("vorm=exe").statusCode()).isEqualTo(400);
    assertThat(export("").statusCode()).isEqualTo(400);
    assertThat(export("vorm=pdf&antwoord=9").statusCode()).isEqualTo(400);
    assertThat(export("vorm=pdf&nagelopen=misschien").statusCode()).isEqualTo(400);
    assertThat(bytes(request("commissie", GESPREKKEN + "/" + id + "/export?vorm=pdf")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void theMarksOfAnAnswerComeBack() {
    Json.Obj read = object(gateway.get("medewerker", GESPREKKEN + "/" + kept()).body());

    Json.Obj answer = (Json.Obj) read.items("berichten").get(1);
    assertThat(answer.text("vermelding")).isEqualTo("AI hielp mee.");
    assertThat(answer.isTrue("afgebroken")).isTrue();
    assertThat(answer.isTrue("generatief")).isTrue();
  }
}
