package nl.genaisluis.policy.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.genaisluis.models.register.Ancestor;
import nl.genaisluis.models.register.DataTerms;
import nl.genaisluis.models.register.Decision;
import nl.genaisluis.models.register.Fact;
import nl.genaisluis.models.register.Governance;
import nl.genaisluis.models.register.Hosting;
import nl.genaisluis.models.register.Jurisdiction;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Party;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Register;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProvenanceRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Register SURVEY = Survey.register();
  private static final Model EUROPEAN = model("mistral-small-3.2-24b");
  private static final Model AMERICAN = model("gpt-oss-20b");

  /// One line of the table of verdicts.
  record Expected(String id, String verdict, String reason) {}

  static Stream<Expected> table() {
    return Survey.resource("verdicts.csv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(";", 3))
        .map(cells -> new Expected(cells[0], cells[1], cells[2]));
  }

  @ParameterizedTest
  @MethodSource("table")
  void givesTheExpectedVerdict(Expected expected) {
    Model model = model(expected.id());

    Provenance verdict = ProvenanceRules.judge(model, SURVEY.hostOf(model), TODAY);

    assertThat(code(verdict)).as(expected.reason()).isEqualTo(expected.verdict());
  }

  @Test
  void theTableNamesAllEntriesOfTheSurvey() {
    List<String> named = table().map(Expected::id).toList();

    assertThat(named).hasSize(51).containsExactlyElementsOf(Survey.starts().keySet());
  }

  @Test
  void candidatesOfTheSurveyAreEligibleAndRefusedOnesStayRefused() {
    Map<String, Provenance> verdicts = new LinkedHashMap<>();
    SURVEY
        .models()
        .forEach(
            one -> verdicts.put(one.id(), ProvenanceRules.judge(one, SURVEY.hostOf(one), TODAY)));

    Survey.starts()
        .forEach(
            (id, start) -> {
              Provenance verdict = Objects.requireNonNull(verdicts.get(id));
              switch (start) {
                case "candidate" ->
                    assertThat(verdict).as(id).isInstanceOf(Provenance.Eligible.class);
                case "refuse" -> assertThat(verdict).as(id).isInstanceOf(Provenance.Refused.class);
                default -> assertThat(start).isEqualTo("hard-case");
              }
            });
  }

  @Test
  void aDecisionOfTheCommitteeHoldsBetweenItsDays() {
    Decision decision =
        new Decision("EC-7", TODAY.minusDays(10), "no European model does this", TODAY);
    Model decided = with(AMERICAN, Governance.Status.APPROVED, decision);
    Provider host = SURVEY.hostOf(AMERICAN);

    assertThat(ProvenanceRules.judge(decided, host, TODAY))
        .isEqualTo(new Provenance.Decided("P-07", decision));
    assertThat(ProvenanceRules.judge(decided, host, TODAY.plusDays(1)))
        .isInstanceOf(Provenance.Committee.class);
    assertThat(ProvenanceRules.judge(decided, host, TODAY.minusDays(11)))
        .isInstanceOf(Provenance.Committee.class);
  }

  @Test
  void noDecisionOfTheCommitteeLiftsARefusal() {
    Model chinese = model("qwen3.5-397b");
    Decision decision = new Decision("EC-8", TODAY, "wanted anyway", TODAY.plusYears(1));
    Model decided = with(chinese, Governance.Status.APPROVED, decision);

    Provenance verdict = ProvenanceRules.judge(decided, SURVEY.hostOf(chinese), TODAY);

    assertThat(code(verdict)).isEqualTo("P-01");
  }

  @ParameterizedTest
  @CsvSource({
    "NL, EU, NL, eligible",
    "NO, EEA, NO, eligible",
    "CH, ADEQUACY, CH, eligible",
    "GB, ADEQUACY, GB, P-09",
    "US, ADEQUACY, US, P-04",
    "JP, ADEQUACY, JP, P-04",
    "IE, EU, US, P-04",
    "NL, MIXED, NL, P-04",
    "NL, OUTSIDE, NL, P-04",
    "HK, EU, NL, P-01",
    "NL, EU, CN, P-01",
    ", EU, NL, P-05",
    "NL, , NL, P-05",
    "NL, EU, , P-05"
  })
  void aHostMustBeUnderEuropeanProtection(
      @Nullable String country,
      @Nullable Jurisdiction law,
      @Nullable String owner,
      String expected) {
    Hosting hosting =
        new Hosting(
            Survey.fact(country),
            Survey.fact(law),
            Survey.fact(owner == null ? null : new Party("Owner", List.of(owner))),
            Hosting.Sector.COMMERCIAL,
            false);
    Provider host = Survey.host("host", hosting, Survey.fact(new DataTerms(false, 0)), "leave");

    Provenance verdict = ProvenanceRules.judge(EUROPEAN, host, TODAY);

    assertThat(code(verdict)).isEqualTo(expected);
  }

  @Test
  void aHostWhoseDataTermsNobodyKnowsIsRefused() {
    Provider known = SURVEY.hostOf(EUROPEAN);
    Provider host = Survey.host("host", known.hosting(), Survey.fact(null), "leave");

    Provenance verdict = ProvenanceRules.judge(EUROPEAN, host, TODAY);

    assertThat(verdict)
        .isEqualTo(new Provenance.Refused("P-05", "what the host does with requests is unknown"));
  }

  @Test
  void aHostThatOneCannotLeaveIsRefused() {
    Provider known = SURVEY.hostOf(EUROPEAN);
    Provider host = Survey.host("host", known.hosting(), known.dataTerms(), null);

    Provenance verdict = ProvenanceRules.judge(EUROPEAN, host, TODAY);

    assertThat(code(verdict)).isEqualTo("P-06");
  }

  @ParameterizedTest
  @CsvSource({"CN, P-01", "US, P-08", "FR, eligible", ", P-05"})
  void aTeacherCountsLikeABase(@Nullable String country, String expected) {
    Party maker = country == null ? null : new Party("Teacher maker", List.of(country));
    Ancestor teacher = new Ancestor("Teacher", maker, Ancestor.Relation.TEACHER);
    Model taught = with(EUROPEAN, Survey.fact(List.of(teacher)));

    Provenance verdict = ProvenanceRules.judge(taught, SURVEY.hostOf(EUROPEAN), TODAY);

    assertThat(code(verdict)).isEqualTo(expected);
  }

  @Test
  void anUnknownChainIsRefused() {
    Model model = with(EUROPEAN, Survey.fact(null));

    Provenance verdict = ProvenanceRules.judge(model, SURVEY.hostOf(EUROPEAN), TODAY);

    assertThat(verdict)
        .isEqualTo(new Provenance.Refused("P-05", "what it was made from is unknown"));
  }

  @Test
  void aRegisterNamesEveryRefusedEntryThatIsNotWithdrawn() {
    Model chinese = model("qwen3.5-397b");
    Model withdrawn = with(model("glm-5"), Governance.Status.WITHDRAWN, null);
    Register register =
        new Register(SURVEY.providers(), List.of(EUROPEAN, AMERICAN, chinese, withdrawn));

    List<Breach> breaches = ProvenanceRules.breaches(register, TODAY);

    assertThat(breaches).containsExactly(new Breach("qwen3.5-397b", "P-01", "Alibaba is Chinese"));
  }

  private static Model model(String id) {
    return Objects.requireNonNull(SURVEY.model(id), id);
  }

  private static Model with(Model model, Fact<List<Ancestor>> ancestry) {
    return new Model(
        model.id(),
        model.name(),
        model.provider(),
        model.upstreamId(),
        model.generative(),
        model.maker(),
        model.owner(),
        ancestry,
        model.licence(),
        model.openness(),
        model.scores(),
        model.size(),
        model.deployment(),
        model.capability(),
        model.governance(),
        model.otherNames(),
        model.price());
  }

  static Model with(Model model, Governance.Status status, @Nullable Decision decision) {
    return new Model(
        model.id(),
        model.name(),
        model.provider(),
        model.upstreamId(),
        model.generative(),
        model.maker(),
        model.owner(),
        model.ancestry(),
        model.licence(),
        model.openness(),
        model.scores(),
        model.size(),
        model.deployment(),
        model.capability(),
        Survey.governance(status, decision),
        model.otherNames(),
        model.price());
  }

  private static String code(Provenance verdict) {
    return switch (verdict) {
      case Provenance.Eligible() -> "eligible";
      case Provenance.Decided(String rule, Decision decision) -> "decided " + rule + decision.id();
      case Provenance.Committee(String rule, String explanation) -> rule;
      case Provenance.Refused(String rule, String explanation) -> rule;
    };
  }
}
