package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a reader keeps: earlier chats, prompts, preferences, requests. The resources behind it are
/// played by a script of the test with the same addresses and bodies.
@ExtendWith(Office.class)
class ShelfIT {
  private static final String FIRST = "Herschrijf: het loket is dicht.";
  private static final String SECOND = "Herschrijf: de brug is open.";
  private static final String FORBIDDEN =
      "Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing met motivering.";

  private static Tab atWork(Seat seat) {
    seat.tab().always(Tab.resource("/browser/shelf.js"));
    seat.atWork();
    seat.tab().await("!document.getElementById('geschiedenis').hidden");
    seat.tab().run("document.getElementById('geschiedenis').open = true");
    return seat.tab();
  }

  private static void listed(Tab tab, int count) {
    tab.await("document.querySelectorAll('#gesprekkenlijst li').length === " + count);
  }

  private static String kept(String of) {
    return "JSON.stringify(JSON.parse(sessionStorage.getItem('proef.bewaard'))." + of + ")";
  }

  @Test
  void chatsAreFoundOpenedNamedPinnedAndRemoved(Seat seat) {
    Tab tab = atWork(seat);
    seat.askAndWait(FIRST);
    listed(tab, 1);
    tab.click("#nieuw");
    seat.askAndWait(SECOND);
    listed(tab, 2);

    tab.run("document.getElementById('zoek-gesprek').value = 'loket'");
    tab.click("#zoek-gesprekken button");
    tab.awaitStatus("1 gesprek gevonden.");
    tab.click("#gesprekkenlijst .plain");
    tab.awaitStatus("Gesprek geopend: " + FIRST);
    tab.await("document.querySelector('.log .spoken')?.innerText.trim() !== ''");
    assertThat(seat.texts(".spoken")).containsExactly(FIRST);
    assertThat(seat.answer()).isEqualTo("Dat is goed.");
    tab.clickButton("Hernoemen");
    tab.type("Over het loket");
    tab.press("Enter");
    tab.awaitStatus("Hernoemd.");
    tab.run("document.getElementById('zoek-gesprek').value = ''");
    tab.click("#zoek-gesprekken button");
    listed(tab, 2);
    tab.clickButton("Vastzetten");
    tab.awaitStatus("Vastgezet.");
    tab.clickButton("Verwijderen");
    tab.await("document.getElementById('verwijderen').open");
    tab.click("#verwijderen button[value=verwijder]");
    listed(tab, 1);

    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void aTemporaryChatIsNotKept(Seat seat) {
    Tab tab = atWork(seat);

    tab.click("#tijdelijk");
    seat.askAndWait(FIRST);
    tab.click("#zoek-gesprekken button");
    tab.awaitStatus("0 gesprekken gevonden.");

    assertThat(tab.text(kept("gesprekken"))).isEqualTo("[]");
  }

  @Test
  void aKeptChatGoesOnWhereItWas(Seat seat) {
    Tab tab = atWork(seat);
    seat.askAndWait(FIRST);
    tab.await("JSON.parse(sessionStorage.getItem('sluis.gesprek')).id === 'gesprekken-1'");

    tab.reload();
    seat.ready();
    seat.askAndWait("Maak het korter.");
    tab.await(
        "JSON.parse(sessionStorage.getItem('proef.bewaard')).gesprekken[0].berichten.length === 4");

    assertThat(tab.number("JSON.parse(sessionStorage.getItem('proef.bewaard')).gesprekken.length"))
        .isEqualTo(1);
    assertThat(tab.text(kept("gesprekken[0].berichten[1]")))
        .contains("\"rol\":\"assistant\"", "\"model\":\"proefmodel-7b\"", "\"central_wh\"");
  }

  @Test
  void aPromptAsksForItsVariablesAndLandsInTheQuestion(Seat seat) {
    Tab tab = atWork(seat);
    tab.run("document.getElementById('vraag').focus()");
    tab.type("Herschrijf voor {{lezer}}: {{tekst}}");

    tab.click("#sjablonen-open");
    tab.run("document.getElementById('sjabloon-titel').focus()");
    tab.type("Herschrijven");
    tab.press("Enter");
    tab.await("document.querySelector('#sjablonenlijst .plain')");
    tab.click("#sjablonenlijst .plain");
    tab.await("document.activeElement.id === 'variabele-0'");
    tab.type("inwoners");
    tab.press("Tab");
    tab.type("Het loket is dicht.");
    tab.press("Enter");
    tab.awaitStatus("Sjabloon staat in het invoerveld.");

    assertThat(seat.draft()).isEqualTo("Herschrijf voor inwoners: Het loket is dicht.");
    assertThat(seat.focused()).isEqualTo("vraag");
  }

  @Test
  void preferencesAreKeptWithTheGatewayToo(Seat seat) {
    Tab tab = atWork(seat);

    tab.click("#voorkeuren-open");
    tab.click("#voorkeur-springen");
    tab.press("Escape");
    tab.await("JSON.parse(sessionStorage.getItem('proef.bewaard')).voorkeuren.springen === true");
    tab.run("localStorage.clear()");
    tab.reload();
    tab.await("document.getElementById('voorkeur-springen').checked");

    assertThat(tab.text(kept("voorkeuren"))).contains("\"thema\":\"systeem\"");
  }

  @Test
  void aPersonIsAskedToLookAtARefusalAndTheRequestIsFollowed(Seat seat) {
    Tab tab = atWork(seat);

    seat.object(FORBIDDEN, "Dit is een oefening uit de cursus.");
    tab.awaitStatus("Uw verzoek is ontvangen onder nummer bezwaren-1.");
    tab.clickButton("Bekijk de stand");
    tab.awaitStatus("Stand: ontvangen.");

    assertThat(tab.text(kept("bezwaren[0]")))
        .contains("Dit is een oefening uit de cursus.")
        .containsPattern("\"verzoek\":\"[0-9a-f-]{36}\"");
  }

  @Test
  void aWrongFindingIsReportedWithoutTheWords(Seat seat) {
    Tab tab = atWork(seat);

    seat.ask("Herschrijf: mail naar a.hoekstra@voorbeeld.nl over de brug.");
    tab.await("!document.getElementById('controle').hidden");
    tab.clickButton("Dit is geen persoonsgegeven");
    tab.awaitStatus("Gemeld. Een mens kijkt ernaar.");

    assertThat(tab.text(kept("bezwaren")))
        .contains("EMAIL")
        .doesNotContain("hoekstra", "voorbeeld.nl");
  }

  @Test
  void aMissingPurposeIsAskedOfTheCommittee(Seat seat) {
    Tab tab = atWork(seat);

    tab.run("document.getElementById('aanvraag-blok').open = true");
    for (String field : new String[] {"titel", "doel", "noodzaak", "gegevens"}) {
      tab.run("document.getElementById('aanvraag-" + field + "').focus()");
      tab.type("Mijn " + field);
    }
    tab.clickButton("Vraag aan bij de commissie");
    tab.awaitStatus("Uw aanvraag is verstuurd.");

    assertThat(tab.text(kept("aanvragen[0]"))).contains("Mijn noodzaak", "Mijn gegevens");
  }
}
