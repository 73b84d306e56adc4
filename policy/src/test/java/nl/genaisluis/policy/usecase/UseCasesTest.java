package nl.genaisluis.policy.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.genaisluis.models.register.Capability;
import nl.genaisluis.models.register.DataClass;
import nl.genaisluis.models.register.DataTerms;
import nl.genaisluis.models.register.Deployment;
import nl.genaisluis.models.register.Facility;
import nl.genaisluis.models.register.Fact;
import nl.genaisluis.models.register.Governance;
import nl.genaisluis.models.register.Hosting;
import nl.genaisluis.models.register.Jurisdiction;
import nl.genaisluis.models.register.Licence;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Openness;
import nl.genaisluis.models.register.Party;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.models.register.Size;
import nl.genaisluis.policy.personal.Action;
import nl.genaisluis.policy.personal.PersonalType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UseCasesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Map<PersonalType, Action> HIDDEN =
      Arrays.stream(PersonalType.values())
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  type -> type == PersonalType.GEHEIM ? Action.MASK : Action.PSEUDONYMISE));
  private static final Term ACTIVE =
      new Term(Term.Status.ACTIVE, DAY, DAY.plusDays(9), null, "stop");

  @Test
  void runsFromItsFirstToItsLastDay() {
    List<LocalDate> days = List.of(DAY.minusDays(1), DAY, DAY.plusDays(9), DAY.plusDays(10));

    List<Boolean> runs = days.stream().map(ACTIVE::runsOn).toList();

    assertThat(runs).containsExactly(false, true, true, false);
  }

  @Test
  void onlyAnActiveUseCaseRuns() {
    for (Term.Status status : Term.Status.values()) {
      String reason = status == Term.Status.REFUSED ? "because" : null;

      boolean runs = new Term(status, DAY, null, reason, "stop").runsOn(DAY);

      assertThat(runs).as("%s", status).isEqualTo(status == Term.Status.ACTIVE);
    }
  }

  @Test
  void isOpenToItsRolesAndUnits() {
    UseCase everyUnit = useCase("a", ACTIVE, data(HIDDEN), null, "small");
    UseCase oneUnit =
        new UseCase(
            "b",
            "B",
            UseCase.ShownAs.MAG,
            ACTIVE,
            everyUnit.purpose(),
            Set.of("medewerker"),
            Set.of("roads"),
            everyUnit.models(),
            everyUnit.data(),
            everyUnit.disclosure(),
            everyUnit.limits(),
            everyUnit.accountability());

    assertThat(everyUnit.openTo("medewerker", "anything")).isTrue();
    assertThat(everyUnit.openTo("auditor", "anything")).isFalse();
    assertThat(oneUnit.openTo("medewerker", "roads")).isTrue();
    assertThat(oneUnit.openTo("medewerker", "water")).isFalse();
  }

  @Test
  void beginningsOfAQuestionAreFewAndHaveWords() {
    assertThat(purpose(null).beginnings()).isEmpty();
    assertThat(purpose(List.of("Herschrijf:")).beginnings()).containsExactly("Herschrijf:");
    for (List<String> bad : List.of(List.of(" "), Collections.nCopies(7, "Herschrijf:"))) {
      assertThatThrownBy(() -> purpose(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("starters must ");
    }
  }

  private static Purpose purpose(@Nullable List<String> starters) {
    return new Purpose("goal", "necessity", "pencil", List.of(), List.of(), starters);
  }

  @Test
  void refusesToKeepPersonalDataWithoutADpia() {
    for (Action action : List.of(Action.KEEP, Action.FLAG)) {
      Data data = data(changed(PersonalType.PERSOON, action));

      assertThatThrownBy(() -> useCase("a", ACTIVE, data, null, "small"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("accountability.dpia");
    }
  }

  @Test
  void refusesToLetSecretsAndCitizenServiceNumbersStay() {
    for (Action action : List.of(Action.KEEP, Action.FLAG, Action.PSEUDONYMISE)) {
      assertThatThrownBy(() -> data(changed(PersonalType.GEHEIM, action)))
          .hasMessageContaining("personal.geheim");
    }
    for (Action action : List.of(Action.KEEP, Action.FLAG)) {
      assertThatThrownBy(() -> data(changed(PersonalType.BSN, action)))
          .hasMessageContaining("personal.bsn");
    }
  }

  @Test
  void refusesAPersonalTypeWithoutAnAction() {
    Map<PersonalType, Action> partial = new EnumMap<>(HIDDEN);
    partial.remove(PersonalType.IBAN);

    assertThatThrownBy(() -> data(partial)).hasMessageContaining("IBAN");
  }

  @Test
  void theCitizenServiceNumberIsHandledTheSameEverywhere() {
    UseCase one = useCase("a", ACTIVE, data(HIDDEN), null, "small");
    UseCase other =
        useCase("b", ACTIVE, data(changed(PersonalType.BSN, Action.BLOCK)), null, "small");

    assertThatThrownBy(() -> new UseCases(List.of(one, other)))
        .hasMessage("personal.bsn must be the same in every use case");
  }

  @Test
  void idsAreUniqueAndLeadToTheirUseCase() {
    UseCase one = useCase("a", ACTIVE, data(HIDDEN), null, "small");
    UseCases list = new UseCases(List.of(one));

    assertThat(list.useCase("a")).isSameAs(one);
    assertThat(list.useCase("b")).isNull();
    assertThatThrownBy(() -> new UseCases(List.of(one, one)))
        .hasMessage("two use cases have the id a");
  }

  @Test
  void aRefusedUseCaseSaysWhyAndIsShownAsNotAllowed() {
    assertThatThrownBy(() -> new Term(Term.Status.REFUSED, null, null, null, "stop"))
        .hasMessageContaining("reason");
    Term refused = new Term(Term.Status.REFUSED, null, null, "because", "stop");
    assertThatThrownBy(() -> useCase("a", refused, data(HIDDEN), null))
        .hasMessageContaining("mag-niet");
  }

  @Test
  void anActiveUseCaseNamesItsModels() {
    assertThatThrownBy(() -> useCase("a", ACTIVE, data(HIDDEN), null))
        .hasMessage("an active use case names roles and models");
  }

  @Test
  void fitsARegisterThatHasWhatItAsks() {
    UseCases list = list(useCase("a", ACTIVE, data(HIDDEN), null, "small", "large"));

    assertThat(list.check(register())).isEmpty();
  }

  @Test
  void doesNotFitWhenAModelIsNotThere() {
    UseCases list = list(useCase("a", ACTIVE, data(HIDDEN), null, "small", "absent"));

    List<Misfit> misfits = list.check(register());

    assertThat(misfits)
        .containsExactly(new Misfit("a", "U-01", "model absent is not in the register"));
  }

  @Test
  void doesNotFitWhenPersonalDataStaysAndTheHostIsNotOurOwn() {
    Data data = data(changed(PersonalType.PERSOON, Action.KEEP));
    UseCases outside = list(useCase("a", ACTIVE, data, "DPIA-1", "small", "large"));
    UseCases inside = list(useCase("a", ACTIVE, data, "DPIA-1", "own"));

    assertThat(outside.check(register())).extracting(Misfit::rule).containsExactly("U-02", "U-02");
    assertThat(inside.check(register())).isEmpty();
  }

  @Test
  void doesNotFitWhenALargerModelComesFirst() {
    UseCases list = list(useCase("a", ACTIVE, data(HIDDEN), null, "large", "small"));

    assertThat(list.check(register()))
        .containsExactly(new Misfit("a", "U-03", "model small is smaller than large before it"));
  }

  @Test
  void doesNotFitWhenNoHostMayHoldItsData() {
    Data secret = new Data(Set.of(DataClass.VERTROUWELIJK), HIDDEN, Set.of());
    UseCases list = list(useCase("a", ACTIVE, secret, null, "small"));

    assertThat(list.check(register())).extracting(Misfit::rule).containsExactly("U-04");
  }

  private static UseCases list(UseCase useCase) {
    return new UseCases(List.of(useCase));
  }

  private static Map<PersonalType, Action> changed(PersonalType type, Action action) {
    Map<PersonalType, Action> changed = new EnumMap<>(HIDDEN);
    changed.put(type, action);
    return changed;
  }

  private static Data data(Map<PersonalType, Action> personal) {
    return new Data(Set.of(DataClass.OPENBAAR), personal, Set.of());
  }

  private static UseCase useCase(
      String id, Term term, Data data, @Nullable String dpia, String... models) {
    return new UseCase(
        id,
        "Title",
        UseCase.ShownAs.MAG,
        term,
        purpose(null),
        Set.of("medewerker"),
        Set.of(),
        List.of(models),
        data,
        new Disclosure(Disclosure.Category.NONE, "made by a machine"),
        new Limits(
            true, Limits.Output.STOP, 1_000, 10, 30, "selection", null, null, null, null, null),
        new Accountability("head", "desk", "/appeal", "law", "01.md#1", "course", null, dpia));
  }

  private static Register register() {
    return new Register(
        List.of(host("cloud", false), host("cellar", true)),
        List.of(
            model("small", "cloud", 7), model("large", "cloud", 24), model("own", "cellar", 7)));
  }

  private static Provider host(String id, boolean own) {
    return new Provider(
        id,
        id,
        Provider.Kind.OPENAI,
        "https://" + id + ".example",
        new Hosting(
            fact("NL"),
            fact(own ? Jurisdiction.OWN : Jurisdiction.EU),
            fact(new Party("Host", List.of("NL"))),
            Hosting.Sector.COMMERCIAL,
            own),
        fact(new DataTerms(false, 0)),
        DataClass.INTERN,
        new Facility("NLD", null, null, null),
        null,
        "leave",
        Set.of());
  }

  private static Model model(String id, String host, double size) {
    Fact<Party> maker = fact(new Party("Maker", List.of("NL")));
    return new Model(
        id,
        id,
        host,
        id,
        true,
        maker,
        maker,
        fact(List.of()),
        fact(new Licence("EUPL-1.2", true, false)),
        fact(Openness.OPEN),
        null,
        fact(new Size(size, size, false)),
        new Deployment(Deployment.Precision.BF16, Deployment.Hardware.H100),
        fact(new Capability(Set.of("nl"), Set.of(Capability.Feature.CHAT), 8_192)),
        new Governance(Governance.Status.APPROVED, "head", DAY, "leave", List.of(), null, null),
        null,
        null);
  }

  private static <T> Fact<T> fact(T value) {
    return new Fact<>(value, "test", DAY);
  }
}
