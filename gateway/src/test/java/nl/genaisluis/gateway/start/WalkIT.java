package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.at;
import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static nl.genaisluis.gateway.start.GatewayUnderTest.streamedText;
import static nl.genaisluis.gateway.start.GatewayUnderTest.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import nl.genaisluis.audit.event.Checked;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.PolicyChanged;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The walk of a request through the front door, over real HTTP and a real record.
class WalkIT {
  private static final String NAME = "Jantina Oosterhuis";
  private static final String LETTER =
      "Herschrijf in klare taal: Geachte mevrouw " + NAME + ", het informatiepunt is verhuisd.";
  private static final String FORBIDDEN =
      "Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing met motivering.";

  private static Upstream upstream;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start(@TempDir Path folder) {
    upstream = new Upstream();
    gateway = new GatewayUnderTest(folder, upstream.base());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    upstream.close();
  }

  @BeforeEach
  void forget() {
    upstream.forget();
    upstream.says("Beste [PERSOON_1], het loket is verhuisd.");
  }

  @Test
  void restoresTheNameForTheAskerAndNeverSendsIt() {
    HttpResponse<String> answer = chat("klare-taal", LETTER, false);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Beste " + NAME + ", het loket is verhuisd.");
    assertThat(upstream.posts()).hasSize(1);
    assertThat(upstream.posts().getFirst()).contains("[PERSOON_1]").doesNotContain("Oosterhuis");
  }

  @Test
  void restoresANameThatTheStreamCutsInPieces() {
    HttpResponse<String> answer = chat("klare-taal", LETTER, true);

    assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("event-stream");
    assertThat(streamedText(answer.body())).isEqualTo("Beste " + NAME + ", het loket is verhuisd.");
    assertThat(answer.body()).endsWith("data: [DONE]\n\n").doesNotContain("[PERSOON");
    assertThat(upstream.posts().getFirst()).doesNotContain("Oosterhuis");
  }

  @Test
  void streamedAndWholeAnswersLeaveTheSameRow() {
    chat("klare-taal", LETTER, false);
    Closed whole = gateway.events(Closed.class).getLast();

    chat("klare-taal", LETTER, true);

    Closed streamed = gateway.events(Closed.class).getLast();
    assertThat(streamed.tokens()).isEqualTo(whole.tokens());
    assertThat(streamed.energy()).isEqualTo(whole.energy());
    assertThat(streamed.outcome()).isEqualTo("completed").isEqualTo(whole.outcome());
  }

  @Test
  void tellsEnergyModelDisclosureAndReceipt() {
    HttpResponse<String> answer = chat("klare-taal", "Herschrijf: het loket is dicht.", false);

    Json.Obj sluis = at(object(answer.body()), "sluis");
    Json.Obj energy = at(sluis, "energy");
    assertThat(energy.text("class")).isEqualTo("C");
    assertThat(energy.text("method")).startsWith("EF-1/");
    assertThat(sluis.text("model")).isEqualTo("proefmodel-7b");
    assertThat(sluis.text("disclosure")).contains("generatieve AI");
    assertThat(at(sluis, "receipt").text("leaf_hash")).matches("[0-9a-f]{64}");
    assertThat(answer.headers().firstValue("X-Energy-Wh")).isPresent();
    assertThat(answer.headers().firstValue("X-Request-Id").orElse(""))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(answer.headers().firstValue("X-Policy-Version")).isPresent();
    assertThat(answer.headers().firstValue("X-AI-Disclosure").orElse(""))
        .startsWith("generative-ai");
  }

  @Test
  void opensOnRecordBeforeItClosesAndNamesNobody() {
    chat("klare-taal", LETTER, false);

    List<Entry> entries = gateway.entries();
    Opened opened = gateway.events(Opened.class).getLast();
    Closed closed = gateway.events(Closed.class).getLast();
    assertThat(opened.exchange()).isEqualTo(closed.exchange());
    assertThat(opened.masked()).containsEntry("PERSOON", 1);
    assertThat(closed.tokens().source()).isEqualTo("provider");
    assertThat(entries.toString()).doesNotContain("Oosterhuis").doesNotContain("demo-medewerker");
    assertThat(gateway.events(PolicyChanged.class)).hasSize(1);
  }

  @Test
  void refusesAProhibitedUseWithReasonAndAlternative() {
    HttpResponse<String> answer = chat("klare-taal", FORBIDDEN, true);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("x-should-retry")).contains("false");
    Json.Obj error = at(object(answer.body()), "error");
    assertThat(error.text("code")).isEqualTo("prohibited_use");
    assertThat(error.text("type")).isEqualTo("policy_refusal");
    Json.Obj sluis = at(error, "sluis");
    assertThat(sluis.text("alternative")).isNotBlank();
    assertThat(sluis.text("human_contact")).isEqualTo("het proefloket");
    assertThat(sluis.text("appeal_url")).isNotBlank();
    assertThat(sluis.items("rules")).isNotEmpty();
    assertThat(upstream.posts()).isEmpty();
    Refused refused = gateway.events(Refused.class).getLast();
    assertThat(refused.refusal()).isEqualTo("prohibited_use");
    assertThat(refused.categories()).contains("subsidies");
  }

  @Test
  void refusesWithoutAUseCase() {
    HttpResponse<String> answer =
        gateway.send(
            java.net.http.HttpRequest.newBuilder(
                    java.net.URI.create(gateway.base() + "/v1/chat/completions"))
                .header("Authorization", "Bearer " + gateway.token("medewerker"))
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(ask("Hoi", false))));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(code(answer)).isEqualTo("use_case_required");
    assertThat(gateway.events(Refused.class).getLast().useCase()).isNull();
  }

  @Test
  void refusesARefusedUseCaseWithItsReason() {
    HttpResponse<String> answer = chat("vergunning-beoordelen", "Hoi", false);

    assertThat(code(answer)).isEqualTo("use_case_not_approved");
    assertThat(answer.body()).contains("Een besluit neemt een mens.");
  }

  @Test
  void neverPutsAnUnknownUseCaseOnRecord() {
    HttpResponse<String> answer = chat("verzonnen-door-jantina", "Hoi", false);

    assertThat(code(answer)).isEqualTo("use_case_not_approved");
    assertThat(gateway.entries().toString()).doesNotContain("verzonnen-door-jantina");
  }

  @Test
  void refusesAModelThatTheUseCaseDoesNotAllow() {
    String body = ask("Hoi", false).replace("auto", "proef-embeddings");

    HttpResponse<String> answer =
        gateway.post("medewerker", "/v1/chat/completions", "klare-taal", body);

    assertThat(code(answer)).isEqualTo("model_not_approved");
  }

  @Test
  void asksAReasonForALargerModelAndRecordsThatItAsked() {
    String body = ask("Herschrijf: het loket is dicht.", false).replace("auto", "proefmodel-24b");

    HttpResponse<String> answer =
        gateway.post("medewerker", "/v1/chat/completions", "ruime-keuze", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("model_reason_required");
    assertThat(answer.body()).contains("\"param\":\"sluis.model_reason\"");
    assertThat(gateway.events(Refused.class).getLast().refusal())
        .isEqualTo("model_reason_required");
    assertThat(upstream.posts()).isEmpty();
  }

  @Test
  void refusesWhatNoModelOfTheUseCaseCanTake() {
    String tooLong = ask(LETTER, false).replaceFirst("\\{", "{\"max_tokens\":70000,");
    String tools =
        ask("Wat mag er niet?", false)
            .replaceFirst(
                "\\{", "{\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"zoek\"}}],");

    assertThat(code(gateway.post("medewerker", "/v1/chat/completions", "klare-taal", tooLong)))
        .isEqualTo("model_not_approved");
    assertThat(code(gateway.post("medewerker", "/v1/chat/completions", "richtlijn", tools)))
        .isEqualTo("model_not_approved");
    assertThat(upstream.posts()).isEmpty();
  }

  @Test
  void takesTheLargerModelWithAReason() {
    String body =
        ask("Herschrijf: het loket is dicht.", false)
            .replace("auto", "proefmodel-24b")
            .replaceFirst("\\{", "{\"sluis\":{\"model_reason\":\"lange tekst\"},");
    upstream.saysOnly(
        Upstream.whole("Het loket is dicht.").with("model", Json.of(Upstream.LARGER)));

    HttpResponse<String> answer =
        gateway.post("medewerker", "/v1/chat/completions", "ruime-keuze", body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(upstream.posts().getFirst()).contains(Upstream.LARGER).doesNotContain("lange tekst");
  }

  @Test
  void refusesWhenTheBudgetOfTheDayIsTooSmall() {
    HttpResponse<String> answer = chat("krap", "Herschrijf: het loket is dicht.", false);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(code(answer)).isEqualTo("budget_exhausted");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(upstream.posts()).isEmpty();
  }

  @Test
  void answersFromTheGuidelineWithoutAModelAndWithoutEnergy() {
    HttpResponse<String> answer = chat("richtlijn", "Mag ik persoonsgegevens invoeren?", true);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(streamedText(answer.body())).isNotBlank();
    assertThat(answer.body()).contains("\"no-model\"").contains("Geen generatieve AI");
    assertThat(upstream.posts()).isEmpty();
    assertThat(gateway.events(Closed.class).getLast().energy().centralWh()).isEqualTo(0.0);
  }

  @Test
  void embedsScrubbedTexts() {
    upstream.embeds();
    String body =
        "{\"model\":\"auto\",\"input\":[\"Mail " + NAME + " op j.oosterhuis@example.nl\"]}";

    HttpResponse<String> answer =
        gateway.post("ontwikkelaar", "/v1/embeddings", "zoeken-embeddings", body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("0.25").contains("-1e-3");
    assertThat(upstream.posts().getFirst())
        .doesNotContain("oosterhuis@example.nl")
        .contains("[EMAIL_1]");
    assertThat(gateway.events(Closed.class).getLast().energy().centralWh()).isPositive();
  }

  @Test
  void sendsNothingUpstreamThatTellsWhoAsks() {
    String body =
        ask("Herschrijf: het loket is dicht.", false)
            .replaceFirst(
                "\\{",
                "{\"user\":\"jantina\",\"metadata\":{\"use_case\":\"klare-taal\"},"
                    + "\"safety_identifier\":\"jantina\",\"prompt_cache_key\":\"jantina\","
                    + "\"store\":true,");

    HttpResponse<String> answer =
        gateway.post("medewerker", "/v1/chat/completions", "klare-taal", body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(upstream.posts().getFirst())
        .doesNotContain("jantina")
        .doesNotContain("Bearer")
        .doesNotContain("X-Use-Case")
        .contains("\"store\":false");
  }

  @Test
  void checksWithoutAskingAnyModel() {
    HttpResponse<String> answer =
        gateway.post("commissie", "/v1/chat/check", "klare-taal", ask(LETTER, false));

    Json.Obj check = object(answer.body());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(check.members().keySet())
        .containsExactly(
            "ruling",
            "code",
            "policy_version",
            "use_case",
            "model",
            "findings",
            "messages",
            "personal_data",
            "data_class",
            "energy");
    assertThat(check.items("personal_data")).hasSize(1);
    Json.Obj found = (Json.Obj) check.items("personal_data").getFirst();
    int start = whole(found, "start");
    int end = whole(found, "end");
    assertThat(LETTER.substring(start, end)).contains("Oosterhuis");
    assertThat(check.toString()).doesNotContain("Oosterhuis");
    assertThat(upstream.posts()).isEmpty();
    assertThat(gateway.events(Checked.class)).isNotEmpty();
  }

  @Test
  void aFullCheckGivesTheRulingOfTheCallItself() {
    for (String question : List.of(FORBIDDEN, LETTER, "Hoe vraag ik subsidie aan?")) {
      Json.Obj check =
          object(
              gateway
                  .post("medewerker", "/v1/chat/check", "klare-taal", ask(question, false))
                  .body());
      HttpResponse<String> call = chat("klare-taal", question, false);

      assertThat(check.text("code")).isEqualTo(call.statusCode() == 200 ? null : code(call));
    }
  }

  @Test
  void aPartialCheckRunsOnlyWhatWasAsked() {
    String body = ask(LETTER, false).replaceFirst("\\{", "{\"checks\":[\"personal_data\"],");

    Json.Obj check =
        object(gateway.post("commissie", "/v1/chat/check", "bestaat-niet", body).body());

    assertThat(check.get("ruling")).isEqualTo(Json.NULL);
    assertThat(check.get("findings")).isEqualTo(Json.NULL);
    assertThat(check.get("use_case")).isEqualTo(Json.NULL);
    assertThat(check.get("energy")).isEqualTo(Json.NULL);
    assertThat(check.items("personal_data")).hasSize(1);
  }

  @Test
  void listsTheModelsOfTheCaller() {
    HttpResponse<String> answer = gateway.get("medewerker", "/v1/models");

    assertThat(answer.body())
        .contains("\"auto\"")
        .contains("proefmodel-7b")
        .doesNotContain("proefmodel-groot");
    assertThat(gateway.get("medewerker", "/v1/models/bestaat-niet").statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> chat(String useCase, String question, boolean streamed) {
    return gateway.post("medewerker", "/v1/chat/completions", useCase, ask(question, streamed));
  }
}
