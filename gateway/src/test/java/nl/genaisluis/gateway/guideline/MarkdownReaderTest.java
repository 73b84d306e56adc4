package nl.genaisluis.gateway.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownReaderTest {
  @Test
  void dividesATextByItsHeadingsAndItsListsByTheirItems() {
    List<Passage> passages = MarkdownReader.passages(Guidelines.samples().getFirst());

    assertThat(passages)
        .extracting(Passage::heading)
        .containsExactly(
            "Voorbeeldleidraad generatieve AI",
            "1. Uitgangspunt",
            "2.1 Besluiten over inwoners",
            "2.2 Vertrouwelijke gegevens",
            "3. Wat wel mag",
            "4. Energie");
    assertThat(passages.get(2).anchor()).isEqualTo("leidraad#21-besluiten-over-inwoners");
    assertThat(passages.get(2).sentences())
        .contains(
            "het beoordelen van een aanvraag voor bijstand;",
            "het rangschikken van aanvragen voor subsidie;",
            "De medewerker schrijft het besluit zelf.");
    assertThat(passages.get(1).text()).contains("een verantwoordelijke medewerker");
  }

  @Test
  void leavesOutCodeAndReadsTextBeforeTheFirstHeading() {
    GuidelineDocument document =
        new GuidelineDocument(
            "x", "X", "Vooraf.\n\n```\n# geen kop\n```\n\n| a | b |\n|---|---|\n");

    List<Passage> passages = MarkdownReader.passages(document);

    assertThat(passages).containsExactly(new Passage("X", "", "x", List.of("Vooraf.", "a b")));
  }

  @Test
  void dividesALongSectionBetweenSentences() {
    GuidelineDocument document =
        new GuidelineDocument(
            "x", "X", "# Kop\n\n" + "Dit is een zin van veertig tekens lang ja. ".repeat(80));

    List<Passage> passages = MarkdownReader.passages(document);

    assertThat(passages).hasSize(3);
    assertThat(passages).allMatch(passage -> passage.text().endsWith("ja."));
  }
}
