package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.Patience.until;
import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.at;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.Held;
import nl.genaisluis.audit.event.Released;
import nl.genaisluis.audit.uselog.UseLine;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left when somebody asks to be forgotten, and what a hold keeps.
class ErasureIT {
  private static final String WORD = "zilvervlootkapitein";
  private static final String REFUSED =
      "Beoordeel de subsidieaanvraag van de " + WORD + " en wijs haar af.";

  @TempDir Path folder;
  private Upstream upstream;
  private GatewayUnderTest gateway;

  @BeforeEach
  void start() {
    upstream = new Upstream();
    upstream.says("De " + WORD + " vaart.");
    gateway = open(Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    gateway.close();
    upstream.close();
  }

  @Test
  void everythingOfOnePersonGoesAndNothingOfAnother() throws Exception {
    String mine = requestId(chat("medewerker", "Herschrijf: de " + WORD + "."));
    String alsoMine = requestId(chat("medewerker", REFUSED));
    upstream.says("De brug ligt.");
    String others = requestId(chat("ontwikkelaar", "Herschrijf: de brug."));
    until("the index follows", () -> total("soort=closed&zoek=brug") == 1);
    long before = total("soort=alle&zoek=" + WORD);
    String subject = String.valueOf(line(mine).text("subject"));

    HttpResponse<String> answer = erase("subject", subject);

    assertThat(answer.statusCode()).isEqualTo(200);
    // The request and the answer of the one, the request of the refused one.
    assertThat(object(answer.body()).whole("gewist")).isEqualTo(3);
    assertThat(before).isEqualTo(2);
    until("the index follows", () -> total("soort=alle&zoek=" + WORD) == 0);
    assertThat(total("soort=closed&zoek=" + WORD)).isZero();
    assertThat(total("soort=closed&zoek=brug")).isEqualTo(1);
    assertThat(Traces.leftOf(folder.resolve("data"), WORD)).isEmpty();
    assertThat(found(mine)).isZero();
    assertThat(found(alsoMine)).isZero();
    assertThat(found(others)).isEqualTo(1);
    assertThat(gateway.events(Erased.class))
        .allSatisfy(
            erased -> {
              assertThat(erased.ground()).isEqualTo("request");
              assertThat(erased.role()).isEqualTo("beheerder");
              assertThat(erased.exchange()).isEqualTo(object(answer.body()).text("id"));
              assertThat(gateway.ledger().content(erased.target())).isNull();
            });
    assertThat(uses()).extracting(UseLine::who).filteredOn(who -> who == null).hasSize(2);
    assertThat(gateway.entries().toString()).doesNotContain(subject);
  }

  @Test
  void oneRequestGoesByTheIdThatItsAskerHolds() {
    String gone = requestId(chat("medewerker", "Herschrijf: de dijk."));
    String kept = requestId(chat("medewerker", "Herschrijf: de brug."));

    HttpResponse<String> answer = erase("verzoek", gone);
    HttpResponse<String> again = erase("verzoek", gone);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(found(gone)).isZero();
    assertThat(found(kept)).isEqualTo(1);
  }

  @Test
  void aHoldKeepsAnExchangeFromAPersonAndFromTheEndOfItsTerm() throws Exception {
    String request = requestId(chat("medewerker", REFUSED));
    Json.Obj line = line(request);
    String leaf = String.valueOf(line.text("beslissing"));
    HttpResponse<String> set = hold("commissie", "beslissing", leaf);
    String place = set.headers().firstValue("Location").orElse("");

    HttpResponse<String> bySubject = erase("subject", String.valueOf(line.text("subject")));
    HttpResponse<String> byLeaf = erase("beslissing", leaf);
    gateway.close();
    gateway = open(Clock.offset(Clock.systemUTC(), Duration.ofDays(400)));
    int holds = GatewayUnderTest.whole(list(), "totaal");
    HttpResponse<String> bySetter = delete("commissie", place);
    HttpResponse<String> byOther = delete("auditor", place);

    assertThat(set.statusCode()).isEqualTo(201);
    assertThat(object(set.body()).text("uitwisseling")).isEqualTo(line.text("uitwisseling"));
    assertThat(bySubject.statusCode()).isEqualTo(409);
    assertThat(object(byLeaf.body()).text("code")).isEqualTo("held");
    assertThat(holds).isEqualTo(1);
    assertThat(object(bySetter.body()).text("code")).isEqualTo("same_person");
    assertThat(byOther.statusCode()).isEqualTo(200);
    assertThat(gateway.events(Erased.class)).isEmpty();
    assertThat(gateway.ledger().content(leaf)).isNotNull();
    assertThat(gateway.events(Held.class)).hasSize(1);
    assertThat(gateway.events(Released.class)).hasSize(1);

    gateway.close();
    gateway = open(Clock.offset(Clock.systemUTC(), Duration.ofDays(401)));

    assertThat(Traces.leftOf(folder.resolve("data"), WORD)).isEmpty();
    until("the use log is empty", () -> uses().isEmpty());
    assertThat(gateway.events(Erased.class))
        .extracting(Erased::ground)
        .contains("retention", "use-retention");
  }

  @Test
  void whatIsNotThereCannotBeErasedOrHeld() {
    String nothing = "0123456789abcdef0123456789abcdef";

    assertThat(erase("beslissing", nothing).statusCode()).isEqualTo(404);
    assertThat(erase("subject", "niemand").statusCode()).isEqualTo(404);
    assertThat(hold("auditor", "beslissing", nothing).statusCode()).isEqualTo(404);
    assertThat(delete("auditor", "/api/v1/bewaarplichten/" + nothing).statusCode()).isEqualTo(404);
    assertThat(gateway.events(Erased.class)).isEmpty();
  }

  @Test
  void onlyTheOperatorErasesAndOnlyTheWatchersHold() {
    String request = requestId(chat("medewerker", "Herschrijf: de dijk."));

    for (String user : List.of("medewerker", "ontwikkelaar", "commissie", "auditor")) {
      assertThat(post(user, "wissingen", "verzoek", request).statusCode()).isEqualTo(403);
    }
    for (String user : List.of("medewerker", "ontwikkelaar", "beheerder")) {
      assertThat(hold(user, "verzoek", request).statusCode()).isEqualTo(403);
    }
    assertThat(found(request)).isEqualTo(1);
  }

  private GatewayUnderTest open(Clock clock) {
    return new GatewayUnderTest(folder, GatewayUnderTest.config(folder, upstream.base()), clock);
  }

  private HttpResponse<String> chat(String user, String question) {
    return gateway.post(user, "/v1/chat/completions", "klare-taal", ask(question, false));
  }

  private static String requestId(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Request-Id").orElse("");
  }

  private HttpResponse<String> erase(String by, String value) {
    return post("beheerder", "wissingen", by, value);
  }

  private HttpResponse<String> hold(String user, String by, String value) {
    return post(user, "bewaarplichten", by, value);
  }

  private HttpResponse<String> post(String user, String resource, String by, String value) {
    String body = "{\"%s\":\"%s\",\"reden\":\"verzoek van 3 november\"}".formatted(by, value);
    return gateway.post(user, "/api/v1/" + resource, "", body);
  }

  private HttpResponse<String> delete(String user, String path) {
    return gateway.send(
        HttpRequest.newBuilder(URI.create(gateway.base() + path))
            .header("Authorization", "Bearer " + gateway.token(user))
            .DELETE());
  }

  private Json.Obj list() {
    return object(gateway.get("auditor", "/api/v1/bewaarplichten").body());
  }

  private int found(String requestId) {
    return GatewayUnderTest.whole(
        object(post("auditor", "raadplegingen", "verzoek", requestId).body()), "totaal");
  }

  private Json.Obj line(String requestId) {
    Json.Obj found = object(post("auditor", "raadplegingen", "verzoek", requestId).body());
    Json.Obj line = (Json.Obj) found.items("regels").getFirst();
    assertThat(at(line, "verwerking").text("trace_id")).hasSize(32);
    return line;
  }

  /// How many rulings or answers the committee finds.
  private int total(String query) {
    return GatewayUnderTest.whole(
        object(gateway.get("commissie", "/api/v1/beslissingen?" + query).body()), "totaal");
  }

  private List<UseLine> uses() {
    List<UseLine> lines = new java.util.ArrayList<>();
    gateway.ledger().belongings().uses(lines::add);
    return lines;
  }
}
