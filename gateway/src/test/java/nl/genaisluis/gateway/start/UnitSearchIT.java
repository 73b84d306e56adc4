package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.Patience.until;
import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import nl.genaisluis.audit.event.Looked;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the committee finds by the unit that the token of an asker names, and for how long.
class UnitSearchIT {
  /// The unit of the demo's employee, and of its program.
  private static final String UNIT = "Mobiliteit";

  private static final String OTHER = "Informatie";

  @TempDir Path folder;
  private Upstream upstream;
  private GatewayUnderTest gateway;

  @BeforeEach
  void start() {
    upstream = new Upstream();
    upstream.says("Goed.");
    gateway = open(Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    gateway.close();
    upstream.close();
  }

  @Test
  void whatWasAskedAnsweredAndRefusedIsFoundByTheUnitOfItsAsker() {
    chat("medewerker", "klare-taal", "Herschrijf: de dijk.");
    chat("medewerker", "klare-taal", "Beoordeel deze subsidieaanvraag en wijs haar af.");
    chat("ontwikkelaar", "klare-taal", "Herschrijf: de brug.");

    until("the index follows", () -> total("soort=closed&eenheid=" + OTHER) == 1);

    assertThat(total("soort=closed&eenheid=" + UNIT)).isEqualTo(1);
    assertThat(total("soort=opened&eenheid=" + UNIT)).isEqualTo(1);
    assertThat(total("eenheid=" + UNIT)).isEqualTo(1);
    assertThat(total("soort=alle&eenheid=" + OTHER)).isEqualTo(1);
    assertThat(total("soort=alle&eenheid=onbekend")).isZero();
    assertThat(gateway.events(Looked.class)).extracting(Looked::what).containsOnly("unit");
    assertThat(gateway.events(Looked.class)).extracting(Looked::target).containsOnlyNulls();
  }

  @Test
  void noLeafNoFileAndNoFigureNamesAUnit() {
    chat("medewerker", "klare-taal", "Herschrijf: de dijk.");
    until("the index follows", () -> total("soort=closed&eenheid=" + UNIT) == 1);

    String figures =
        gateway.get("auditor", "/api/v1/cijfers/" + YearMonth.now(ZoneOffset.UTC)).body();

    assertThat(gateway.entries().toString()).doesNotContain(UNIT);
    assertThat(Traces.of(folder.resolve("data"), UNIT)).isEmpty();
    assertThat(figures).contains("toegelaten").doesNotContain(UNIT);
  }

  @Test
  void whereNoTextIsKeptNoUnitIsKept() {
    gateway.close();
    gateway =
        GatewayUnderTest.with(
            folder,
            upstream.base(),
            shipped -> shipped,
            useCases -> useCases.replace("content_days: 30", "content_days: 0"));
    chat("medewerker", "klare-taal", "Herschrijf: de dijk.");
    until("the index follows", () -> total("soort=closed") == 1);

    assertThat(total("soort=closed&eenheid=" + UNIT)).isZero();
    assertThat(total("soort=alle&eenheid=onbekend")).isEqualTo(1);
  }

  @Test
  void theUnitGoesWithWhatAPersonHasErased() throws Exception {
    String leaf = leafOf(chat("medewerker", "klare-taal", "Herschrijf: de dijk."));
    chat("ontwikkelaar", "klare-taal", "Herschrijf: de brug.");
    until("the index follows", () -> total("soort=closed&eenheid=" + OTHER) == 1);
    String label = gateway.ledger().unitLabels().label(UNIT);

    gateway.post(
        "beheerder",
        "/api/v1/wissingen",
        "",
        "{\"beslissing\":\"%s\",\"reden\":\"verzoek van 3 november\"}".formatted(leaf));

    until("the index follows", () -> total("soort=alle&eenheid=" + UNIT) == 0);
    assertThat(total("soort=closed&eenheid=" + UNIT)).isZero();
    assertThat(total("soort=closed&eenheid=" + OTHER)).isEqualTo(1);
    assertThat(gateway.ledger().contents(List.of(leaf))).isEmpty();
    assertThat(Traces.leftOf(folder.resolve("data"), label)).isEmpty();
  }

  @Test
  void theUnitGoesAtTheEndOfTheTermOfTheText() throws Exception {
    chat("medewerker", "klare-taal", "Herschrijf: de dijk.");
    until("the index follows", () -> total("soort=closed&eenheid=" + UNIT) == 1);
    String label = gateway.ledger().unitLabels().label(UNIT);
    gateway.close();

    gateway = open(Clock.offset(Clock.systemUTC(), Duration.ofDays(31)));

    until("the index follows", () -> total("soort=closed&eenheid=onbekend") == 1);
    assertThat(total("soort=alle&eenheid=" + UNIT)).isZero();
    assertThat(Traces.leftOf(folder.resolve("data"), label)).isEmpty();
  }

  private String leafOf(String exchange) {
    Ledger ledger = gateway.ledger();
    return ledger.entries(0, 100).stream()
        .filter(entry -> entry.event().exchange().equals(exchange))
        .findFirst()
        .orElseThrow()
        .leaf();
  }

  /// The exchange of what was asked.
  private String chat(String user, String useCase, String question) {
    gateway.post(user, "/v1/chat/completions", useCase, ask(question, false));
    return gateway.entries().stream()
        .map(entry -> entry.event().exchange())
        .reduce((_, last) -> last)
        .orElseThrow();
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
