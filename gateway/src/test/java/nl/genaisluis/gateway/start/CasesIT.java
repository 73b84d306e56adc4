package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static nl.genaisluis.gateway.start.GatewayUnderTest.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import nl.genaisluis.audit.event.CaseChanged;
import nl.genaisluis.audit.event.Looked;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests and objections, templates and preferences through the front door.
class CasesIT {
  private static final String OBJECTION =
      "{\"verzoek\":\"0199-ab\",\"toelichting\":\"Dit was een gewone vraag van Jantina\"}";
  private static final String REQUEST =
      "{\"titel\":\"Samenvatten\",\"doel\":\"Tijd\",\"noodzaak\":\"Veel\",\"gegevens\":\"geen\"}";

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
  void anObjectionIsFollowedByItsMakerFromReceivedToDone() {
    HttpResponse<String> made = send("medewerker", "POST", "/api/v1/bezwaren", OBJECTION);
    String path = String.valueOf(object(made.body()).text("status_url"));

    HttpResponse<String> taken = step(path, "in-behandeling", "Wij kijken ernaar");
    HttpResponse<String> done = step(path, "afgehandeld", "U hebt gelijk");
    HttpResponse<String> seen = gateway.get("medewerker", path);

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(object(made.body()).text("status")).isEqualTo("ontvangen");
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(object(seen.body()).text("status")).isEqualTo("afgehandeld");
    assertThat(seen.body()).contains("U hebt gelijk", "Wij kijken ernaar", "gewone vraag");
    assertThat(object(seen.body()).text("verloopt")).isNotNull();
    assertThat(LocalDate.parse(String.valueOf(object(made.body()).text("antwoordVoor"))))
        .isAfter(LocalDate.now(ZoneOffset.UTC).plusDays(40))
        .isBefore(LocalDate.now(ZoneOffset.UTC).plusDays(44));
    assertThat(object(seen.body()).get("antwoordVoor")).isEqualTo(Json.NULL);
  }

  @Test
  void everyStepIsOnRecordWithoutAWordOfIt() {
    HttpResponse<String> made = send("medewerker", "POST", "/api/v1/bezwaren", OBJECTION);
    String id = String.valueOf(object(made.body()).text("id"));

    step("/api/v1/bezwaren/" + id, "in-behandeling", "Wij kijken ernaar");

    assertThat(gateway.events(CaseChanged.class))
        .extracting(CaseChanged::kind, CaseChanged::id, CaseChanged::status, CaseChanged::role)
        .containsExactly(
            tuple("bezwaar", id, "ontvangen", "medewerker"),
            tuple("bezwaar", id, "in-behandeling", "commissie"));
    assertThat(gateway.entries().toString()).doesNotContain("Jantina");
  }

  @Test
  void aCaseGoesForwardOneStepAtATime() {
    String path = path(send("medewerker", "POST", "/api/v1/aanvragen", REQUEST));

    assertThat(step(path, "afgehandeld", "Te snel").statusCode()).isEqualTo(409);
    assertThat(step(path, "ontvangen", "Nog eens").statusCode()).isEqualTo(409);
    assertThat(step(path, "weg", "Nog eens").statusCode()).isEqualTo(400);
    assertThat(step(path, "in-behandeling", "").statusCode()).isEqualTo(400);
    assertThat(gateway.events(CaseChanged.class)).hasSize(1);
  }

  @Test
  void theCommitteeReadsAllAndIsSeenReading() {
    String path = path(send("medewerker", "POST", "/api/v1/aanvragen", REQUEST));

    HttpResponse<String> list = gateway.get("commissie", "/api/v1/aanvragen?status=ontvangen");
    HttpResponse<String> read = gateway.get("commissie", path);

    assertThat(whole(object(list.body()), "totaal")).isEqualTo(1);
    assertThat(list.body()).contains("Samenvatten").doesNotContain("Veel");
    assertThat(object(read.body()).text("noodzaak")).isEqualTo("Veel");
    assertThat(gateway.events(Looked.class))
        .extracting(Looked::what)
        .containsExactly("list", "content");
  }

  @Test
  void othersDoNotFindACaseAndMayNotDecideIt() {
    String path = path(send("medewerker", "POST", "/api/v1/bezwaren", OBJECTION));

    assertThat(gateway.get("beheerder", path).statusCode()).isEqualTo(404);
    assertThat(whole(object(gateway.get("auditor", "/api/v1/bezwaren").body()), "totaal")).isZero();
    assertThat(
            send("medewerker", "PATCH", path, "{\"status\":\"in-behandeling\",\"reden\":\"Zelf\"}")
                .statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/bezwaren|{\"verzoek\":\"a b\",\"toelichting\":\"Een reden\"}|verzoek",
        "/api/v1/bezwaren|{\"verzoek\":\"ab\"}|toelichting",
        "/api/v1/bezwaren|{\"toelichting\":\"Een reden\",\"status\":\"afgehandeld\"}|status",
        "/api/v1/aanvragen|{\"titel\":\"Een\",\"doel\":\"x\",\"noodzaak\":\"y\"}|gegevens",
        "/api/v1/sjablonen|{\"titel\":\"Een\",\"tekst\":\"x\",\"bereik\":\"wereld\"}|bereik",
        "/api/v1/sjablonen|{\"titel\":\"Een\",\"tekst\":\"x\",\"toepassing\":\"niets\"}|toepassing",
        "/api/v1/sjablonen/import|{\"sjablonen\":[{\"titel\":\"Een\"}]}|sjablonen[0].tekst"
      })
  void whatDoesNotFitIsNamed(String path, String sent, String field) {
    HttpResponse<String> answer = send("medewerker", "POST", path, sent);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(object(answer.body()).text("parameter")).isEqualTo(field);
  }

  @Test
  void templatesReachWhomTheyAreFor() {
    send("medewerker", "POST", "/api/v1/sjablonen", template("Van mij", "eigen"));
    HttpResponse<String> refused =
        send("medewerker", "POST", "/api/v1/sjablonen", template("Van allen", "organisatie"));
    HttpResponse<String> shared =
        send("beheerder", "POST", "/api/v1/sjablonen", template("Van allen", "organisatie"));
    String path = "/api/v1/sjablonen/" + object(shared.body()).text("id");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(shared.statusCode()).isEqualTo(201);
    assertThat(templates("medewerker")).containsExactly("Van mij", "Van allen");
    assertThat(templates("auditor")).containsExactly("Van allen");
    assertThat(send("medewerker", "DELETE", path, "").statusCode()).isEqualTo(403);
    assertThat(send("commissie", "DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(templates("auditor")).isEmpty();
  }

  @Test
  void anExportOfTemplatesIsTakenInAgain() {
    send("medewerker", "POST", "/api/v1/sjablonen", template("Brief voor {{naam}}", "eigen"));
    String exported = gateway.get("medewerker", "/api/v1/sjablonen/export").body();

    HttpResponse<String> taken = send("auditor", "POST", "/api/v1/sjablonen/import", exported);

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    assertThat(whole(object(taken.body()), "toegevoegd")).isEqualTo(1);
    assertThat(templates("auditor")).containsExactly("Brief voor {{naam}}");
  }

  @Test
  void aTemplateIsReplacedByItsMaker() {
    HttpResponse<String> made =
        send("medewerker", "POST", "/api/v1/sjablonen", template("Oud", "eigen"));
    String path = "/api/v1/sjablonen/" + object(made.body()).text("id");

    HttpResponse<String> changed =
        send("medewerker", "PUT", path, "{\"titel\":\"Nieuw\",\"tekst\":\"Anders\"}");

    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(object(gateway.get("medewerker", path).body()).text("tekst")).isEqualTo("Anders");
  }

  @Test
  void preferencesAreOfOneUserAndOnlyWhatThePageKnows() {
    String wanted = "{\"thema\":\"donker\",\"stroom\":false}";

    HttpResponse<String> kept = send("medewerker", "PUT", "/api/v1/voorkeuren", wanted);
    HttpResponse<String> again = send("medewerker", "PUT", "/api/v1/voorkeuren", wanted);
    HttpResponse<String> odd =
        send("medewerker", "PUT", "/api/v1/voorkeuren", "{\"thema\":\"paars\"}");

    assertThat(kept.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(odd.statusCode()).isEqualTo(400);
    assertThat(gateway.get("medewerker", "/api/v1/voorkeuren").body()).isEqualTo(wanted);
    assertThat(gateway.get("commissie", "/api/v1/voorkeuren").body()).isEqualTo("{}");
    assertThat(send("medewerker", "PUT", "/api/v1/voorkeuren", "{}").statusCode()).isEqualTo(200);
    assertThat(gateway.get("medewerker", "/api/v1/voorkeuren").body()).isEqualTo("{}");
  }

  private List<String> templates(String user) {
    return object(gateway.get(user, "/api/v1/sjablonen").body()).items("sjablonen").stream()
        .map(item -> String.valueOf(((Json.Obj) item).text("titel")))
        .toList();
  }

  private static String template(String title, String reach) {
    return "{\"titel\":\"" + title + "\",\"tekst\":\"Schrijf\",\"bereik\":\"" + reach + "\"}";
  }

  private static String path(HttpResponse<String> made) {
    return String.valueOf(object(made.body()).text("status_url"));
  }

  private HttpResponse<String> step(String path, String status, String reason) {
    return send(
        "commissie", "PATCH", path, "{\"status\":\"" + status + "\",\"reden\":\"" + reason + "\"}");
  }

  private HttpResponse<String> send(String user, String method, String path, String body) {
    return gateway.send(
        HttpRequest.newBuilder(URI.create(gateway.base() + path))
            .header("Authorization", "Bearer " + gateway.token(user))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }
}
