package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The prompt library of the page over the gateway's own resource: for oneself, for everybody, to a
/// file and back.
@ExtendWith(Office.class)
class PromptsIT {
  private static final String KEPT =
      "[...document.querySelectorAll('#sjablonenlijst li')].map((one) => one.innerText).join(';')";

  @Test
  void promptsGoToAFileAndComeBackFromIt(Seat seat) {
    Tab tab = seat.tab();
    tab.always(
        "URL.createObjectURL = (content) => { window.afgegeven = content; return 'blob:weg'; };");
    seat.atWork();
    keep(seat, "Herschrijf voor {{lezer}}.", "Voor een lezer");

    tab.clickButton("Download mijn sjablonen");
    tab.await("window.afgegeven");
    String file = tab.text("window.afgegeven.text()");
    remove(tab, "Voor een lezer");
    tab.await("document.getElementById('sjabloon-uitkomst').innerText.includes('verwijderd')");
    String after = tab.text(KEPT);
    add(tab, "sjablonen.json", file);
    tab.await("document.getElementById('sjabloon-uitkomst').innerText.includes('toegevoegd')");

    assertThat(file).contains("Herschrijf voor {{lezer}}.").doesNotContain("\"id\"");
    assertThat(after).doesNotContain("Voor een lezer");
    assertThat(tab.text(KEPT)).contains("Voor een lezer", "van uzelf");
    assertThat(seat.focused()).isEqualTo("Sjablonen toegevoegd.");
    remove(tab, "Voor een lezer");
    tab.await("!(" + KEPT + ").includes('Voor een lezer')");
  }

  @Test
  void aFileThatHoldsNoPromptsAddsNoneAndIsToldSo(Seat seat) {
    Tab tab = seat.atWork().tab();

    tab.click("#sjablonen-open");
    add(tab, "brief.json", "Geachte heer");
    tab.await("document.getElementById('sjabloon-uitkomst').innerText !== ''");

    assertThat(seat.focused()).isEqualTo("Dat is niet gelukt. Dit bestand bevat geen sjablonen.");
    assertThat(tab.text(KEPT)).doesNotContain("Geachte heer");
  }

  @Test
  void theCommitteeKeepsAPromptForEverybodyAndStaffOnlyTakesIt(Seat seat) {
    Tab tab = seat.open().tab();
    tab.run("document.getElementById('demogebruiker').value = 'commissie'");
    tab.click("#aanmelden button");
    tab.await("document.getElementById('aanmeldstatus').textContent.includes('commissie')");
    tab.run("document.getElementById('sjabloon-bereik').value = 'organisatie'");
    keep(seat, "Vat samen in vijf punten.", "Vijf punten");
    tab.click("#sjablonen [value=sluit]");

    tab.run("document.getElementById('demogebruiker').value = 'medewerker'");
    seat.signIn();
    tab.click("#sjablonen-open");
    tab.await("document.querySelector('#sjablonenlijst .plain')");

    assertThat(tab.text(KEPT)).contains("Vijf punten", "van de organisatie");
    assertThat(tab.text(KEPT)).doesNotContain("Verwijderen");
  }

  private static void keep(Seat seat, String words, String title) {
    Tab tab = seat.tab();
    seat.type(words);
    tab.click("#sjablonen-open");
    tab.run("document.getElementById('sjabloon-titel').focus()");
    tab.type(title);
    tab.press("Enter");
    tab.await("document.getElementById('sjabloon-uitkomst').innerText === 'Sjabloon bewaard.'");
  }

  private static void remove(Tab tab, String title) {
    tab.run(
        "[...document.querySelectorAll('#sjablonenlijst li')].find((one) => one.innerText.includes("
            + Tab.quoted(title)
            + ")).querySelector('button:not(.plain)').click()");
  }

  /// Chooses this file in the field for files.
  private static void add(Tab tab, String name, String content) {
    tab.run(
        "{ const data = new DataTransfer(); data.items.add(new File(["
            + Tab.quoted(content)
            + "], "
            + Tab.quoted(name)
            + ")); const field = document.getElementById('sjablonen-in'); field.files = data.files;"
            + " field.dispatchEvent(new Event('change')); }");
  }
}
