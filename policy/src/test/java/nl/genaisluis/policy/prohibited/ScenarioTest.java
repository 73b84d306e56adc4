package nl.genaisluis.policy.prohibited;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenarioTest {
  private final ProhibitedUse check = ProhibitedUse.load(ProhibitedConfig.DEFAULT);

  static List<Scenario> scenarios() {
    return Scenario.all();
  }

  @BeforeAll
  void hasEnoughScenariosOfEveryRuling() {
    List<String> expected = Scenario.all().stream().map(Scenario::expected).toList();

    assertThat(expected).hasSizeGreaterThan(60);
    assertThat(expected).contains("allow", "block", "stop");
  }

  @AfterAll
  void close() {
    check.close();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void rulesAsTheScenarioSays(Scenario scenario) {
    Judgement judgement = check.judge(scenario.asked());

    assertThat(scenario.fits(judgement))
        .as("%s: expected %s, got %s", scenario.title(), scenario.expected(), judgement)
        .isTrue();
  }

  @Test
  void everyScenarioSaysWhy() {
    assertThat(Scenario.all()).noneMatch(scenario -> scenario.reason().isBlank());
  }
}
