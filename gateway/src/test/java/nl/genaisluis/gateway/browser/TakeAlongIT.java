package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A chat that its reader takes along, with the real history behind the page.
@ExtendWith(Office.class)
class TakeAlongIT {
  /// Keeps each file that the page hands to the browser, where the test can look at it.
  private static final String WATCH =
      "window.files = []; const make = URL.createObjectURL.bind(URL);"
          + " URL.createObjectURL = (file) => { window.files.push(file); return make(file); };"
          + " const told = window.fetch.bind(window); window.exports = [];"
          + " window.fetch = (address, options = {}) => { if (String(address).includes('export?'))"
          + " window.exports.push((options.method ?? 'GET') + ' ' + address);"
          + " return told(address, options); };";

  private static byte[] file(Tab tab) {
    tab.awaitStatus("Bestand gemaakt.");
    String coded =
        tab.text(
            "files.at(-1).arrayBuffer().then((all) => btoa(String.fromCharCode(...new"
                + " Uint8Array(all))))");
    return Base64.getDecoder().decode(coded);
  }

  @Test
  void aKeptChatAndOneAnswerBecomeDocumentsByKeyboard(Seat seat) {
    seat.tab().always(WATCH);
    Tab tab = seat.atWork().tab();
    seat.askAndWait("Herschrijf: het loket is dicht.");
    tab.await("JSON.parse(sessionStorage.getItem('sluis.gesprek')).kept");

    tab.tabTo("#uitvoeren");
    tab.press("Enter");
    tab.await("document.getElementById('meenemen').open");
    tab.tabTo("#meenemen button[value=bewaar]");
    tab.press("Enter");
    byte[] whole = file(tab);
    tab.clickButton("Bewaar als document");
    tab.click("#meenemen-pdf");
    tab.click("#meenemen button[value=bewaar]");
    tab.await("files.length === 2");
    byte[] answer = file(tab);

    assertThat(whole).startsWith('P', 'K', 3, 4);
    assertThat(new String(answer, java.nio.charset.StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-");
    assertThat(tab.text("exports.join(' ')"))
        .containsPattern("GET /api/v1/gesprekken/[0-9a-f]{32}/export\\?vorm=docx&nagelopen=false")
        .contains("vorm=pdf&nagelopen=false");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void aTemporaryChatIsSentAlongAndNotKept(Seat seat) {
    seat.tab().always(WATCH);
    Tab tab = seat.atWork().tab();
    tab.click("#tijdelijk");
    seat.askAndWait("Herschrijf: de brug is open.");

    tab.click("#uitvoeren");
    tab.click("#meenemen-md");
    tab.click("#meenemen-nagelopen");
    tab.click("#meenemen button[value=bewaar]");
    String text = new String(file(tab), java.nio.charset.StandardCharsets.UTF_8);

    assertThat(tab.text("exports.join(' ')")).startsWith("POST /api/v1/gesprekken/export?vorm=md");
    assertThat(text)
        .contains("> Herschrijf: de brug is open.", "Dat is goed.")
        .contains("hulp van AI (proefmodel-7b", "gecontroleerd door een medewerker", "Energie: ");
  }
}
