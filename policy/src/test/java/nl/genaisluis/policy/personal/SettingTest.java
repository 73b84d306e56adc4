package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingTest {
  private static final Lexicon LEXICON = Lexicon.load();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "De Duitse kanselier ontving zijn Poolse premier in Berlijn, meldt Reuters.",
        "Minister Claes zei in Brussel dat de NAVO wacht. \"Ik weet van niets\", aldus de Belg."
      })
  void aTextOfCountriesAndOfficesInWhichNobodySpeaksToAnybodyIsAReport(String text) {
    assertThat(of(text)).isEqualTo(Setting.REPORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Geachte heer Claes,\nDe Duitse minister komt naar Brussel, de Belgische ook.",
        "Ik las dat de Duitse kanselier zijn Poolse collega in Berlijn ontving.",
        "Verslag: de Duitse en de Poolse delegatie spraken in Berlijn met de minister.",
        "De Duitse minister, bereikbaar op 06-12345678, sprak in Berlijn met de Poolse premier.",
        "De buurman dempt de sloot."
      })
  void everythingElseIsACase(String text) {
    assertThat(of(text)).isNotEqualTo(Setting.REPORT);
  }

  @Test
  void aWholeNameBehindAnArticleIsAShipInAReportAndAPersonInALetter() {
    PersonalData personalData = PersonalData.load(PersonalDataConfig.defaults());
    String report = "De Amerikaanse vloot stuurde de Peter Anderson naar het Chinese Shanghai.";
    String letter = "Ik bedoel de Peter Anderson die bij u werkte.";

    assertThat(scrub(personalData, report)).isEqualTo(report);
    assertThat(scrub(personalData, letter)).contains("de [PERSOON_1] die");
  }

  private static String scrub(PersonalData personalData, String text) {
    return personalData
        .scrub(java.util.List.of(Quality.leaf(text)), Actions.defaults())
        .texts()
        .getFirst();
  }

  private static Setting of(String text) {
    Page page = new Page(Quality.leaf(text), LEXICON);
    Triggers.find(page);
    return page.setting();
  }
}
