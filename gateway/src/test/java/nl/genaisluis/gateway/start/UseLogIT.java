package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.at;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import nl.genaisluis.audit.event.Looked;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who asked what, for the auditor and for nobody else.
class UseLogIT {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  private static Upstream upstream;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start(@TempDir Path folder) {
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
  void aRequestIsFoundByTheIdThatItsAskerWasTold() {
    HttpResponse<String> answer = chat("klare-taal", "Herschrijf: de dijk is hoog.");

    Json.Obj line = onlyLine(look(requestId(answer)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(line.text("verzoek")).isEqualTo(requestId(answer));
    assertThat(line.text("subject")).isNotBlank();
    assertThat(line.text("rol")).isEqualTo("medewerker");
    Json.Obj processing = at(line, "verwerking");
    assertThat(processing.text("name")).isEqualTo("chat");
    assertThat(processing.text("status")).isEqualTo("Ok");
    assertThat(processing.whole("end_time")).isGreaterThanOrEqualTo(processing.whole("start_time"));
    assertThat(at(processing, "attributes").text("dpl.core.processing_activity_id"))
        .endsWith("/api/v1/toepassingen/klare-taal");
    assertThat(gateway.entries())
        .anyMatch(
            entry ->
                entry.leaf().equals(line.text("beslissing"))
                    && entry.event().code().equals("opened")
                    && entry.event().exchange().equals(line.text("uitwisseling")));
  }

  @Test
  void refusalsChecksAndFailedCallsHaveALineToo() {
    HttpResponse<String> refused =
        chat("klare-taal", "Beoordeel de subsidieaanvraag van de stichting en wijs haar af.");
    HttpResponse<String> unknown = chat("bestaat-niet", "Herschrijf dit.");
    HttpResponse<String> checked =
        gateway.post(
            "medewerker", "/v1/chat/check", "klare-taal", ask("Herschrijf: de dijk.", false));

    assertThat(refused.statusCode()).isEqualTo(403);
    for (HttpResponse<String> answer : List.of(refused, unknown, checked)) {
      Json.Obj line = onlyLine(look(requestId(answer)));
      assertThat(at(line, "verwerking").text("status")).isEqualTo("Ok");
    }
  }

  @Test
  void aLookIsOnRecordWithItsReasonBeforeItIsAnswered() {
    HttpResponse<String> answer = chat("klare-taal", "Herschrijf: de brug is open.");

    Json.Obj found = look(requestId(answer));

    assertThat(gateway.entries())
        .anySatisfy(
            entry -> {
              assertThat(entry.event())
                  .isEqualTo(
                      new Looked(
                          String.valueOf(found.text("id")), Looked.USE_LOG, null, "auditor"));
              assertThat(gateway.ledger().content(entry.leaf()))
                  .satisfies(reason -> assertThat(reason.text()).isEqualTo("klacht 2026-17"));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"medewerker", "ontwikkelaar", "commissie", "beheerder"})
  void nobodyButTheAuditorLooks(String user) {
    HttpResponse<String> answer =
        gateway.post(
            user,
            "/api/v1/raadplegingen",
            "",
            "{\"subject\":\"iemand\",\"reden\":\"nieuwsgierigheid\"}");

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'reden':'klacht 2026-17'}",
        "{'subject':'a'}",
        "{'subject':'a','reden':'kort'}",
        "{'subject':'a','verzoek':'b','reden':'klacht 2026-17'}",
        "{'verzoek':'geen kenmerk','reden':'klacht 2026-17'}",
        "{'beslissing':'geen kenmerk','reden':'klacht 2026-17'}",
        "{'subject':'','reden':'klacht 2026-17'}"
      })
  void aLookWithoutAPersonOrAReasonIsNone(String body) {
    long before = gateway.ledger().size();

    HttpResponse<String> answer =
        gateway.post("auditor", "/api/v1/raadplegingen", "", body.replace('\'', '"'));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(gateway.ledger().size()).isEqualTo(before);
  }

  @Test
  void aTraceGoesThroughTheGatewayInASpanOfItsOwn() {
    upstream.forget();
    HttpResponse<String> answer =
        gateway.send(
            HttpRequest.newBuilder(URI.create(gateway.base() + "/v1/chat/completions"))
                .header("Authorization", "Bearer " + gateway.token("medewerker"))
                .header("Content-Type", "application/json")
                .header("X-Use-Case", "klare-taal")
                .header("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                .header("tracestate", "vendor=geheim")
                .POST(HttpRequest.BodyPublishers.ofString(ask("Herschrijf: de sluis.", false))));

    String returned = answer.headers().firstValue("traceparent").orElse("");
    Json.Obj processing = at(onlyLine(look(requestId(answer))), "verwerking");

    assertThat(returned).matches("00-" + TRACE + "-[0-9a-f]{16}-01").doesNotContain(PARENT);
    assertThat(upstream.posts()).singleElement().asString().contains(returned);
    assertThat(upstream.posts().getFirst()).doesNotContain("vendor=geheim", PARENT);
    assertThat(processing.text("trace_id")).isEqualTo(TRACE);
    assertThat(processing.text("parent_span_id")).isEqualTo(PARENT);
    assertThat(returned).contains(String.valueOf(processing.text("span_id")));
  }

  @Test
  void noRecordNamesThePerson() {
    HttpResponse<String> answer = chat("klare-taal", "Herschrijf: het gemaal.");

    String subject = String.valueOf(onlyLine(look(requestId(answer))).text("subject"));

    assertThat(gateway.entries().toString()).doesNotContain(subject, requestId(answer));
  }

  private static HttpResponse<String> chat(String useCase, String question) {
    return gateway.post("medewerker", "/v1/chat/completions", useCase, ask(question, false));
  }

  private static Json.Obj look(String requestId) {
    String body = "{\"verzoek\":\"" + requestId + "\",\"reden\":\"klacht 2026-17\"}";
    return object(gateway.post("auditor", "/api/v1/raadplegingen", "", body).body());
  }

  private static Json.Obj onlyLine(Json.Obj found) {
    assertThat(found.whole("totaal")).isEqualTo(1);
    return (Json.Obj) found.items("regels").getFirst();
  }

  private static String requestId(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Request-Id").orElse("");
  }
}
