package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What goes wrong behind the page is told in the reader's own language, keeps the draft, and is
/// not shown as if a rule had been broken.
@ExtendWith(Office.class)
class FaultsIT {
  private static final String QUESTION = "Herschrijf: het loket is open.";

  @Test
  void aHostThatFailsIsToldInDutchAndTryingAgainWorks(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.desk().fate(Desk.Fate.FAILS);

    seat.ask(QUESTION);
    tab.await("document.querySelector('article.refused .panel.warn button')");
    String told = seat.texts("article.refused").getLast();
    String draft = seat.draft();
    seat.desk().fate(Desk.Fate.ANSWERS);
    tab.clickButton("Probeer opnieuw");
    tab.awaitStatus("Antwoord klaar");

    assertThat(told)
        .contains("Er ging iets mis", "Het model gaf geen bruikbaar antwoord.")
        .doesNotContain("host", "Welke regel");
    assertThat(draft).isEqualTo(QUESTION);
    assertThat(seat.answer()).isEqualTo("Dat is goed.");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void anEnglishReaderIsToldInEnglish(Seat seat) {
    Tab tab = seat.open("/?taal=en").signIn().choose("klare-taal").tab();
    seat.desk().fate(Desk.Fate.FAILS);

    seat.ask(QUESTION);
    tab.await("document.querySelector('article.refused .panel.warn button')");

    assertThat(seat.texts("article.refused").getLast())
        .contains("Something went wrong", "The model gave no usable answer.");
  }

  @Test
  void anAnswerThatBreaksOffStaysAndIsNoRefusal(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.desk().says("Het begin van het antwoord dat lang genoeg is om te tonen. ", "Het einde.");
    seat.desk().fate(Desk.Fate.BREAKS_OFF);

    seat.ask(QUESTION);
    tab.await("document.querySelector('article.refused')");

    assertThat(seat.texts("article.refused").getLast())
        .contains("Wat u van het antwoord ziet, is niet volledig.")
        .doesNotContain("Welke regel", "Niet mee eens?");
    assertThat(tab.main()).contains("Antwoord 1, niet volledig").doesNotContain("Het einde.");
    assertThat(tab.complaints()).isEmpty();
  }

  /// The browser's own words for a line that is down are English and for makers of pages.
  @Test
  void aLineThatIsDownIsToldInDutchEverywhere(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.askAndWait(QUESTION);
    tab.await("JSON.parse(sessionStorage.getItem('sluis.gesprek')).kept");
    tab.run("window.fetch = () => Promise.reject(new TypeError('Failed to fetch'))");

    seat.ask("Herschrijf: de brug is open.");
    tab.await("document.querySelector('article.refused .panel.warn button')");
    tab.click("#sjablonen-open");
    tab.await("document.getElementById('sjabloon-uitkomst').innerText !== ''");

    assertThat(tab.text("document.body.innerText"))
        .contains("De server is niet bereikbaar.")
        .doesNotContain("Failed to fetch");
  }
}
