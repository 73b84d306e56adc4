package nl.genaisluis.gateway.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.EnergyFigure;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.event.Looked;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.event.Tokens;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Filters, facets and pages of the rulings, as a committee member asks for them.
final class DecisionSearchIT {
  private static final String LIST = "/api/v1/beslissingen?";

  private TestSite site;

  @BeforeEach
  void open(@TempDir Path folder) {
    site = new TestSite(folder);
    put(refused(1, "prohibited_use", "V-01", "vergunningen", Map.of("PERSOON", 2)));
    put(refused(2, "prohibited_use", "V-03", "subsidies", Map.of()));
    put(refused(3, "undecided", "V-03", "subsidies", Map.of("BSN", 1, "PERSOON", 1)));
    put(opened(4));
    put(closed(4, 0.2));
    put(closed(5, 0.7));
    put(Closed.abandoned(exchange(6), "klare-taal"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void figuresCompareTheEnergyOfTheMonthWithAHousehold() {
    Json.Obj month =
        TestSite.object(site.get(null, "/api/v1/cijfers/" + YearMonth.now(ZoneOffset.UTC)));

    Map<String, String> central = new LinkedHashMap<>();
    for (Json item : month.items("vergelijkingen")) {
      Json.Obj row = (Json.Obj) item;
      assertThat(row.get("laag")).isEqualTo(row.get("midden")).isEqualTo(row.get("hoog"));
      String units = JsonCodec.text(Objects.requireNonNull(row.get("midden")));
      central.put(
          row.text("maat") + " " + row.text("eenheid"),
          new BigDecimal(units).round(new MathContext(3)).toPlainString());
    }
    // 0.2 and 0.7 Wh were used: 0.9 Wh is 3,240 J.
    assertThat(central)
        .containsExactly(
            Map.entry("ledlamp-10-w minuten", "5.40"),
            Map.entry("magnetron-1000-w seconden", "3.24"),
            Map.entry("waterkoker liter", "0.00820"),
            Map.entry("telefoon ladingen", "0.0529"));
  }

  @Test
  void countsWhatIsFoundPerFacet() {
    Json.Obj body = ask("soort=alle&facetten=true&aantal=1");

    assertThat(body.whole("totaal")).isEqualTo(4);
    Json.Obj facets = Objects.requireNonNull(body.object("facetten"));
    assertThat(counts(facets, "soorten")).isEqualTo(Map.of("refused", 3L, "opened", 1L));
    assertThat(counts(facets, "toepassingen")).isEqualTo(Map.of("richtlijn", 3L, "klare-taal", 1L));
    assertThat(counts(facets, "codes")).isEqualTo(Map.of("prohibited_use", 2L, "undecided", 1L));
    assertThat(counts(facets, "regels")).isEqualTo(Map.of("V-03", 2L, "V-01", 1L));
    assertThat(counts(facets, "klassen")).isEqualTo(Map.of("subsidies", 2L, "vergunningen", 1L));
    assertThat(counts(facets, "persoonsgegevens"))
        .isEqualTo(Map.of("PERSOON", 3L, "BSN", 1L))
        .extractingFromEntries(Map.Entry::getKey)
        .containsExactly("PERSOON", "BSN");
    assertThat(counts(facets, "modellen")).isEqualTo(Map.of("apertus-8b", 4L));
    assertThat(counts(facets, "maanden"))
        .isEqualTo(Map.of(YearMonth.now(ZoneOffset.UTC).toString(), 4L));
  }

  @Test
  void countsTheEnergyOfAnswersByBands() {
    Json.Obj body = ask("soort=closed&facetten=true");

    Json.Obj facets = Objects.requireNonNull(body.object("facetten"));
    assertThat(counts(facets, "energie")).isEqualTo(Map.of("0.1-1", 2L, "unknown", 1L));
  }

  @Test
  void findsAndCountsByTheUnitOfWhoAskedAndHidesWhatIsSmall() {
    for (int i = 10; i < 21; i++) {
      Map<String, Integer> masked = Map.of();
      put(refused(i, "undecided", "V-03", "subsidies", masked), i < 12 ? "Natuur é" : "Water & Co");
    }

    Json.Obj all = ask("facetten=true");
    Json.Obj nature = ask("eenheid=Natuur+%C3%A9&facetten=true");

    assertThat(all.whole("totaal")).isEqualTo(14);
    assertThat(units(all)).isEqualTo("[Natuur é null 5, Water & Co null null, onbekend null 5]");
    assertThat(nature.whole("totaal")).isEqualTo(2);
    assertThat(units(nature)).isEqualTo("[]");
    assertThat(ask("eenheid=Water+%26+Co").whole("totaal")).isEqualTo(9);
    assertThat(ask("eenheid=onbekend").whole("totaal")).isEqualTo(3);
    assertThat(ask("eenheid=natuur").whole("totaal")).isZero();
    assertThat(looks())
        .extracting(Looked::what)
        .containsExactly("list", "unit", "unit", "unit", "unit");
    assertThat(looks()).extracting(Looked::target).containsOnlyNulls();
  }

  private List<Looked> looks() {
    return site.record().stream()
        .map(Entry::event)
        .filter(Looked.class::isInstance)
        .map(Looked.class::cast)
        .toList();
  }

  private static String units(Json.Obj answer) {
    Json.Obj facets = Objects.requireNonNull(answer.object("facetten"));
    return facets.items("eenheden").stream()
        .map(Json.Obj.class::cast)
        .map(one -> one.text("naam") + " " + one.whole("aantal") + " " + one.whole("minderDan"))
        .toList()
        .toString();
  }

  private void put(Event event, String unit) {
    site.put(event, new Content("tekst", Instant.parse("2099-01-01T00:00:00Z"), unit));
  }

  @ParameterizedTest
  @CsvSource({
    "klasse=subsidies,2",
    "regel=V-01,1",
    "regel=V-03&code=undecided,1",
    "persoonsgegeven=PERSOON,2",
    "soort=alle&persoonsgegeven=PERSOON,3",
    "soort=alle&model=apertus-8b,4",
    "model=geen,0",
    "toepassing=klare-taal,0",
    "van=2026-01-01,3",
    "tot=2026-01-01,0",
    "van=2099-01-01T00:00:00Z,0",
    "van=2026-01-01T00:00:00%2B01:00&tot=2099-01-01,3",
    "soort=closed,3",
    "soort=closed&code=abandoned,1",
    "soort=closed&energieMin=0.2,2",
    "soort=closed&energieMin=0.3&energieMax=1,1",
    "soort=closed&energieMax=0.2,1",
    "soort=closed&energie=0.1-1,2",
    "soort=closed&energie=unknown,1",
    "soort=alle&energie=0.1-1,0"
  })
  void findsWhatEveryFilterLetsThrough(String query, int total) {
    Json.Obj body = ask(query);

    assertThat(body.whole("totaal")).isEqualTo(total);
    assertThat(body.items("beslissingen")).hasSize(total);
    assertThat(body.get("facetten")).isEqualTo(Json.NULL);
  }

  @Test
  void anEndOfAnAnswerTellsItsOutcomeAndItsEnergy() {
    Json.Obj found = (Json.Obj) ask("soort=closed&energieMin=0.7").items("beslissingen").getFirst();

    Json.Obj detail =
        TestSite.object(site.get(Role.AUDITOR, "/api/v1/beslissingen/" + found.text("id")));

    assertThat(found.text("afloop")).isEqualTo("completed");
    assertThat(found.get("weigering")).isEqualTo(Json.NULL);
    assertThat(found.get("energieWh")).isEqualTo(Json.of(0.7));
    assertThat(detail.without("inhoud")).isEqualTo(found);
  }

  @Test
  void laterRulingsDoNotMoveThePages() {
    Json.Obj first = ask("aantal=2");
    put(refused(7, "undecided", "V-07", "handhaving", Map.of()));

    Json.Obj second = ask("aantal=2&pagina=2&stand=" + first.whole("stand"));

    assertThat(exchanges(first)).containsExactly(exchange(3), exchange(2));
    assertThat(exchanges(second)).containsExactly(exchange(1));
    assertThat(second.whole("totaal")).isEqualTo(3);
    assertThat(exchanges(ask("aantal=2"))).containsExactly(exchange(7), exchange(3));
  }

  @Test
  void countingIsALookToo() {
    ask("facetten=true&klasse=subsidies");

    assertThat(site.record().getLast().event())
        .isInstanceOfSatisfying(Looked.class, look -> assertThat(look.what()).isEqualTo("list"));
  }

  private void put(Event event) {
    site.put(event);
  }

  private Json.Obj ask(String query) {
    return TestSite.object(site.get(Role.COMMISSIE, LIST + query));
  }

  private static Map<String, Long> counts(Json.Obj facets, String name) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Json each : facets.items(name)) {
      Json.Obj value = (Json.Obj) each;
      counts.put(
          Objects.requireNonNull(value.text("naam")),
          Objects.requireNonNull(value.whole("aantal")));
    }
    return counts;
  }

  private static List<String> exchanges(Json.Obj body) {
    return body.items("beslissingen").stream()
        .map(each -> Objects.requireNonNull(((Json.Obj) each).text("uitwisseling")))
        .toList();
  }

  private static Refused refused(
      int number, String ground, String rule, String category, Map<String, Integer> masked) {
    return new Refused(
        exchange(number),
        "richtlijn",
        "chat",
        ground,
        List.of(rule),
        List.of(category),
        "apertus-8b",
        "0123456789abcdef",
        "medewerker",
        20,
        masked);
  }

  private static Opened opened(int number) {
    return new Opened(
        exchange(number),
        "klare-taal",
        "chat",
        List.of("apertus-8b"),
        "0123456789abcdef",
        false,
        "medewerker",
        20,
        Map.of("PERSOON", 1),
        false);
  }

  private static Closed closed(int number, double energy) {
    return new Closed(
        exchange(number),
        "klare-taal",
        "completed",
        "apertus-8b",
        List.of(),
        Tokens.UNKNOWN,
        new EnergyFigure(energy, energy, energy, "C", "EF-1/2026-11", null, null, null),
        List.of());
  }

  private static String exchange(int number) {
    return String.format("%032x", number);
  }
}
