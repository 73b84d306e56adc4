package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Persons whose names are also those of shops, cities or ordinary words. Each row is a text and
/// the words of it that must not stay.
final class NamesThatWereLostTest {
  private static final PersonalData PERSONAL_DATA =
      PersonalData.load(PersonalDataConfig.defaults());

  private static void assertMasked(String text, String words) {
    assertThat(scrub(PERSONAL_DATA, text))
        .contains("[PERSOON_1]")
        .doesNotContain(words.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Mevrouw Van Houten woont in Assen | Houten",
        "MIJN VADER ALBERT VAN DER LINDE WOONT IN ASSEN. | ALBERT LINDE",
        "MIJN BUURMAN BERT HEEFT EEN HOND. | BERT",
        "Dhr. Van Oord heeft bezwaar | Oord",
        "Geachte mevrouw Van Lanschot, | Lanschot",
        "De heer Kees Smit, geboren in Emmen, is ziek. | Kees Smit",
        "Aanvrager: Kees Smit | Kees Smit",
        "Naam: Jan Linders | Jan Linders",
        "De medewerker Mary Kay is ontslagen | Mary Kay",
        "patiënt Jan Linders | Jan Linders",
        "Familie Van Oord | Oord",
        "Guy en Roni gaan scheiden | Guy Roni",
        "Mevrouw Dura Vermeer heeft gebeld | Vermeer",
        "Aanvrager: Christian Dior | Christian Dior",
        "\"Met vriendelijke groet,\nRalph Lauren\" | Ralph Lauren",
        "mijn oom Alfa Romeo is ziek | Alfa Romeo",
        "De wethouder Tommy Hilfiger is ziek | Tommy Hilfiger"
      })
  void aPersonWhoIsCalledAsAShopIsMaskedBehindATitleLabelOrGreeting(String text, String words) {
    assertMasked(text, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Lincoln is 12 jaar en heeft autisme. | Lincoln",
        "Irving is ziek | Irving",
        "Adana heeft adhd en is 9 jaar | Adana"
      })
  void aFirstNameThatIsACityIsAPersonsWhereOnlyAPersonIsOrHasWhatIsSaid(String text, String words) {
    assertMasked(text, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "mevrouw uit den boogaard heeft gebeld | uit den boogaard",
        "mevrouw van het schip heeft gebeld | van het schip",
        "meneer op de beek heeft gebeld | op de beek",
        "mevrouw het lam belt morgen | het lam",
        "mevrouw oe is ziek | oe",
        "Onder de Linden is ziek | Onder de Linden",
        "Mevrouw Op 't Hof heeft gebeld | Op Hof",
        "Op 't Hof heeft gebeld | Op Hof"
      })
  void aSurnameOfSmallOrOrdinaryWordsIsMaskedBehindATitleAndBeforeWhatAPersonDoes(
      String text, String words) {
    assertMasked(text, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Gesprek met Xanthippa & Quorkel | Xanthippa Quorkel",
        "Mijn collega's Khadija & Tjebbe hebben ruzie | Khadija Tjebbe"
      })
  void twoPersonsJoinedByASignAreNoFirm(String text, String words) {
    assertMasked(text, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Los Jansen | Jansen",
        "Los Bakker heeft gebeld | Bakker",
        "Port Jansen is ziek | Jansen",
        "Fort Jansen | Jansen",
        "New Yılmaz | Yılmaz"
      })
  void aSurnameBehindAWordThatBeginsPlacesIsMasked(String text, String words) {
    assertMasked(text, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Sollicitant: Lief | Lief",
        "Naam: AB | AB",
        "Met vriendelijke groet, Vreugde | Vreugde",
        "Groet, Durk | Durk"
      })
  void aFormAndAClosingAreFollowedByANameHoweverOrdinary(String text, String words) {
    assertMasked(text, words);
  }

  @Test
  void aFirmIsMatchedByItsCapitalsWhateverTheOrganisationAllows() {
    PersonalData other = allowing("Loket Noord");
    String text = "Mijn tante heet jan modaal en belt.";

    assertThat(scrub(other, text)).isEqualTo(scrub(PERSONAL_DATA, text)).contains("[PERSOON_1]");
  }

  @Test
  void whatTheOrganisationAllowsStaysBehindATitleToo() {
    PersonalData other = allowing("Christian Dior");

    assertThat(scrub(other, "Mevrouw Christian Dior belt.")).doesNotContain("[PERSOON_1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Boodschappen bij Albert Heijn en een advies van Dura Vermeer over Ernst & Young.",
        "De order van Douwe Egberts bij Loyens & Loeff is binnen.",
        "De firma Xanthippa & Quorkel heeft gebouwd",
        "Wij gaan naar Los Angeles en New York",
        "mevrouw in de zaal riep iets",
        "een meneer op de fiets heeft gebeld",
        "Aan: HR"
      })
  void aFirmAPlaceAndABystanderStay(String text) {
    assertThat(scrub(PERSONAL_DATA, text)).isEqualTo(text);
  }

  private static PersonalData allowing(String phrase) {
    return PersonalData.load(
        new PersonalDataConfig(List.of(phrase), List.of(), null, null, null, null));
  }

  private static String scrub(PersonalData personalData, String text) {
    return personalData.scrub(List.of(Quality.leaf(text)), Actions.defaults()).texts().getFirst();
  }
}
