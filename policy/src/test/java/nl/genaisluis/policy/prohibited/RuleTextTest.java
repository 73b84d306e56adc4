package nl.genaisluis.policy.prohibited;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTextTest {
  @Test
  void everyRuleThatAFindingCanNameIsThereOnceWithWords() {
    RuleBook book = RuleBook.parse(ProhibitedUse.text("rules.json"));

    List<RuleText> rules;
    try (ProhibitedUse prohibited = ProhibitedUse.load(ProhibitedConfig.DEFAULT)) {
      rules = prohibited.rules();
    }

    assertThat(rules).extracting(RuleText::id).doesNotHaveDuplicates();
    assertThat(rules)
        .extracting(RuleText::id)
        .containsAll(book.rules().stream().map(Rule::id).toList())
        .contains("K-vergunningen", "K-subsidies", "K-handhaving", "K-inwoners", "K-hoogrisico")
        .contains("C-vergunningen", "C-subsidies", "C-handhaving", "C-inwoners", "C-hoogrisico")
        .hasSize(book.rules().size() + 2 * ProhibitedClass.values().length);
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.title().dutch()).isNotBlank();
              assertThat(rule.title().translated()).as(rule.id()).isNotBlank();
              assertThat(rule.explanation().dutch()).isNotBlank();
              assertThat(rule.explanation().translated()).as(rule.id()).isNotBlank();
            });
  }
}
