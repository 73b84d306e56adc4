package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.gateway.guideline.RichtlijnZoeker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When the shipped guideline is suggested instead of a model.
class SimplerMeansTest {
  private static final RichtlijnZoeker ZOEKER =
      new RichtlijnZoeker(
          Guideline.documents(Loaded.from(ConfigFolder.embedded(), LocalDate.parse("2026-11-22"))));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mag ik persoonsgegevens in een taalmodel invoeren?",
        "Mag ik vertrouwelijke stukken invoeren?",
        "Hoe vraag ik een nieuwe toepassing aan?",
        "Wat doet de ethische commissie?"
      })
  void aQuestionThatTheGuidelineAnswersIsSentThere(String question) {
    assertThat(ZOEKER.suggestion(question)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "Hallo",
        "Herschrijf in klare taal: het loket is dicht.",
        "Vertaal naar het Duits: mag ik persoonsgegevens in een taalmodel invoeren.",
        "Kun je deze tekst herschrijven in klare taal: het loket is dicht?",
        "Kun je een samenvatting maken van het rapport over energie?",
        "Hoeveel energie verbruikt een warmtepomp per jaar?",
        "Wat is het verschil tussen een provincie en een waterschap?",
        "Wie is verantwoordelijk voor het onderhoud van provinciale wegen?",
        "Welke subsidies geeft de provincie voor zonnepanelen?",
        "Wat betekent het woord mandaat?"
      })
  void workForAModelIsNotSentToTheGuideline(String question) {
    assertThat(ZOEKER.suggestion(question)).isNull();
  }
}
