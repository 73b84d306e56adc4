package nl.genaisluis.gateway.accountability;

import static nl.genaisluis.gateway.accountability.TestSite.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Looked;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.audit.search.Facet;
import nl.genaisluis.audit.search.Filter;
import nl.genaisluis.audit.search.Query;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountabilityApiIT {
  private static final String FIRST = "00000000000000000000000000000001";
  private static final String SECOND = "00000000000000000000000000000002";

  @TempDir Path folder;
  private TestSite site;

  @BeforeEach
  void open() {
    site = new TestSite(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void everyRouteLetsInExactlyTheRolesOfTheTable() {
    for (Access.Entry entry : site.entries()) {
      String path = filled(entry.path());
      boolean open = entry.audience() instanceof Access.Audience.Everyone;
      int without = site.send(null, entry.method().name(), path, null).statusCode();
      assertThat(without == 401).as("%s without a token", entry).isEqualTo(!open);
      for (Role role : Role.values()) {
        int status = site.send(role, entry.method().name(), path, null).statusCode();
        boolean refused = entry.statusFor(Set.of(role)) == 403;
        assertThat(status == 403).as("%s as %s: %d", entry, role, status).isEqualTo(refused);
      }
    }
  }

  @Test
  void theRecordIsForCommitteeAndAuditorAndStopsForCommitteeAndOperator() {
    assertThat(roles(HttpMethod.GET, "/api/v1/beslissingen"))
        .containsOnly(Role.COMMISSIE, Role.AUDITOR);
    assertThat(roles(HttpMethod.GET, "/api/v1/beslissingen/:id"))
        .containsOnly(Role.COMMISSIE, Role.AUDITOR);
    assertThat(roles(HttpMethod.GET, "/log/tile/entries/*"))
        .containsOnly(Role.COMMISSIE, Role.AUDITOR);
    assertThat(roles(HttpMethod.GET, "/log/:year/tile/entries/*"))
        .containsOnly(Role.COMMISSIE, Role.AUDITOR);
    assertThat(roles(HttpMethod.POST, "/api/v1/stops"))
        .containsOnly(Role.COMMISSIE, Role.BEHEERDER);
    assertThat(roles(HttpMethod.DELETE, "/api/v1/stops/:id"))
        .containsOnly(Role.COMMISSIE, Role.BEHEERDER);
  }

  @Test
  void listsEveryUseCaseAlsoTheRefusedOnesWithTheirReason() {
    Json.Obj body = object(site.get(null, "/api/v1/toepassingen"));

    List<Json> views = body.items("toepassingen");
    assertThat(views).hasSize(TestCatalogue.shipped().useCases().useCases().size());
    assertThat(views)
        .filteredOn(view -> "mag-niet".equals(((Json.Obj) view).text("status")))
        .isNotEmpty()
        .allSatisfy(view -> assertThat(((Json.Obj) view).text("reden")).isNotBlank());
    assertThat(body.text("regelversie")).isEqualTo(TestCatalogue.shipped().policyVersion());
  }

  @Test
  void aUseCaseSaysWhereItsModelsRun() {
    Json.Obj body = object(site.get(null, "/api/v1/toepassingen/klare-taal"));

    assertThat(body.items("modellen")).isNotEmpty();
    Json.Obj place = ((Json.Obj) body.items("modellen").getFirst()).object("plaats");
    assertThat(place).isNotNull();
    assertThat(body.members()).doesNotContainKeys("units", "eenheden", "tools");
  }

  @Test
  void aModelComesWithItsVerdictAndTheSourceOfEachFact() {
    String id = TestCatalogue.shipped().register().models().getLast().id();

    Json.Obj body = object(site.get(null, "/api/v1/modellen/" + id));

    Json.Obj origin = Objects.requireNonNull(body.object("herkomst"));
    assertThat(origin.text("oordeel")).isEqualTo("toelaatbaar");
    for (String fact : List.of("maker", "eigenaar", "licentie", "openheid", "omvang")) {
      Json.Obj stated = Objects.requireNonNull(body.object(fact));
      assertThat(stated.text("bron")).as(fact).isNotBlank();
      assertThat(stated.text("bronDatum")).as(fact).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
    }
  }

  @Test
  void noAnswerHoldsAnAddressOrKeyOfAHost() {
    String models = site.get(null, "/api/v1/modellen").body();

    TestCatalogue.shipped()
        .register()
        .providers()
        .forEach(
            host -> {
              if (host.baseUrl() != null) {
                assertThat(models).doesNotContain("\"" + host.baseUrl());
              }
            });
    assertThat(models).doesNotContain("secret", "API_KEY");
  }

  @Test
  void findsRefusalsNewestFirstAndRecordsTheSearchWithoutItsWords() {
    site.refuse(FIRST, "prohibited_use", "beslis over de vergunning van [PERSOON_1]");
    site.refuse(SECOND, "prohibited_use", "rangschik de vergunning");
    site.refuse(SECOND, "undecided", "iets anders");

    Json.Obj body = object(site.get(Role.COMMISSIE, "/api/v1/beslissingen?zoek=vergunning"));

    assertThat(body.whole("totaal")).isEqualTo(2);
    assertThat(exchanges(body)).containsExactly(SECOND, FIRST);
    assertThat(looks())
        .singleElement()
        .satisfies(
            look -> {
              assertThat(look.what()).isEqualTo("search");
              assertThat(look.role()).isEqualTo("commissie");
              assertThat(look.target()).isNull();
            });
  }

  @Test
  void pagesThroughTheListAndNarrowsItByGround() {
    for (int i = 0; i < 3; i++) {
      site.refuse(FIRST, "prohibited_use", "tekst " + i);
    }
    site.refuse(SECOND, "undecided", "tekst");

    String path = "/api/v1/beslissingen?code=prohibited_use&aantal=2&pagina=2";
    Json.Obj body = object(site.get(Role.AUDITOR, path));

    assertThat(body.whole("totaal")).isEqualTo(3);
    assertThat(exchanges(body)).containsExactly(FIRST);
    assertThat(looks()).extracting(Looked::what).containsExactly("list");
  }

  @Test
  void showsTheScrubbedTextAndRecordsWhichEntryWasLookedAt() {
    Receipt refusal = site.refuse(FIRST, "prohibited_use", "beslis over [PERSOON_1]");

    Json.Obj body = object(site.get(Role.AUDITOR, "/api/v1/beslissingen/" + refusal.leafId()));

    assertThat(body.text("inhoud")).isEqualTo("beslis over [PERSOON_1]");
    assertThat(body.text("weigering")).isEqualTo("prohibited_use");
    assertThat(body.text("tijd")).matches("20..-..-..T..:..:00Z");
    assertThat(looks())
        .singleElement()
        .satisfies(
            look -> {
              assertThat(look.what()).isEqualTo("content");
              assertThat(look.target()).isEqualTo(refusal.leafId());
              assertThat(look.role()).isEqualTo("auditor");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/beslissingen", "/api/v1/beslissingen?zoek=x"})
  void givesNoAnswerWhenTheLookCannotBeRecorded(String path) {
    site.refuse(FIRST, "prohibited_use", "geheim woord");
    site.ledger().close();

    HttpResponse<String> response = site.get(Role.COMMISSIE, path);

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
    assertThat(response.body()).doesNotContain("geheim", FIRST);
  }

  @Test
  void showsNoTextWhenTheLookCannotBeRecorded() {
    Receipt refusal = site.refuse(FIRST, "prohibited_use", "geheim woord");
    site.ledger().close();

    HttpResponse<String> response =
        site.get(Role.COMMISSIE, "/api/v1/beslissingen/" + refusal.leafId());

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).doesNotContain("geheim", FIRST);
  }

  @Test
  void aCallerWithoutTheRoleLeavesNoTraceOfALook() {
    site.get(Role.MEDEWERKER, "/api/v1/beslissingen");
    site.get(null, "/api/v1/beslissingen");

    assertThat(looks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/beslissingen?aantal=101,aantal",
    "/api/v1/beslissingen?aantal=0,aantal",
    "/api/v1/beslissingen?pagina=een,pagina",
    "/api/v1/beslissingen?pagina=1000&aantal=100,pagina",
    "/api/v1/beslissingen?pagina=1&pagina=2,pagina",
    "/api/v1/beslissingen?zoeken=x,zoeken",
    "/api/v1/beslissingen?code=a%20b,code",
    "/api/v1/beslissingen?van=gisteren,van",
    "/api/v1/beslissingen?tot=2026-02-30,tot",
    "/api/v1/beslissingen?van=2026-11-22T10:05:00,van",
    "/api/v1/beslissingen?energieMin=1,energieMin",
    "/api/v1/beslissingen?soort=closed&energieMax=-1,energieMax",
    "/api/v1/beslissingen?facetten=ja,facetten",
    "/api/v1/beslissingen?stand=-1,stand",
    "/api/v1/beslissingen?eenheid=,eenheid",
    "/api/v1/beslissingen?eenheid=a%0Ab,eenheid",
    "/api/v1/beslissingen?soort=checked,soort",
    "/api/v1/beslissingen/XYZ,id",
    "/api/v1/cijfers/2026-13,maand",
    "/api/v1/cijfers/november,maand",
    "/api/v1/cijfers/2099-01,maand",
    "/api/v1/cijfers/2026-11?formaat=xml,formaat",
    "/api/v1/bewijzen/abc,leafHash",
    "/api/v1/toepassingen?x=1,x"
  })
  void anImpossibleValueIsAProblemThatNamesTheParameter(String path, String parameter) {
    HttpResponse<String> response = site.get(Role.COMMISSIE, path);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(object(response).text("parameter")).isEqualTo(parameter);
    assertThat(looks()).isEmpty();
  }

  @Test
  void figuresComeAsJsonAndAsCommaSeparatedValuesAndAreAboutTheSame() {
    for (int i = 0; i < 12; i++) {
      site.refuse(FIRST, "prohibited_use", "tekst");
    }
    String now = "/api/v1/cijfers/" + YearMonth.now(ZoneOffset.UTC);

    Json.Obj json = object(site.get(null, now));
    HttpResponse<String> csv = site.get(null, now + "?formaat=csv");

    assertThat(json.whole("geweigerd")).isEqualTo(12);
    Json.Obj ground = (Json.Obj) json.items("geweigerdNaarGrond").getFirst();
    assertThat(ground.text("naam")).isEqualTo("prohibited_use");
    assertThat(ground.whole("aantal")).isEqualTo(12);
    Json.Obj energy = Objects.requireNonNull(json.object("energie"));
    assertThat(energy.get("middenWh")).isEqualTo(Json.NULL);
    assertThat(json.items("vergelijkingen")).isEmpty();
    assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(csv.body()).startsWith("maand,groep,sleutel,aantal").contains("prohibited_use,12");
  }

  @Test
  void theIndexFindsWhatReadingTheWholeLedgerFinds() {
    for (int i = 0; i < 9; i++) {
      String ground = i % 3 == 0 ? "undecided" : "prohibited_use";
      site.refuse(FIRST, ground, i % 2 == 0 ? "over de vergunning" : "over subsidie");
    }
    DecisionIndex twin = new ScanningIndex(site.ledger());

    for (String text : List.of("", "vergunning", "afwezig")) {
      for (String code : List.of("undecided", "prohibited_use", "anders")) {
        Filter filter = Filter.NONE.with(Facet.CODE, "refused").with(Facet.VERDICT, code);
        DecisionIndex.Wanted wanted =
            new DecisionIndex.Wanted(text, filter, Query.ALL, false, new DecisionIndex.Page(2, 1));
        assertThat(site.index().find(wanted)).isEqualTo(twin.find(wanted));
      }
    }
  }

  @Test
  void anOrInTheWordsDoesNotBringInOtherGrounds() {
    site.refuse(FIRST, "undecided", "over de vergunning");

    Json.Obj body =
        object(
            site.get(
                Role.COMMISSIE,
                "/api/v1/beslissingen?code=prohibited_use&zoek=subsidie%20%7C%20vergunning"));

    assertThat(body.whole("totaal")).isZero();
  }

  private Set<Role> roles(HttpMethod method, String path) {
    return site.entries().stream()
        .filter(entry -> entry.method().equals(method) && entry.path().equals(path))
        .map(Access.Entry::audience)
        .map(audience -> ((Access.Audience.Holders) audience).roles())
        .findFirst()
        .orElseThrow();
  }

  private List<Looked> looks() {
    return site.record().stream()
        .map(Entry::event)
        .filter(Looked.class::isInstance)
        .map(Looked.class::cast)
        .toList();
  }

  private static List<String> exchanges(Json.Obj body) {
    return body.items("beslissingen").stream()
        .map(view -> Objects.requireNonNull(((Json.Obj) view).text("uitwisseling")))
        .toList();
  }

  private static String filled(String path) {
    return path.replace(":maand", "2026-10")
        .replace(":leafHash", "0".repeat(64))
        .replace(":name", "sluis.css")
        .replaceAll(":[A-Za-z]+", "0".repeat(32))
        .replace("*", "0/000");
  }
}
