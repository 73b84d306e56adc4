package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.genaisluis.models.wire.Leaf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EchoesTest {
  private static final PersonalData PERSONAL_DATA =
      PersonalData.load(PersonalDataConfig.defaults());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://x:/jan.bakker@voorbeeld.nl/map",
        "https:/9&jan.bakker@voorbeeld.nl/?a",
        "(JAN.BAKKER@VOORBEELD.NL)",
        "https://h.example/?q=jan.bakker%40voorbeeld.nl&l=nl",
        "mailto%3Ajan.bakker%40voorbeeld.nl",
        "aan&nbsp;jan.bakker&#64;voorbeeld.nl",
        "aan\u00a0jan.bakker&commat;voorbeeld.nl.",
        "jan.\u200bbakker@voorbeeld.nl"
      })
  void anAddressThatWasReplacedOnceStandsNowhereElse(String again) {
    Scrubbed scrubbed = scrub("Mail jan.bakker@voorbeeld.nl.", "Zie " + again + " voor meer.");

    assertThat(scrubbed.texts().get(1).toLowerCase(Locale.ROOT))
        .contains("[email_")
        .doesNotContain("bakker");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BSN 111222333                     | dossier 111222333 telt   | 111222333",
        "BSN 111222333                     | map/111222333/2026       | 111222333",
        "BSN 111222333                     | stuk 111.222.333 telt    | 222",
        "IBAN NL91ABNA0417164300           | x://a:nl91abna0417164300 | 0417164300",
        "bel 06-12345678                   | map a/0612345678/b       | 0612345678",
        "paspoort NPR1C2DF4                | scan_NPR1C2DF4.pdf       | NPR1C2DF4",
        "kenteken 12-GBB-3                 | foto 12gbb3.jpg          | 12gbb3",
        "rijbewijs 5123456789              | map 5123456789 is leeg   | 5123456789",
        "v-nummer 1234567890               | map 1234567890 is leeg   | 1234567890",
        "geboren op 12-05-1980             | map 12-05-1980/a         | 12-05-1980",
        "Dorpsstraat 12 in Assen, adres    | zie DORPSSTRAAT%2012     | DORPSSTRAAT%2012",
        "host 77.161.42.9                  | a:77.161.42.9/b          | 77.161.42.9",
        "mac 3c:22:fb:9a:10:e7             | u3 3C:22:FB:9A:10:E7     | FB",
        "wachtwoord: Zx9!kLm2              | roep Zx9!kLm2 naar hem   | Zx9",
        "De heer Jan Bakker                | x/Jan&nbsp;Bakker/y      | Bakker",
        "https://a.example/?bsn=zk88102938 | de code zk88102938 dus   | zk88102938"
      })
  void aValueOfAnyTypeThatWasReplacedOnceStandsNowhereElse(
      String announced, String bare, String value) {
    Scrubbed scrubbed = scrub(announced.strip(), bare.strip());

    assertThat(scrubbed.findings()).isNotEmpty();
    assertThat(scrubbed.texts().get(1)).contains("[").doesNotContain(value);
  }

  @Test
  void whatIsReplacedAgainComesBackToTheAskerAsItStood() {
    Scrubbed scrubbed = scrub("BSN 111222333", "dossier 111222333");

    assertThat(scrubbed.texts()).containsExactly("BSN [BSN_1]", "dossier [BSN_1]");
    assertThat(scrubbed.restore("[BSN_1]")).isEqualTo("111222333");
  }

  @Test
  void aValueInAKeyThatCannotBeRewrittenIsTold() {
    Leaf key = new Leaf("/a", -1, null, -1, true, "a:111222333");

    Scrubbed scrubbed =
        PERSONAL_DATA.scrub(List.of(leaf("BSN 111222333"), key), Actions.defaults());

    assertThat(scrubbed.fixedHit()).isTrue();
  }

  @Test
  void anOrdinaryWordThatWasAValueOnceStaysAWord() {
    Scrubbed scrubbed =
        scrub("https://a.example/?naam=gemeente", "De gemeente heeft een naam.", "De Boer belde.");

    assertThat(scrubbed.texts().get(1)).isEqualTo("De gemeente heeft een naam.");
  }

  @Test
  void aNameOfOrdinaryWordsIsNotTheWords() {
    Scrubbed scrubbed = scrub("De heer Jan de Boer belde.", "Daarna belde jan de koeien, de boer.");

    assertThat(scrubbed.texts().get(1)).contains("de boer");
  }

  @Test
  void aPartOfALongerNumberIsNotTheValue() {
    Scrubbed scrubbed = scrub("BSN 111222333", "order 1112223334, 0111222333 en 111222333A");

    assertThat(scrubbed.texts().get(1)).contains("1112223334", "0111222333", "111222333A");
  }

  @Test
  void rememberingTenThousandValuesTakesNoSquareOfTheTime() {
    StringBuilder known = new StringBuilder();
    StringBuilder again = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      known.append("a.b.c").append(i).append("@voorbeeld.nl ");
      again.append("a.b.c").append(i).append("%40voorbeeld.nl a.b.c a.b ");
    }

    Scrubbed scrubbed = scrub(known.toString(), again.toString());

    boolean left = scrubbed.texts().get(1).contains("voorbeeld.nl");
    assertThat(left).isFalse();
  }

  private static Scrubbed scrub(String... texts) {
    List<Leaf> leaves = new ArrayList<>();
    for (String text : texts) {
      leaves.add(leaf(text));
    }
    return PERSONAL_DATA.scrub(leaves, Actions.defaults());
  }

  private static Leaf leaf(String text) {
    return new Leaf("/a", -1, null, -1, false, text);
  }
}
