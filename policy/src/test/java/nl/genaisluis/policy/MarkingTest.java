package nl.genaisluis.policy;

import static org.assertj.core.api.Assertions.assertThat;

import nl.genaisluis.models.register.DataClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GEHEIM\nNotitie aan Gedeputeerde Staten",
        "Rubricering: departementaal vertrouwelijk",
        "Dep. vertrouwelijk",
        "STG. GEHEIM",
        "*** Strikt vertrouwelijk ***",
        "TLP:RED",
        "TLP: AMBER+STRICT",
        "[GEHEIM] Advies grondverwerving",
        "Geheimhouding art. 25 Provinciewet",
        "Op dit stuk is geheimhouding opgelegd.",
        "Gedeputeerde Staten hebben op grond van art. 25 Provinciewet geheimhouding opgelegd.",
        "Dit document is gerubriceerd.",
        "NATO RESTRICTED",
        "Classification: Strictly confidential"
      })
  void readsWhatIsSecret(String text) {
    DataClass found = Marking.of("Vat dit samen:\n\n" + text + "\n\nDe kosten zijn hoog.");

    assertThat(found).isEqualTo(DataClass.GEHEIM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VERTROUWELIJK",
        "Vertrouwelijk",
        "Status: concept – niet openbaar",
        "CONCEPT - NIET OPENBAAR",
        "VERTROUWELIJK - Memo aan het college",
        "Memo grondzaken | Vertrouwelijk",
        "Pagina 3 van 12 | Bedrijfsvertrouwelijk",
        "Memo team Vermogen en Grond, vertrouwelijk",
        "(vertrouwelijk)",
        "TLP:AMBER",
        "Commercial in confidence",
        "Private and Confidential",
        "Dit document is vertrouwelijk.",
        "Deze e-mail bevat vertrouwelijke informatie.",
        "This e-mail and its attachments are confidential.",
        "Onder embargo"
      })
  void readsWhatIsConfidential(String text) {
    DataClass found = Marking.of("Vat dit samen:\n\n" + text + "\n\nDe kosten zijn hoog.");

    assertThat(found).isEqualTo(DataClass.VERTROUWELIJK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Alleen voor intern gebruik", "INTERN", "TLP:GREEN", "Internal use only"})
  void readsWhatIsInternal(String text) {
    DataClass found = Marking.of(text + "\n\nNieuwe werkwijze voor de balie.");

    assertThat(found).isEqualTo(DataClass.INTERN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hoe ga ik om met vertrouwelijke stukken?",
        "Is dit document vertrouwelijk?",
        "Wat is het verschil tussen vertrouwelijk, geheim en openbaar?",
        "Leg uit wat geheimhouding op grond van artikel 25 Provinciewet betekent.",
        "Schrijf een instructie over vertrouwelijk werken.",
        "Onze vertrouwenspersoon behandelt meldingen vertrouwelijk.",
        "Vertrouwelijk, geheim of openbaar: kies een niveau",
        "Als dit document vertrouwelijk is, mag het niet in de cloud.",
        "Dit document is niet vertrouwelijk.",
        "Maak een tabel met de niveaus openbaar, intern, vertrouwelijk en geheim.",
        "Het geheim van de smid is bekend.",
        "Vertaal 'confidential' naar het Nederlands.",
        "TLP betekent Traffic Light Protocol.",
        "De stemming is geheim."
      })
  void leavesTalkOfConfidentialityOpen(String text) {
    DataClass found = Marking.of(text);

    assertThat(found).isEqualTo(DataClass.OPENBAAR);
  }
}
