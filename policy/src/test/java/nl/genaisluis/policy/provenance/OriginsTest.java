package nl.genaisluis.policy.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import java.util.SplittableRandom;
import nl.genaisluis.models.register.Decision;
import nl.genaisluis.models.register.Governance;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Register;
import org.junit.jupiter.api.Test;

class OriginsTest {
  private static final long SEED = 20261122;
  private static final Register SURVEY = Survey.register();

  @Test
  void sayWhatTheRulesSayOnWhateverDayTheyAreAsked() {
    Origins origins = new Origins();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 2_000; round++) {
      Model entry = SURVEY.models().get(random.nextInt(SURVEY.models().size()));
      LocalDate day = Survey.DAY.plusDays(random.nextInt(-2, 3));
      Model model = random.nextBoolean() ? entry : decided(entry, Survey.DAY);
      Provider host = SURVEY.hostOf(model);

      boolean permitted = origins.permit(model, host, day);

      assertThat(permitted)
          .as("seed %d, round %d, %s on %s", SEED, round, model.id(), day)
          .isEqualTo(permits(model, host, day));
    }
  }

  @Test
  void forgetADecisionOnTheDayAfterItsLast() {
    Origins origins = new Origins();
    Model american = Objects.requireNonNull(SURVEY.model("gpt-oss-20b"));
    Model decided = decided(american, Survey.DAY);
    Provider host = SURVEY.hostOf(decided);

    boolean before = origins.permit(decided, host, Survey.DAY);
    boolean after = origins.permit(decided, host, Survey.DAY.plusDays(1));

    assertThat(before).isTrue();
    assertThat(after).isFalse();
  }

  @Test
  void judgeAnotherHostByItself() {
    Origins origins = new Origins();
    for (Model model : SURVEY.models()) {
      for (Provider host : SURVEY.providers()) {
        assertThat(origins.permit(model, host, Survey.DAY))
            .as("%s at %s", model.id(), host.id())
            .isEqualTo(permits(model, host, Survey.DAY));
      }
    }
  }

  private static boolean permits(Model model, Provider host, LocalDate day) {
    Provenance verdict = ProvenanceRules.judge(model, host, day);
    return verdict instanceof Provenance.Eligible || verdict instanceof Provenance.Decided;
  }

  private static Model decided(Model model, LocalDate until) {
    Decision decision = new Decision("EC-7", until.minusDays(10), "no European model", until);
    return ProvenanceRulesTest.with(model, Governance.Status.APPROVED, decision);
  }
}
