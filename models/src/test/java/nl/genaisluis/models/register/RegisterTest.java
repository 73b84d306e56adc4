package nl.genaisluis.models.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegisterTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Provider CLOUD = host("cloud", "FR", Hosting.Sector.COMMERCIAL, false);
  private static final Provider DUTCH = host("dutch", "NL", Hosting.Sector.COMMERCIAL, false);
  private static final Provider OWN = host("own", "NL", Hosting.Sector.PUBLIC, true);

  @Test
  void findsEntriesAndTheirHosts() {
    Model model = model("a", "cloud", new Size(7, 7, false), true);
    Register register = new Register(List.of(CLOUD), List.of(model));

    assertThat(register.model("a")).isSameAs(model);
    assertThat(register.model("b")).isNull();
    assertThat(register.provider("cloud")).isSameAs(CLOUD);
    assertThat(register.hostOf(model)).isSameAs(CLOUD);
  }

  @Test
  void refusesIdsThatAreNotUniqueAndHostsThatAreNotThere() {
    Model model = model("a", "cloud", null, true);

    assertThatThrownBy(() -> new Register(List.of(CLOUD, CLOUD), List.of()))
        .hasMessage("two providers have the id cloud");
    assertThatThrownBy(() -> new Register(List.of(CLOUD), List.of(model, model)))
        .hasMessage("two models have the id a");
    assertThatThrownBy(() -> new Register(List.of(OWN), List.of(model)))
        .hasMessage("model a names an unknown provider: cloud");
  }

  @Test
  void prefersTheSmallestThenPublicThenDutchThenEuropeanHosting() {
    Register register =
        new Register(
            List.of(CLOUD, DUTCH, OWN),
            List.of(
                model("unknown", "own", null, true),
                model("mixture", "own", new Size(119, 6.5, false), true),
                model("abroad", "cloud", new Size(24, 24, false), true),
                model("dutch", "dutch", new Size(24, 24, false), true),
                model("public", "own", new Size(24, 24, false), true),
                model("finder", "cloud", null, false)));

    List<String> order =
        register.models().stream().sorted(Preference.in(register)).map(Model::id).toList();

    assertThat(order).containsExactly("finder", "public", "dutch", "abroad", "mixture", "unknown");
  }

  @Test
  void anApprovedEntryNamesWhoApprovedIt() {
    assertThatThrownBy(
            () ->
                new Governance(
                    Governance.Status.APPROVED, null, DAY, "leave", List.of(), null, null))
        .hasMessageContaining("approved_by");
  }

  @Test
  void aHostThatTrainsOnRequestsHoldsPublicDataOnly() {
    Fact<DataTerms> trains = fact(new DataTerms(true, 30));

    assertThatThrownBy(() -> host("x", CLOUD.hosting(), trains, "https://x.example"))
        .hasMessageContaining("data_class_max must be openbaar");
  }

  @Test
  void aCommercialHostNeverHoldsConfidentialData() {
    Hosting commercial = host("c", "DE", Hosting.Sector.COMMERCIAL, false).hosting();
    Hosting shared = host("p", "NL", Hosting.Sector.PUBLIC, false).hosting();

    for (DataClass above : List.of(DataClass.VERTROUWELIJK, DataClass.GEHEIM)) {
      assertThatThrownBy(() -> holding(commercial, above)).hasMessageContaining("commercial");
      assertThat(holding(shared, above).dataClassMax()).isEqualTo(above);
      assertThat(holding(OWN.hosting(), above).dataClassMax()).isEqualTo(above);
    }
    assertThat(holding(commercial, DataClass.INTERN).dataClassMax()).isEqualTo(DataClass.INTERN);
  }

  @Test
  void anAddressWithoutTlsIsForOwnHostingOnly() {
    Fact<DataTerms> terms = fact(new DataTerms(false, 0));

    assertThat(host("x", OWN.hosting(), terms, "http://127.0.0.1:8000/v1").baseUrl()).isNotNull();
    assertThatThrownBy(() -> host("x", CLOUD.hosting(), terms, "http://x.example/v1"))
        .hasMessageContaining("without TLS");
    for (String wrong :
        List.of("ftp://x", "https://", "https://x/?a=b", "https://user@x", "https://x/v1/")) {
      assertThatThrownBy(() -> host("x", CLOUD.hosting(), terms, wrong))
          .as(wrong)
          .hasMessageContaining("base_url");
    }
  }

  @Test
  void ownHostingAndItsLawGoTogether() {
    Fact<Party> owner = OWN.hosting().owner();

    assertThatThrownBy(
            () ->
                new Hosting(fact("NL"), fact(Jurisdiction.EU), owner, Hosting.Sector.PUBLIC, true))
        .hasMessageContaining("jurisdiction own");
    assertThatThrownBy(
            () ->
                new Hosting(
                    fact("NL"), fact(Jurisdiction.OWN), owner, Hosting.Sector.PUBLIC, false))
        .hasMessageContaining("own hosting");
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> new Size(7, 8, false)).hasMessageContaining("active <= total");
    assertThatThrownBy(() -> new Size(Double.NaN, 1, false)).hasMessageContaining("size");
    assertThatThrownBy(() -> new Party("X", List.of())).hasMessageContaining("countries");
    assertThatThrownBy(() -> new Party("X", List.of("Nederland"))).hasMessageContaining("alpha-2");
    assertThatThrownBy(() -> new Facility("NL", null, null, null)).hasMessageContaining("alpha-3");
    assertThatThrownBy(() -> new Facility("NLD", fact(0.9), null, null))
        .hasMessageContaining("pue");
    assertThatThrownBy(() -> new Secret("A", "b")).hasMessageContaining("not both");
    assertThatThrownBy(() -> new Secret(null, null)).hasMessageContaining("secret");
    assertThatThrownBy(() -> new Decision("E", DAY, "g", DAY.minusDays(1)))
        .hasMessageContaining("must not end");
    assertThatThrownBy(() -> new Fact<>("x", " ", DAY)).hasMessageContaining("source");
  }

  @Test
  void aHigherClassCoversALowerOne() {
    assertThat(DataClass.INTERN.covers(DataClass.OPENBAAR)).isTrue();
    assertThat(DataClass.INTERN.covers(DataClass.INTERN)).isTrue();
    assertThat(DataClass.INTERN.covers(DataClass.VERTROUWELIJK)).isFalse();
  }

  private static <T> Fact<T> fact(@Nullable T value) {
    return new Fact<>(value, "test", DAY);
  }

  private static Provider host(String id, String country, Hosting.Sector sector, boolean own) {
    Hosting hosting =
        new Hosting(
            fact(country),
            fact(own ? Jurisdiction.OWN : Jurisdiction.EU),
            fact(new Party("Host", List.of(country))),
            sector,
            own);
    return host(id, hosting, fact(new DataTerms(false, 0)), "https://" + id + ".example/v1");
  }

  private static Provider host(String id, Hosting hosting, Fact<DataTerms> terms, String baseUrl) {
    return host(id, hosting, terms, baseUrl, DataClass.INTERN);
  }

  private static Provider holding(Hosting hosting, DataClass dataClass) {
    Fact<DataTerms> terms = fact(new DataTerms(false, 0));
    return host("x", hosting, terms, "https://x.example/v1", dataClass);
  }

  private static Provider host(
      String id, Hosting hosting, Fact<DataTerms> terms, String baseUrl, DataClass dataClass) {
    return new Provider(
        id,
        id,
        Provider.Kind.OPENAI,
        baseUrl,
        hosting,
        terms,
        dataClass,
        new Facility("NLD", null, null, null),
        null,
        "leave",
        Set.of());
  }

  private static Model model(String id, String host, @Nullable Size size, boolean generative) {
    Fact<Party> maker = fact(new Party("Maker", List.of("NL")));
    return new Model(
        id,
        id,
        host,
        id,
        generative,
        maker,
        maker,
        fact(List.of()),
        fact(new Licence("EUPL-1.2", true, false)),
        fact(Openness.OPEN),
        null,
        fact(size),
        new Deployment(Deployment.Precision.BF16, Deployment.Hardware.H100),
        fact(new Capability(Set.of("nl"), Set.of(Capability.Feature.CHAT), 8_192)),
        new Governance(Governance.Status.APPROVED, "head", DAY, "leave", List.of(), null, null),
        null,
        null);
  }
}
