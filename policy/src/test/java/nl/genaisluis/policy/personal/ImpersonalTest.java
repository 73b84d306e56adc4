package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A long text of an office: what is masked in it depends on whether somebody is plainly named.
final class ImpersonalTest {
  private static final PersonalData PERSONAL_DATA =
      PersonalData.load(PersonalDataConfig.defaults());

  private static final String NOTE =
      "Nota onderhoud vaarwegen. Het college legt drie keuzes voor. De eerste is de goedkoopste en"
          + " vraagt weinig grond. De tweede kost meer, maar laat ruimte voor schepen. De derde"
          + " vergt onderzoek. %s De uitvoering begint na de zomer en duurt ongeveer twee jaar.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Het baggerwerk doet Maatschap Berghuis.",
        "Aan de steiger ligt het schip Marie.",
        "Overleg is op dinsdag in kamer Anna Visser.",
        "Het bureau huurt ruimte bij Vermaat.",
        "De kade ligt voor gemaal Hoekstra.",
        "Het archief van museum Hoekstra verhuist.",
        "Daarna baggert Hoekstra Waterwerken de haven.",
        "De leverancier Hoekstra plaatst de pompen.",
        "Het thema is gekozen door Wonen en Water.",
        "De school werkt met Natuur als thema.",
        "De bus stopt bij Hoekstra, Plus en Gamma.",
        "Artikel I. In het tweede lid vervalt een zin."
      })
  void aFormAloneIsNoPersonThere(String sentence) {
    String text = NOTE.replace("%s", sentence);

    assertThat(scrub(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wethouder Visser was tegen.",
        "Mevrouw Berghuis heeft gebeld.",
        "Volgens Anna Visser kan dat niet.",
        "De tekst is geschreven door Anna Visser.",
        "De tekst is van A. Visser.",
        "Het kind, Fleur, woont aan het water.",
        "Dat moet met Kees besproken worden.",
        "Visser zegt dat het kan.",
        "Het werk is overgenomen door Hoekstra.",
        "De cijfers zijn besproken met Tkachenko.",
        "Toen Mukendi binnenkwam, werd het stil.",
        "Hoekstra ging in beroep en verloor.",
        "Het onderzoek van Postma duurde twee jaar.",
        "In hoger beroep kreeg Haddouchi gelijk.",
        "Sander belt terug na vijven.",
        "Volgens Wang klopt de rekening niet.",
        "De klacht van Kim Kramer werd gegrond verklaard.",
        "Namens de buurt sprak Kuiken over de drukte.",
        "Daarop verliet Lopes de vergadering.",
        "Daarna sprak Dean de zaal toe; Dean zei weinig.",
        "Wout Baeten, 52 jaar, werkt bij de sluis."
      })
  void whoIsPlainlyNamedIsMaskedThereToo(String sentence) {
    String text = NOTE.replace("%s", sentence);

    assertThat(scrub(text)).contains("[PERSOON_1]");
  }

  @Test
  void onceSomebodyIsNamedTheRestIsReadAsInAnyText() {
    String named = NOTE.replace("%s", "Wethouder Visser was tegen. Maatschap Berghuis baggert.");

    assertThat(scrub(named)).doesNotContain("Visser").doesNotContain("Berghuis");
  }

  @Test
  void theClosingOfABodyIsNobodys() {
    String signed = "Het baggerwerk doet Maatschap Berghuis.";

    String text = NOTE.replace("%s", signed) + "\n\nMet vriendelijke groet,\nhet projectteam";

    assertThat(scrub(text)).isEqualTo(text);
    assertThat(scrub(text.replace("het projectteam", "Marja Postma"))).doesNotContain("Postma");
  }

  @Test
  void aFewLinesAreNoSuchText() {
    assertThat(scrub("Het baggerwerk doet Maatschap Berghuis.")).doesNotContain("Berghuis");
  }

  private static String scrub(String text) {
    return PERSONAL_DATA.scrub(List.of(Quality.leaf(text)), Actions.defaults()).texts().getFirst();
  }
}
