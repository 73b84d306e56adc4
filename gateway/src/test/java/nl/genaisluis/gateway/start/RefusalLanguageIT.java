package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.at;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who does not read Dutch is told why not in English; codes are the same in both.
class RefusalLanguageIT {
  private static final String FORBIDDEN =
      "Should we grant the marina its permit or not? Write the refusal for Jachthaven De Reiger.";

  private static Upstream upstream;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    upstream = new Upstream();
    upstream.says("Goed.");
    gateway = new GatewayUnderTest(folder, upstream.base());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    upstream.close();
  }

  @Test
  void refusesInEnglishWhoAsksForEnglishFirst() {
    HttpResponse<String> refused = chat("klare-taal", "en-GB,en;q=0.9,nl;q=0.5");

    Json.Obj error = at(object(refused.body()), "error");
    assertThat(refused.headers().firstValue("Content-Language")).contains("en");
    assertThat(error.text("code")).isEqualTo("prohibited_use");
    assertThat(error.text("message")).endsWith("A person takes, weighs and motivates a decision.");
    assertThat(at(error, "sluis").text("ground")).isEqualTo("Generative AI is not used for this");
    assertThat(at(error, "sluis").text("alternative")).startsWith("Allowed:");
  }

  @Test
  void refusesInDutchWhoNamesNoLanguageOrAnother() {
    HttpResponse<String> refused = chat("klare-taal", "fr");

    Json.Obj error = at(object(refused.body()), "error");
    assertThat(refused.headers().firstValue("Content-Language")).contains("nl");
    assertThat(error.text("code")).isEqualTo("prohibited_use");
    assertThat(error.text("message")).endsWith("Een besluit neemt, weegt en motiveert een mens.");
  }

  @Test
  void givesEachRuleInBothLanguagesWhateverWasAskedFor() {
    HttpResponse<String> refused = chat("klare-taal", "nl");

    Json.Obj rule =
        (Json.Obj) at(object(refused.body()), "error", "sluis").items("rules").getFirst();
    assertThat(rule.text("explanation")).isNotBlank();
    assertThat(rule.text("explanation_en")).isNotBlank().isNotEqualTo(rule.text("explanation"));
    assertThat(rule.text("title_en")).isNotBlank().isNotEqualTo(rule.text("title"));
  }

  @Test
  void tellsInEnglishThatAUseCaseIsUnknown() {
    HttpResponse<String> refused = chat("no-such-use", "en");

    Json.Obj error = at(object(refused.body()), "error");
    assertThat(error.text("code")).isEqualTo("use_case_not_approved");
    assertThat(error.text("message")).startsWith("This use case is not in the register.");
  }

  @Test
  void publishesTheRulesOnProhibitedUseInBothLanguages() {
    HttpResponse<String> rules = gateway.get("medewerker", "/api/v1/regels");

    assertThat(object(rules.body()).items("regels"))
        .filteredOn(rule -> !String.valueOf(((Json.Obj) rule).text("id")).startsWith("U-"))
        .isNotEmpty()
        .allSatisfy(
            rule -> assertThat(((Json.Obj) rule).text("uitlegEngels")).as("%s", rule).isNotBlank());
  }

  private static HttpResponse<String> chat(String useCase, String language) {
    return gateway.send(
        HttpRequest.newBuilder(URI.create(gateway.base() + "/v1/chat/completions"))
            .header("Authorization", "Bearer " + gateway.token("medewerker"))
            .header("Content-Type", "application/json")
            .header("X-Use-Case", useCase)
            .header("Accept-Language", language)
            .POST(HttpRequest.BodyPublishers.ofString(ask(FORBIDDEN, false))));
  }
}
