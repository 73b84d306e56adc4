package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Grounds for refusing what is not prohibited by itself, and what may not come back to the asker
/// at every place: each by its own request, through the front door.
class GroundsIT {
  private static final String CHAT = "/v1/chat/completions";
  private static final String MAIL = "Herschrijf: mail naar jan.bakker@voorbeeld.nl.";

  @TempDir private Path folder;
  private Upstream upstream;

  @BeforeEach
  void start() {
    upstream = new Upstream();
    upstream.says("Het loket is dicht.");
  }

  @AfterEach
  void stop() {
    upstream.close();
  }

  @Test
  void aUseCaseOfAnotherDepartmentIsClosed() {
    refuses(
        all -> all.replace("units: []", "units: [elders]"),
        "klare-taal",
        ask("Herschrijf: het loket is dicht.", false),
        "use_case_not_approved");
  }

  @Test
  void aUseCaseIsClosedOnceItsTermIsOver() {
    refuses(
        all -> all.replace("start: 2026-01-01,", "start: 2026-01-01, end: 2026-01-02,"),
        "klare-taal",
        ask("Herschrijf: het loket is dicht.", false),
        "use_case_not_approved");
  }

  @Test
  void aTextAboveTheClassOfTheUseCaseIsRefused() {
    refuses(
        UnaryOperator.identity(),
        "klare-taal",
        ask("VERTROUWELIJK\n\nHerschrijf: het loket is dicht.", false),
        "data_class_too_high");
  }

  @Test
  void personalDataOfATypeThatTheUseCaseBlocksIsRefused() {
    refuses(
        all -> all.replace("email: pseudonymise", "email: block"),
        "klare-taal",
        ask(MAIL, false),
        "personal_data_blocked");
  }

  @Test
  void personalDataInAKeyThatCannotBeRewrittenIsRefused() {
    String body =
        ask("Herschrijf: het loket is dicht.", false)
            .replaceFirst(
                "\\{",
                "{\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"zoek_adres\","
                    + "\"parameters\":{\"type\":\"object\",\"properties\":"
                    + "{\"jan.bakker@voorbeeld.nl\":{\"type\":\"string\"}}}}}],");

    refuses(UnaryOperator.identity(), "hulpmiddel", body, "personal_data_blocked");
  }

  @Test
  void aValueThatIsReplacedOnceReachesNoModelAtAnotherPlaceEither() {
    String question =
        MAIL
            + " Zie ftp://x:/jan.bakker@voorbeeld.nl/ en"
            + " https://h.example/a=jan.bakker%40voorbeeld.nl.";
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, upstream.base())) {
      HttpResponse<String> answer =
          gateway.post("medewerker", CHAT, "klare-taal", ask(question, false));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(upstream.posts()).hasSize(1);
      assertThat(upstream.posts().getFirst()).contains("[EMAIL_1]").doesNotContain("bakker");
    }
  }

  @Test
  void noValueComesBackInsideAWebAddress() {
    upstream.says("Zie https://kwaad.example/?q=[EMAIL_1] of mail [EMAIL_1].");
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, upstream.base())) {
      HttpResponse<String> answer =
          gateway.post("medewerker", CHAT, "klare-taal", ask(MAIL, false));

      assertThat(answer.body())
          .contains("https://kwaad.example/?q=[EMAIL_1] of mail jan.bakker@voorbeeld.nl.");
    }
  }

  @Test
  void noValueComesBackInTheArgumentsOfAToolThatTheUseCaseDoesNotList() {
    upstream.saysOnly(calling("zoek_adres", "stuur_mail"));
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, upstream.base())) {
      HttpResponse<String> answer =
          gateway.post("medewerker", CHAT, "hulpmiddel", ask(MAIL, false));

      String listed = answer.body().substring(answer.body().indexOf("zoek_adres"));
      String other = answer.body().substring(answer.body().indexOf("stuur_mail"));
      assertThat(listed.substring(0, listed.indexOf("stuur_mail")))
          .contains("jan.bakker@voorbeeld.nl");
      assertThat(other).contains("[EMAIL_1]").doesNotContain("bakker");
    }
  }

  private static Json.Obj calling(String... tools) {
    List<Json> calls = new ArrayList<>();
    for (String tool : tools) {
      Json.Obj function =
          Json.object("name", Json.of(tool), "arguments", Json.of("{\"aan\":\"[EMAIL_1]\"}"));
      calls.add(
          Json.object(
              "id", Json.of("roep-" + tool), "type", Json.of("function"), "function", function));
    }
    Json.Obj message =
        Json.object(
            "role", Json.of("assistant"), "content", Json.NULL, "tool_calls", Json.array(calls));
    Json.Obj choice =
        Json.object(
            "index", Json.of(0), "message", message, "finish_reason", Json.of("tool_calls"));
    return Upstream.whole("").with("choices", Json.array(List.of(choice)));
  }

  private void refuses(UnaryOperator<String> useCases, String useCase, String body, String ground) {
    try (GatewayUnderTest gateway =
        GatewayUnderTest.with(folder, upstream.base(), UnaryOperator.identity(), useCases)) {
      HttpResponse<String> answer = gateway.post("medewerker", CHAT, useCase, body);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
      assertThat(code(answer)).isEqualTo(ground);
      assertThat(gateway.events(Refused.class).getLast().refusal()).isEqualTo(ground);
      assertThat(upstream.posts()).isEmpty();
    }
  }
}
