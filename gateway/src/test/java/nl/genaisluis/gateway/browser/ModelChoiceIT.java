package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The smallest model answers, unless somebody says why a larger one is needed.
@ExtendWith(Office.class)
class ModelChoiceIT {
  private static String model(Seat seat) {
    return seat.desk().asked().getLast().getString("model");
  }

  @Test
  void aLargerModelAnswersOnceThereIsAReason(Seat seat) {
    Tab tab = seat.open().signIn().choose("ruime-keuze").tab();
    seat.ask("Herschrijf: loket.");
    tab.await("document.getElementById('voorwaarden').open");
    tab.click("#voorwaarde-training");
    tab.click("#voorwaarde-richtlijn");
    tab.click("#voorwaarden button[value=bevestig]");
    tab.awaitStatus("Antwoord klaar");
    String small = model(seat);

    tab.tabTo("#modelkeuze summary");
    tab.press("Enter");
    tab.tabTo("#model-auto");
    tab.press("ArrowDown");
    String energy = tab.text("document.getElementById('model-energie').innerText");
    seat.ask("Herschrijf: haven.");
    tab.awaitStatus("Zeg eerst waarom een groter model nodig is.");
    String focused = tab.text("document.activeElement.id");
    tab.type("De kleine versie begrijpt de wetstekst niet.");
    seat.askAndWait("Herschrijf: haven.");

    assertThat(small).isEqualTo("proef/proefmodel-7b");
    assertThat(energy).contains("automatisch", "dit model", "Wh per antwoord, geschat");
    assertThat(focused).isEqualTo("model-reden");
    assertThat(model(seat)).isEqualTo("proef/proefmodel-24b");
    assertThat(seat.desk().asked().getLast().encode()).doesNotContain("wetstekst");
    tab.click("#nieuw");
    assertThat(tab.text("document.getElementById('model-gekozen').textContent"))
        .isEqualTo("automatisch");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void aPurposeWithOneModelOffersNoChoice(Seat seat) {
    Tab tab = seat.open().signIn().choose("markeren").tab();

    assertThat(tab.holds("document.getElementById('modelkeuze').hidden")).isTrue();
  }
}
