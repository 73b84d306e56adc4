package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where one name ends and the next begins.
final class NameShapesTest {
  private static final PersonalData PERSONAL_DATA =
      PersonalData.load(PersonalDataConfig.defaults());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Aan: Boer, K. de; Wijk, Sanne van der; El Idrissi, Salma"
            + "| Aan: [PERSOON_1]; [PERSOON_2]; [PERSOON_3]",
        "Aanwezig: Egbert, Karima, J. Bos, Nicolette van Hal"
            + "| Aanwezig: [PERSOON_1], [PERSOON_2], [PERSOON_3], [PERSOON_4]",
        "Het arrest in de zaak-Poch is vernietigd.| Het arrest in de zaak-[PERSOON_1] is"
            + " vernietigd.",
        "Dat deed het kabinet-Rutte IV.| Dat deed het kabinet-[PERSOON_1] IV.",
        "Volgens president Lai Ching-te is dat zo.| Volgens president [PERSOON_1] is dat zo.",
        "Ik sprak Koen Algoed van de KBC.| Ik sprak [PERSOON_1] van de KBC.",
        "Gr. Wil| Gr. [PERSOON_1]",
        "Ingekomen: brief van F. Can over de haven.| Ingekomen: brief van [PERSOON_1] over de"
            + " haven.",
        "Het huis staat op Martha's Vineyard.| Het huis staat op Martha's Vineyard.",
        "Het windpark De Monden en knooppunt Joure.| Het windpark De Monden en knooppunt Joure."
      })
  void cutsTextsAtTheEndsOfNames(String text, String masked) {
    Scrubbed scrubbed = PERSONAL_DATA.scrub(List.of(Quality.leaf(text)), Actions.defaults());

    assertThat(scrubbed.texts()).containsExactly(masked);
  }
}
