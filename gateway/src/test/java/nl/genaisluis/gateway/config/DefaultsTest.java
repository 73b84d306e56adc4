package nl.genaisluis.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.provenance.Provenance;
import nl.genaisluis.policy.provenance.ProvenanceRules;
import nl.genaisluis.policy.usecase.Term;
import nl.genaisluis.policy.usecase.UseCase;
import nl.genaisluis.policy.usecase.UseCases;
import org.junit.jupiter.api.Test;

/// The files that come with the program can be used as they are.
class DefaultsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final ConfigFolder DEFAULTS = ConfigFolder.embedded();

  @Test
  void everyModelIsEligible() {
    Register register = DEFAULTS.read("models.yaml", Register.class);

    List<Provenance> verdicts =
        register.models().stream()
            .map(model -> ProvenanceRules.judge(model, register.hostOf(model), TODAY))
            .toList();

    assertThat(verdicts).hasSizeGreaterThanOrEqualTo(9).containsOnly(new Provenance.Eligible());
  }

  @Test
  void theGuidelineFinderIsNotGenerativeAndRunsHere() {
    Register register = DEFAULTS.read("models.yaml", Register.class);

    Model finder = Objects.requireNonNull(register.model("richtlijn-zoeker"));

    assertThat(finder.generative()).isFalse();
    assertThat(finder.approved()).isTrue();
    assertThat(register.hostOf(finder).hosting().own()).isTrue();
  }

  /// The text goes along with an answer the moment it is made; that somebody read it over is said
  /// by who did, when the text is taken along.
  @Test
  void noNoticeClaimsThatAPersonHasReadAnAnswerThatIsJustMade() {
    UseCases useCases = DEFAULTS.read("use-cases.yaml", UseCases.class);

    assertThat(useCases.useCases())
        .extracting(useCase -> useCase.disclosure().text())
        .noneMatch(
            text -> text.matches(".*(nagelezen|nagelopen|vastgesteld|beoordeeld|gelezen).*"));
  }

  @Test
  void useCasesFitTheRegister() {
    Register register = DEFAULTS.read("models.yaml", Register.class);
    UseCases useCases = DEFAULTS.read("use-cases.yaml", UseCases.class);

    assertThat(useCases.check(register)).isEmpty();
  }

  @Test
  void thereAreUseCasesThatMayAndThatMayNot() {
    UseCases useCases = DEFAULTS.read("use-cases.yaml", UseCases.class);

    Set<Term.Status> statuses =
        useCases.useCases().stream().map(one -> one.term().status()).collect(Collectors.toSet());
    List<String> refused =
        useCases.useCases().stream()
            .filter(one -> one.term().status() == Term.Status.REFUSED)
            .map(UseCase::id)
            .toList();

    assertThat(useCases.useCases()).hasSizeGreaterThanOrEqualTo(14);
    assertThat(statuses).contains(Term.Status.ACTIVE, Term.Status.CONCEPT, Term.Status.REFUSED);
    assertThat(refused)
        .contains(
            "vergunning-beoordelen",
            "subsidie-rangschikken",
            "sollicitanten-beoordelen",
            "handhaving-prioriteren");
  }

  @Test
  void theDemoUseCaseRunsToday() {
    UseCases useCases = DEFAULTS.read("use-cases.yaml", UseCases.class);

    UseCase demo = Objects.requireNonNull(useCases.useCase("richtlijn"));

    assertThat(demo.term().runsOn(TODAY)).isTrue();
    assertThat(demo.models()).containsExactly("richtlijn-zoeker");
    assertThat(demo.openTo("medewerker", "omgevingsbeleid")).isTrue();
  }

  @Test
  void nobodyButTheGatewayCanAskForAJudgement() {
    UseCases useCases = DEFAULTS.read("use-cases.yaml", UseCases.class);

    UseCase judge = Objects.requireNonNull(useCases.useCase("beoordeling"));

    assertThat(judge.roles()).containsExactly("sluis");
  }

  @Test
  void everyReferenceToTheGuidelineLeadsToASection() {
    UseCases useCases = DEFAULTS.read("use-cases.yaml", UseCases.class);
    Set<String> sections =
        DEFAULTS.guideline().stream()
            .flatMap(
                text ->
                    text.markdown()
                        .lines()
                        .filter(line -> line.matches("## \\d+\\. .+"))
                        .map(line -> text.name() + "#" + line.replaceAll("## (\\d+)\\..*", "$1")))
            .collect(Collectors.toSet());

    List<String> references =
        useCases.useCases().stream().map(one -> one.accountability().guideline()).toList();

    assertThat(sections).containsAll(references);
  }

  @Test
  void theTableOfContentsNamesEveryGuidelineText() throws IOException, URISyntaxException {
    Path folder =
        Path.of(
            Objects.requireNonNull(ConfigFolder.class.getResource("defaults/richtlijn/inhoud.txt"))
                .toURI());

    List<String> present;
    try (Stream<Path> files = Files.list(Objects.requireNonNull(folder.getParent()))) {
      present =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> name.endsWith(".md"))
              .sorted()
              .toList();
    }

    assertThat(Files.readAllLines(folder)).isEqualTo(present);
    assertThat(DEFAULTS.guideline()).extracting(GuidelineText::name).isEqualTo(present);
  }

  @Test
  void guidelineTextsHaveATitleAndNumberedSections() {
    List<GuidelineText> texts = DEFAULTS.guideline();

    assertThat(texts).hasSizeGreaterThanOrEqualTo(6);
    assertThat(texts)
        .allSatisfy(
            text -> {
              List<String> headings =
                  text.markdown().lines().filter(line -> line.startsWith("#")).toList();
              assertThat(headings.getFirst()).startsWith("# ");
              for (int i = 1; i < headings.size(); i++) {
                assertThat(headings.get(i)).startsWith("## " + i + ". ");
              }
              assertThat(text.markdown().split("\\s+").length).isBetween(300, 700);
            });
  }
}
