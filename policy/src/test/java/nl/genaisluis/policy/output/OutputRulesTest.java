package nl.genaisluis.policy.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.genaisluis.policy.personal.PersonalData;
import nl.genaisluis.policy.personal.PersonalDataConfig;
import nl.genaisluis.policy.usecase.Limits;
import nl.genaisluis.policy.usecase.Limits.OutputAction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OutputRulesTest {
  private static final PersonalData PERSONAL = PersonalData.load(PersonalDataConfig.defaults());
  private static final OutputRules RULES = OutputRules.load(PERSONAL);
  private static final Limits.Output FLAG = new Limits.Output(OutputAction.FLAG, OutputAction.FLAG);

  @TestFactory
  List<DynamicTest> everyExampleOfARuleIsHitByThatRule() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, RuleBook.Examples> rule : OutputRules.book().examples().entrySet()) {
      for (String text : rule.getValue().hits()) {
        tests.add(
            DynamicTest.dynamicTest(
                rule.getKey() + ": " + text,
                () -> assertThat(flagged(text)).contains(rule.getKey())));
      }
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> noCounterexampleIsHitByAnyRule() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, RuleBook.Examples> rule : OutputRules.book().examples().entrySet()) {
      for (String text : rule.getValue().misses()) {
        tests.add(
            DynamicTest.dynamicTest(
                rule.getKey() + ": " + text, () -> assertThat(flagged(text)).isEmpty()));
      }
    }
    return tests;
  }

  @Test
  void stopsWhatIsToBeStoppedAndFlagsTheRest() {
    String text =
        "Uw aanvraag wordt afgewezen. De sleutel is ghp_16C7e42F292c6912E7710c838347Ae178B4a.";
    Limits.Output onlySecrets = new Limits.Output(OutputAction.FLAG, OutputAction.STOP);
    OutputScan scan = RULES.begin(onlySecrets, OutputScan.Form.TEXT);

    Screened first = scan.push(text);
    Screened last = scan.finish();

    assertThat(first).isInstanceOf(Screened.Passed.class);
    assertThat(last).isInstanceOf(Screened.Stopped.class);
    assertThat(scan.flagged()).extracting(hit -> hit.rule().id()).contains("O-04");
  }

  static List<String> flagged(String text) {
    OutputScan scan = RULES.begin(FLAG, OutputScan.Form.TEXT);
    Screened pushed = scan.push(text);
    Screened finished = scan.finish();
    assertThat(List.of(pushed, finished)).allMatch(one -> one instanceof Screened.Passed);
    assertThat(shown(pushed) + shown(finished)).isEqualTo(text);
    return scan.flagged().stream().map(hit -> hit.rule().id()).toList();
  }

  static String shown(Screened screened) {
    return screened instanceof Screened.Passed(String text) ? text : "";
  }
}
