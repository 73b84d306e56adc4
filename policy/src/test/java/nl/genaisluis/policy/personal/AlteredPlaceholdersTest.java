package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What models make of placeholders: every combination of case, joint, bracket, markdown and
/// genitive below, for several numbers that are each other's heads.
class AlteredPlaceholdersTest {
  private static final int ALTERATIONS_MIN = 1_000;
  private static final double RESTORED_MIN = 0.99;
  private static final int[] NUMBERS = {1, 2, 11, 12, 111};
  private static final List<String> JOINTS = List.of("_", " ", "-", "\\_", "\u00a0", "");
  private static final List<String> BRACKETS =
      List.of("[|]", "\\[|\\]", "[ | ]", "&#91;|&#93;", "\uff3b|\uff3d", "\u3010|\u3011", "[`|`]");
  private static final List<String> MARKDOWN = List.of("|", "**|**", "*|*", "_|_", "\"|\"");
  private static final List<String> ENDS = List.of("", "s", "'s", "\u2019s", ",", ".");

  private final Map<Placeholder, String> values = new HashMap<>();
  private final Set<Placeholder> given = new HashSet<>();

  @Test
  void restoresAlteredFormsAndNeverAnothersValue() {
    for (int number : NUMBERS) {
      Placeholder placeholder = new Placeholder(PersonalType.PERSOON, number);
      given.add(placeholder);
      values.put(placeholder, value(number));
    }

    int restored = 0;
    int all = 0;
    List<String> missed = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (int number : NUMBERS) {
      for (String form : forms(number)) {
        String text = restore("Dag " + form + " welkom.");
        all++;
        restored += text.contains(value(number)) ? 1 : 0;
        if (!text.contains(value(number))) {
          missed.add(form);
        }
        for (int other : NUMBERS) {
          if (other != number && text.contains(value(other))) {
            wrong.add(form);
          }
        }
      }
    }

    assertThat(all).isGreaterThanOrEqualTo(ALTERATIONS_MIN);
    assertThat(wrong).as("another's value").isEmpty();
    assertThat((double) restored / all)
        .as("%d of %d restored, missed: %s", restored, all, sample(missed))
        .isGreaterThanOrEqualTo(RESTORED_MIN);
  }

  private static List<String> sample(List<String> missed) {
    return missed.subList(0, Math.min(20, missed.size()));
  }

  private static String value(int number) {
    return "\u2039waarde " + number + "\u203a";
  }

  private String restore(String text) {
    Restorer restorer = new Restorer(values, given, Restorer.Mode.TEXT);
    return restorer.push(text) + restorer.finish();
  }

  private static List<String> forms(int number) {
    List<String> forms = new ArrayList<>();
    for (String word : List.of("PERSOON", "Persoon", "persoon", "PERSON", "Person", "person")) {
      for (String joint : JOINTS) {
        for (String bracket : BRACKETS) {
          for (String markdown : MARKDOWN) {
            for (String end : ENDS) {
              String inner = around(bracket, word + joint + number);
              forms.add(around(markdown, inner) + end);
            }
          }
        }
      }
    }
    return forms;
  }

  private static String around(String pair, String text) {
    int middle = pair.indexOf('|');
    return String.format(
        Locale.ROOT, "%s%s%s", pair.substring(0, middle), text, pair.substring(middle + 1));
  }
}
