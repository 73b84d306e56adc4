package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.Patience.until;
import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Looked;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the committee finds by the words of questions and answers, and for how long.
class WordSearchIT {
  private static final String QUESTION = "Herschrijf in klare taal:\nZwaluwstaarten passen hier.";

  @TempDir Path folder;
  private Upstream upstream;
  private GatewayUnderTest gateway;

  @BeforeEach
  void start() {
    upstream = new Upstream();
    upstream.says("Houtverbindingen\n\nKnutselwerk.");
    gateway = open(Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    gateway.close();
    upstream.close();
  }

  @Test
  void questionsAndAnswersThatWereLetThroughAreFoundByTheirWords() {
    chat(QUESTION);
    until("the index follows", () -> total("soort=closed&zoek=knutselwerk") == 1);

    assertThat(total("soort=opened&zoek=zwaluwstaarten")).isEqualTo(1);
    assertThat(total("soort=alle&zoek=zwaluwstaarten")).isEqualTo(1);
    assertThat(total("soort=closed&zoek=zwaluwstaarten")).isZero();
    assertThat(total("soort=refused&zoek=zwaluwstaarten")).isZero();
  }

  @Test
  void onlyWatchersFindThemAndEverySearchIsOnRecordWithoutItsWords() {
    chat(QUESTION);
    until("the index follows", () -> total("soort=closed&zoek=knutselwerk") == 1);
    int before = gateway.events(Looked.class).size();

    int status =
        gateway
            .get("medewerker", "/api/v1/beslissingen?soort=closed&zoek=knutselwerk")
            .statusCode();
    long found = total("soort=opened&zoek=zwaluwstaarten");

    assertThat(status).isEqualTo(403);
    assertThat(found).isEqualTo(1);
    assertThat(gateway.events(Looked.class)).hasSize(before + 1);
    assertThat(gateway.events(Looked.class)).extracting(Looked::what).containsOnly("search");
    assertThat(gateway.entries().toString()).doesNotContain("zwaluwstaarten", "knutselwerk");
  }

  @Test
  void theFormOfARequestIsNoWordOfIt() {
    chat(QUESTION);
    until("the index follows", () -> total("soort=closed&zoek=knutselwerk") == 1);

    assertThat(total("soort=opened&zoek=role")).isZero();
    assertThat(total("soort=opened&zoek=messages")).isZero();
    assertThat(total("soort=opened&zoek=user")).isZero();
  }

  @Test
  void aPersonIsNotFoundByAName() {
    chat("Herschrijf: mevrouw Jannigje Hoogeveen woont aan de Zwaluwstaarten.");
    until("the index follows", () -> total("soort=closed&zoek=knutselwerk") == 1);

    assertThat(total("soort=opened&zoek=mevrouw")).isEqualTo(1);
    assertThat(total("soort=opened&zoek=Jannigje")).isZero();
  }

  @Test
  void theWordsGoWithWhatIsErased() throws Exception {
    chat(QUESTION);
    until("the index follows", () -> total("soort=closed&zoek=knutselwerk") == 1);

    gateway.post(
        "beheerder",
        "/api/v1/wissingen",
        "",
        "{\"beslissing\":\"%s\",\"reden\":\"verzoek van 3 november\"}".formatted(openedLeaf()));

    until("the index follows", () -> total("soort=opened&zoek=zwaluwstaarten") == 0);
    assertThat(total("soort=closed&zoek=knutselwerk")).isZero();
    assertThat(total("soort=alle")).isEqualTo(1);
    assertThat(Traces.leftOf(folder.resolve("data"), "zwaluwstaarten")).isEmpty();
    assertThat(Traces.leftOf(folder.resolve("data"), "knutselwerk")).isEmpty();
  }

  @Test
  void theWordsGoAtTheEndOfTheirTerm() throws Exception {
    chat(QUESTION);
    until("the index follows", () -> total("soort=closed&zoek=knutselwerk") == 1);
    gateway.close();

    gateway = open(Clock.offset(Clock.systemUTC(), Duration.ofDays(31)));

    until("the index follows", () -> total("soort=closed&zoek=knutselwerk") == 0);
    assertThat(total("soort=alle")).isEqualTo(1);
    assertThat(Traces.leftOf(folder.resolve("data"), "knutselwerk")).isEmpty();
  }

  private String openedLeaf() {
    return gateway.entries().stream()
        .filter(entry -> entry.event() instanceof Opened)
        .map(Entry::leaf)
        .findFirst()
        .orElseThrow();
  }

  private void chat(String question) {
    gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask(question, false));
  }

  private long total(String query) {
    Json.Obj found = object(gateway.get("commissie", "/api/v1/beslissingen?" + query).body());
    Long total = found.whole("totaal");
    return total == null ? -1 : total;
  }

  private GatewayUnderTest open(Clock clock) {
    return new GatewayUnderTest(folder, GatewayUnderTest.config(folder, upstream.base()), clock);
  }
}
