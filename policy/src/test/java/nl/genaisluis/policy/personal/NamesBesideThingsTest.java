package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names where the words around them decide how far they reach, and names of things beside them.
final class NamesBesideThingsTest {
  private static final PersonalData PERSONAL_DATA =
      PersonalData.load(PersonalDataConfig.defaults());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          U spreekt met Sandra van het KCC. | U spreekt met [PERSOON_1] van het KCC.
          Betrokkene, Yonas Tekle, is verhuisd. | Betrokkene, [PERSOON_1], is verhuisd.
          Minister van Justitie Verhoeven tekent. | Minister van Justitie [PERSOON_1] tekent.
          Graag akkoord, @Alper ter info. | Graag akkoord, @[PERSOON_1] ter info.
          Schrijf aan de weduwe van Wiegersma. | Schrijf aan de weduwe van [PERSOON_1].
          Minister Femke Wiersma van Landbouw sprak. | Minister [PERSOON_1] van Landbouw sprak.
          Wij belden Anna Mulder van der Werf. | Wij belden [PERSOON_1].
          Wij belden Pieter van Vollenhoven-Smit. | Wij belden [PERSOON_1].
          Wij zagen Anna Mulder op de Nokereberg. | Wij zagen [PERSOON_1] op de Nokereberg.
          Dat schreef zij op X. Premier Anna Mulder zweeg. | Dat schreef zij op X. Premier [PERSOON_1] zweeg.
          Wij belden Albert Steenbergen. | Wij belden [PERSOON_1].
          Ontwerpbesluit voor H. en W. Bloemendal, te Wapse. | Ontwerpbesluit voor [PERSOON_1], te Wapse.
          Officier van justitie Hermien Kloosterhuis eiste straf. | Officier van justitie [PERSOON_1] eiste straf.
          Een kaart van griffier Van der Laan kwam binnen. | Een kaart van griffier [PERSOON_1] kwam binnen.
          Zij schreven aan G. van 't Land. | Zij schreven aan [PERSOON_1].
          Contactpersoon: joke van dam, tel. volgt | Contactpersoon: [PERSOON_1], tel. volgt
          hoi, ik ben er om tien uur. gr kim | hoi, ik ben er om tien uur. gr [PERSOON_1]
          vd Broek vraagt om uitstel. | [PERSOON_1] vraagt om uitstel.
          Onderzoeker Behnam Taebi van de TU Delft rekent. | Onderzoeker [PERSOON_1] van de TU Delft rekent.
          Gisteren won Suzan Lamens van Emma Navarro. | Gisteren won [PERSOON_1] van [PERSOON_2].
          Producent Albert Verlinde belooft sneeuw. | Producent [PERSOON_1] belooft sneeuw.
          Dat is zo, aldus Pascal Ngalula. | Dat is zo, aldus [PERSOON_1].
          De eigenaar, C. Marsh, woont in Lochem. | De eigenaar, [PERSOON_1], woont in Lochem.
          MIJN ZUS WIL KOMT MORGEN. | MIJN ZUS [PERSOON_1] KOMT MORGEN.
          Kunt u Mulder laten weten dat de zitting is verplaatst? | Kunt u [PERSOON_1] laten weten dat de zitting is verplaatst?
          """)
  void masksTheNameAndNothingBesideIt(String text, String expected) {
    Scrubbed scrubbed = scrub(text);

    assertThat(scrubbed.texts()).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "De Kim Jansen Academy opent in september.",
        "In mei won zij de Ronde van Gelderland.",
        "Storm Floris trok over het land.",
        "MIJN ZUS WIL DAT NIET.",
        "Kies plan B. Morgen gaan we verder.",
        "De wagen, een Mercedes Vito, is weg.",
        "Het echtpaar drie keer bellen.",
        "Mag een ambtenaar ChatGPT gebruiken voor een brief?",
        "De stichting kocht in Limburg 40 hectare heide.",
        "Zij woont in San Marino en hij in Sierra Leone.",
        "De Keniaan won, de Ethiopiër werd tweede.",
        "De Consumentenbond sleept energieleverancier Vandebron voor de rechter.",
        "Zij schuilden zich in Nashville en Austin.",
        "De lijn krijgt haltes bij Sterrenberg en Slot Zeist.",
        "'Wij verbinden een bos en een ziekenhuis', aldus de gedeputeerde Mobiliteit.",
        "De Omgevingsdienst mat op de Hutteweg 94 decibel.",
        "De raad telt leden uit Hilversum, Blaricum, Quebbingen en Huizen.",
        "Langs de Quibbe hangen tot september vlaggen.",
        "Bus 20 reed gewoon op tijd.",
        "Code geel voor Zeeland en Zuid-Holland."
      })
  void leavesThingsAlone(String text) {
    Scrubbed scrubbed = scrub(text);

    assertThat(scrubbed.texts()).containsExactly(text);
  }

  @Test
  void asksMoreOfANameInALongTextThatHasNone() {
    String sentence = "Wie in de stad wil wonen, vindt op Quibbelaar nog plek.";
    String rest = " De aanleg van het park begint na de zomer en duurt tot het voorjaar.".repeat(6);

    Scrubbed scrubbed = scrub(sentence + rest);

    assertThat(scrub(sentence).findings()).hasSize(1);
    assertThat(scrubbed.texts()).containsExactly(sentence + rest);
  }

  @Test
  void findsASurnameAgainBeforeAnyVerbOfOnePerson() {
    Scrubbed scrubbed = scrub("Wij spraken met M. Sterk. Sterk levert voor 1 mei de stukken.");

    assertThat(scrubbed.texts().getFirst()).doesNotContain("Sterk");
  }

  @Test
  void masksWhoReignsUnderANumber() {
    Scrubbed scrubbed = scrub("Volgens paus Johannes Paulus II was dat niet genoeg.");

    assertThat(scrubbed.texts().getFirst()).doesNotContain("Johannes", "Paulus");
  }

  private static Scrubbed scrub(String text) {
    return PERSONAL_DATA.scrub(List.of(Quality.leaf(text)), Actions.defaults());
  }
}
