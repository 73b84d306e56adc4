package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that are made to cost time: each would take minutes if any reader looked back over all
/// that it has read.
final class HostileTextTest {
  private static final int LENGTH = 120_000;
  private static final PersonalData PERSONAL_DATA =
      PersonalData.load(PersonalDataConfig.defaults());

  @ParameterizedTest
  @Timeout(60)
  @ValueSource(
      strings = {
        "1-",
        "1 ",
        "a.",
        "J. ",
        "van ",
        "Jan ",
        "(",
        "[",
        "<<",
        "- ",
        "X-",
        "'s ",
        "nul ",
        "@a",
        "06-12345678 ",
        "1.1.1.1 ",
        "dhr. Bos ziek ",
        "ziek ",
        "Groet\n",
        "wachtwoord: ",
        "https://",
        "/users/",
        "xx:",
        "den Abc-",
        "Qwal Brons ",
        "naam;adres;bsn\n",
        "straat 1 ",
        "[PERSOON_1"
      })
  void readsARepeatedPatternInTimeThatGrowsWithTheText(String pattern) {
    String text = pattern.repeat(LENGTH / pattern.length());

    Scrubbed scrubbed = PERSONAL_DATA.scrub(List.of(Quality.leaf(text)), Actions.defaults());

    assertThat(scrubbed.texts()).hasSize(1);
  }
}
