package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.Patience.until;
import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.event.Reviewed;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the committee says of single rulings, and what it does to later requests.
class CommitteeWordsIT {
  private static final Path DEVELOPMENT_SET =
      Path.of("..", "policy", "src", "test", "resources", "prohibited", "dev.jsonl");
  private static final String LET_THROUGH =
      "Schrijf in gewone taal dat het loket van %s morgen gesloten is wegens werkzaamheden aan de"
          + " brug, en dat bezoekers de andere ingang bij de haven kunnen nemen.";
  private static final String FORBIDDEN =
      "Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing met motivering.";

  @TempDir private Path folder;
  private Upstream upstream;
  private GatewayUnderTest gateway;

  @BeforeEach
  void start() {
    upstream = new Upstream();
    upstream.says("Goed.");
    gateway = new GatewayUnderTest(folder, upstream.base());
  }

  @AfterEach
  void stop() {
    gateway.close();
    upstream.close();
  }

  @Test
  void aMissedRequestStopsItsLikesUntilItsTextIsErased() {
    assertThat(chat(LET_THROUGH.formatted("Jan de Vries")).statusCode()).isEqualTo(200);
    String missed = last(Opened.class);

    HttpResponse<String> given = give(missed(missed));

    assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
    HttpResponse<String> like = chat(LET_THROUGH.formatted("Fatima Yilmaz"));
    assertThat(code(like)).isEqualTo("prohibited_use");
    assertThat(like.body()).contains("C-handhaving").doesNotContain("Yilmaz");
    assertThat(chat("Schrijf in gewone taal dat het loket gesloten is.").statusCode())
        .isEqualTo(200);

    restart();
    assertThat(code(chat(LET_THROUGH.formatted("Piet Bakker")))).isEqualTo("prohibited_use");

    gateway.ledger().erase(new Erased("0".repeat(32), missed, "request", "beheerder")).join();
    awaitWeight(missed, false);
    assertThat(chat(LET_THROUGH.formatted("Piet Bakker")).statusCode()).isEqualTo(200);

    restart();
    assertThat(chat(LET_THROUGH.formatted("Piet Bakker")).statusCode()).isEqualTo(200);
  }

  @Test
  void aFalseAlarmLetsOnlyTheSameTextThrough() throws IOException {
    String doubtful = doubtfulQuestion();
    assertThat(code(chat(doubtful))).isEqualTo("confirmation_required");

    HttpResponse<String> given = give(falseAlarm(last(Refused.class)));

    assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
    assertThat(chat(doubtful).statusCode()).isEqualTo(200);
    assertThat(code(chat(doubtful + " Dank."))).isNotEqualTo("no error");
  }

  @Test
  void aFalseAlarmDoesNotLiftAWrittenRule() {
    HttpResponse<String> refused = chat(FORBIDDEN);
    assertThat(refused.body()).as("a written rule hit").contains("\"id\":\"S-");

    HttpResponse<String> given = give(falseAlarm(last(Refused.class)));

    assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
    assertThat(code(chat(FORBIDDEN))).isEqualTo("prohibited_use");
  }

  @Test
  void theReasonIsContentAndLookingAtItIsOnRecord() {
    chat(FORBIDDEN);
    String refused = last(Refused.class);

    give(word(refused, "terecht"));

    assertThat(gateway.events(Reviewed.class)).hasSize(1);
    assertThat(gateway.entries().toString()).doesNotContain("Overleg");
    Json.Obj list = object(gateway.get("auditor", "/api/v1/uitspraken").body());
    assertThat(list.whole("totaal")).isEqualTo(1);
    assertThat(gateway.get("commissie", "/api/v1/uitspraken/" + refused).body())
        .contains("Overleg in de commissie")
        .contains("\"weegtMee\":false");
  }

  @Test
  void rulingsThatLetThroughCanBeFound() {
    chat(LET_THROUGH.formatted("Jan de Vries"));
    String opened = last(Opened.class);

    String detail = gateway.get("commissie", "/api/v1/beslissingen/" + opened).body();

    assertThat(detail).contains("\"soort\":\"opened\"").contains("[PERSOON_1]");
    until("the index follows", () -> list("opened").contains(opened));
    assertThat(list("refused")).doesNotContain(opened);
    assertThat(gateway.get("commissie", "/api/v1/beslissingen?soort=checked").statusCode())
        .isEqualTo(400);
  }

  @Test
  void onlyTheCommitteeGivesItsWord() {
    chat(FORBIDDEN);
    Json.Obj word = word(last(Refused.class), "terecht");

    for (String user : new String[] {"medewerker", "auditor", "beheerder", "ontwikkelaar"}) {
      assertThat(give(user, word).statusCode()).as(user).isEqualTo(403);
    }
    assertThat(gateway.events(Reviewed.class)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "beslissing, xyz, 400",
    "beslissing, 00000000000000000000000000000000, 404",
    "uitspraak, misschien, 400",
    "klasse, milieu, 400",
    "geldigTot, morgen, 400",
    "geldigTot, 2020-01-01, 400",
    "geldigTot, 2100-01-01, 400",
    "toelichting, kort, 400",
    "extra, iets, 400"
  })
  void aWrongFieldIsNamed(String field, String value, int status) {
    chat(LET_THROUGH.formatted("Jan de Vries"));

    HttpResponse<String> answer = give(missed(last(Opened.class)).with(field, Json.of(value)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(gateway.events(Reviewed.class)).isEmpty();
  }

  @Test
  void whatTheCheckDidNotStopIsNoFalseAlarm() {
    chat(LET_THROUGH.formatted("Jan de Vries"));

    HttpResponse<String> answer = give(falseAlarm(last(Opened.class)));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("other_ground");
  }

  private void restart() {
    gateway.close();
    gateway = new GatewayUnderTest(folder, upstream.base());
  }

  private HttpResponse<String> chat(String question) {
    return gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask(question, false));
  }

  private String list(String kind) {
    return gateway.get("commissie", "/api/v1/beslissingen?soort=" + kind).body();
  }

  private HttpResponse<String> give(Json.Obj word) {
    return give("commissie", word);
  }

  private HttpResponse<String> give(String user, Json.Obj word) {
    return gateway.post(user, "/api/v1/uitspraken", "-", JsonCodec.text(word));
  }

  private static Json.Obj word(String decision, String verdict) {
    return Json.object(
        "beslissing", Json.of(decision),
        "uitspraak", Json.of(verdict),
        "toelichting", Json.of("Overleg in de commissie van november"));
  }

  private static Json.Obj missed(String decision) {
    return word(decision, "gemist").with("klasse", Json.of("handhaving")).with("geldigTot", soon());
  }

  private static Json.Obj falseAlarm(String decision) {
    return word(decision, "loos-alarm").with("geldigTot", soon());
  }

  private static Json soon() {
    return Json.of(LocalDate.now(ZoneOffset.UTC).plusDays(90).toString());
  }

  /// The leaf id of the last entry of this kind.
  private String last(Class<? extends Event> kind) {
    return gateway.entries().stream()
        .filter(entry -> kind.isInstance(entry.event()))
        .map(Entry::leaf)
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  private void awaitWeight(String decision, boolean weighs) {
    until(
        "the word " + (weighs ? "weighs" : "weighs no more"),
        () ->
            gateway
                .get("commissie", "/api/v1/uitspraken/" + decision)
                .body()
                .contains("\"weegtMee\":" + weighs));
  }

  /// The first question of the development set that the check doubts.
  private String doubtfulQuestion() throws IOException {
    for (String line : Files.readAllLines(DEVELOPMENT_SET)) {
      if (object(line).items("messages").size() > 1) {
        continue;
      }
      String question = ((Json.Obj) object(line).items("messages").getFirst()).text("content");
      String asked = String.valueOf(question);
      HttpResponse<String> answer =
          gateway.post("medewerker", "/v1/chat/check", "klare-taal", ask(asked, false));
      if ("confirm".equals(object(answer.body()).text("ruling"))) {
        return asked;
      }
    }
    throw new AssertionError("the check doubts no question of the development set");
  }
}
