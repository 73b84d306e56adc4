package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the page does with personal data, with a refusal, a doubt and conditions.
@ExtendWith(Office.class)
class CareIT {
  private static final Path DEVELOPMENT_SET =
      Path.of("..", "policy", "src", "test", "resources", "prohibited", "dev.jsonl");
  private static final String LETTER =
      "Herschrijf: mevrouw Aaltje Hoekstra mailt met a.hoekstra@voorbeeld.nl over de brug.";
  private static final String FORBIDDEN =
      "Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing met motivering.";

  private static final String DECISION = "Vastgesteld door: Proefstaten, op 2 nov 2026.";

  @Test
  void personalDataIsShownBeforeItGoesAndComesBackInTheAnswerWhereverItIsSplit(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.desk().says("Beste [PER", "SOON_1], mail [EM", "AIL", "_1] voor meer.");

    seat.ask(LETTER);
    tab.await("!document.getElementById('controle').hidden");
    String focused = seat.focused();
    List<String> marked = seat.texts("#controle mark");
    List<String> told = seat.texts("#controle .kind");
    List<String> reasons = seat.texts("#controle td");
    tab.shoot("masking");
    tab.tabTo("#controle [value=ja]");
    tab.press("Enter");
    tab.awaitStatus("Antwoord klaar");

    assertThat(focused).isEqualTo("Er staan persoonsgegevens in uw vraag");
    assertThat(marked)
        .contains("a.hoekstra@voorbeeld.nl")
        .anyMatch(one -> one.contains("Hoekstra"));
    assertThat(told).contains("[naam → PERSOON_1]", "[e-mailadres → EMAIL_1]");
    assertThat(reasons).anyMatch(one -> one.startsWith("lijkt de naam van een mens (regel "));
    assertThat(String.join(" ", seat.sent()))
        .contains("[PERSOON_1]", "[EMAIL_1]")
        .doesNotContain("Hoekstra");
    assertThat(seat.answer()).contains("Hoekstra", "a.hoekstra@voorbeeld.nl");
    assertThat(seat.texts(".answer .restored")).hasSize(2);
    tab.clickButton("Toon met codes");
    assertThat(seat.answer()).isEqualTo("Beste [PERSOON_1], mail [EMAIL_1] voor meer.");
  }

  @Test
  void whereOnceIsEnoughTheReaderLooksOnceAndIsToldEachTime(Seat seat) {
    Tab tab = seat.open().signIn().choose("markeren").tab();
    seat.desk().says("Dat is goed.");

    seat.ask(LETTER);
    tab.await("!document.getElementById('controle').hidden");
    tab.clickButton("Verstuur zonder deze gegevens");
    tab.awaitStatus("Antwoord klaar");
    seat.askAndWait(LETTER);

    assertThat(seat.desk().asked()).hasSize(2);
    assertThat(String.join(" ", seat.sent())).doesNotContain("Hoekstra");
    assertThat(seat.texts(".badge.warn"))
        .filteredOn(one -> one.startsWith("Verstuurd met codes"))
        .hasSize(2);
  }

  @Test
  void whoEditsInsteadSendsNothing(Seat seat) {
    Tab tab = seat.atWork().tab();

    seat.ask(LETTER);
    tab.await("!document.getElementById('controle').hidden");
    tab.click("#controle [value=nee]");
    tab.awaitStatus("Niet verstuurd. Pas uw vraag aan.");

    assertThat(seat.desk().asked()).isEmpty();
    assertThat(seat.draft()).isEqualTo(LETTER);
    assertThat(seat.focused()).isEqualTo("vraag");
  }

  @Test
  void aRefusalNamesTheRuleTheWordsAndAPersonHereAndOnItsOwnPage(Seat seat) {
    Tab tab = seat.atWork().tab();

    seat.ask(FORBIDDEN);
    tab.await("document.querySelector('article.refused')");
    String focused = seat.focused();
    String here = seat.texts("article.refused").getFirst();
    tab.run("document.querySelector('article.refused').scrollIntoView()");
    tab.shoot("refusal");
    String own = tab.text("document.querySelector('article.refused a[href^=\"/weigering\"]').href");
    tab.go(own);
    tab.await("document.querySelector('#weigering h2')");

    assertThat(focused).isEqualTo("Uw vraag is niet verstuurd");
    assertThat(here)
        .contains("Welke regel", "Waarom deze regel er is", "Wat u nu kunt doen", "het proefloket")
        .contains("Niet mee eens?", "Wat is vastgelegd", "Kenmerk", "prohibited_use")
        .contains("Een mens antwoordt binnen zes weken", "beslist een mens");
    assertThat(here).contains("Lees deze regel", DECISION);
    assertThat(seat.texts("#weigering .decided")).singleElement().asString().contains(DECISION);
    assertThat(seat.texts("#weigering h2"))
        .contains("Welke regel", "Wat u nu kunt doen", "Niet mee eens?", "Wat is vastgelegd");
    assertThat(seat.desk().asked()).isEmpty();
    tab.go(seat.desk().address("/"));
    seat.ready();
    assertThat(seat.draft()).isEqualTo(FORBIDDEN);
  }

  @Test
  void eachLinkOfARefusalLeadsToThatRuleAndItsDecision(Seat seat) {
    Tab tab = seat.atWork().tab();

    seat.ask(FORBIDDEN);
    tab.await("document.querySelector('article.refused')");
    String rule = tab.text("document.querySelector('article.refused a[href*=\"#regel-\"]').href");
    String decision = tab.text("document.querySelector('article.refused .decided a').href");
    tab.go(rule);
    String there = tab.text("document.getElementById(location.hash.slice(1))?.textContent");
    String stated = tab.text("document.querySelector('#regels p').textContent");
    tab.go(decision);
    String read = tab.text("document.getElementById(location.hash.slice(1))?.textContent");

    assertThat(rule).endsWith("#regel-" + there);
    assertThat(stated).startsWith("Vastgesteld door Proefstaten op 2 november 2026.");
    assertThat(read).contains("Dit mag niet");
  }

  @Test
  void aRefusalForLackOfRoomNamesWhoAnswersForTheUseCase(Seat seat) {
    Tab tab = seat.open().signIn().choose("krap").tab();

    seat.ask("Wat is een omgevingsplan? ".repeat(60));
    tab.await("document.querySelector('article.refused .decided')");

    assertThat(seat.texts("article.refused .decided"))
        .singleElement()
        .asString()
        .contains("is verantwoordelijk: hoofd proeven, sinds 1 jan 2026.");
    assertThat(tab.text("document.querySelector('.refused .decided a').pathname"))
        .isEqualTo("/openbaar");
    assertThat(tab.complaints()).isEmpty();
  }

  /// What the gateway says is in the language of the page; what only exists in Dutch says that it
  /// is.
  @Test
  void anEnglishReaderGetsARefusalInEnglishAndDutchPartsMarkedAsDutch(Seat seat) {
    Tab tab = seat.open("/?taal=en").signIn().choose("klare-taal").tab();

    seat.ask("Judge the grant application of De Bron foundation and write the rejection.");
    tab.await("document.querySelector('article.refused')");
    String own = tab.text("document.querySelector('article.refused a[href^=\"/weigering\"]').href");
    refusedInEnglish(seat, "article.refused");
    tab.go(own);
    tab.await("document.querySelector('#weigering h2')");

    refusedInEnglish(seat, "#weigering");
    assertThat(tab.text("document.documentElement.lang")).isEqualTo("en");
    assertThat(tab.complaints()).isEmpty();
  }

  private static void refusedInEnglish(Seat seat, String place) {
    assertThat(seat.texts(place + " .panel > p:first-child[lang=en]"))
        .singleElement()
        .asString()
        .doesNotContain("deze", "Deze", "niet");
    assertThat(seat.texts(place + " ul")).first().asString().contains("Read this rule");
    assertThat(seat.texts(place)).first().asString().contains("Which rule", "What you can do now");
    assertThat(seat.texts(place + " .decided")).first().asString().startsWith("Decided by: Proef");
    assertThat(seat.texts(place + " [lang=nl]")).contains("het proefloket");
  }

  @Test
  void aDoubtIsConfirmedWithAReasonAndThenSent(Seat seat) throws IOException {
    Tab tab = seat.atWork().tab();
    String doubtful = doubtful(tab);

    seat.ask(doubtful);
    tab.await(
        "document.getElementById('bevestigen').open ||"
            + " !document.getElementById('controle').hidden");
    if (tab.holds("!document.getElementById('controle').hidden")) {
      tab.click("#controle [value=ja]");
      tab.await("document.getElementById('bevestigen').open");
    }
    String focused = seat.focused();
    tab.type("Dit is een oefening.");
    tab.click("#bevestigen button[value=bevestig]");
    tab.awaitStatus("Antwoord klaar");

    assertThat(focused).isEqualTo("reden");
    assertThat(seat.desk().asked()).hasSize(1);
    assertThat(seat.desk().asked().getFirst().encode()).doesNotContain("oefening");
  }

  @Test
  void conditionsAreReadConfirmedOnceAndNotAskedAgainFromAnotherDevice(Seat seat) {
    Tab tab = seat.open().signIn().choose("hulpmiddel").tab();

    seat.ask("Herschrijf: het loket is open.");
    tab.await("document.getElementById('voorwaarden').open");
    String guideline = tab.text("document.getElementById('voorwaarden-richtlijn').href");
    tab.click("#voorwaarden button[value=niet]");
    tab.await("!document.getElementById('voorwaarden').open");
    int sentBefore = seat.desk().asked().size();
    tab.await("document.activeElement.id === 'vraag'");
    tab.press("Enter");
    tab.await("document.getElementById('voorwaarden').open");
    tab.click("#voorwaarde-training");
    tab.click("#voorwaarde-richtlijn");
    tab.click("#voorwaarden button[value=bevestig]");
    tab.awaitStatus("Antwoord klaar");
    seat.askAndWait("Maak het korter.");
    tab.run("sessionStorage.clear()");
    tab.run("localStorage.clear()");
    seat.open().signIn().choose("hulpmiddel").askAndWait("Herschrijf: de brug is open.");

    assertThat(sentBefore).isZero();
    assertThat(seat.desk().asked()).hasSize(3);
    tab.go(guideline);
    assertThat(tab.text("document.querySelector(':target').innerText")).startsWith("1. ");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void whatIsNotThereIsNotShown(Seat seat) {
    Tab tab = seat.atWork().tab();

    seat.askAndWait("Herschrijf: het loket is open.");

    String described =
        tab.text(
            "fetch('/api/v1/openapi.json').then((one) => one.json()).then((one) =>"
                + " Object.keys(one.paths).join(' '))");
    for (String[] pair :
        new String[][] {
          {"/gesprekken", "geschiedenis"},
          {"/sjablonen", "sjablonen-open"},
          {"/aanvragen", "aanvraag-blok"}
        }) {
      assertThat(tab.holds("document.getElementById('" + pair[1] + "').hidden"))
          .as(pair[0])
          .isEqualTo(!described.contains(pair[0]));
    }
  }

  /// The first question of the development set that the check doubts.
  private static String doubtful(Tab tab) throws IOException {
    JsonArray questions = new JsonArray();
    for (String line : Files.readAllLines(DEVELOPMENT_SET)) {
      JsonArray messages = new JsonObject(line).getJsonArray("messages");
      if (messages.size() == 1) {
        questions.add(messages.getJsonObject(0).getString("content"));
      }
    }
    return tab.text(
        "(async () => { const token = JSON.parse(sessionStorage.getItem('sluis.toegang')).token;"
            + " for (const content of "
            + questions.encode()
            + ") { const answer = await fetch('/v1/chat/check', {method: 'POST', headers:"
            + " {'Content-Type': 'application/json', 'X-Use-Case': 'klare-taal', Authorization:"
            + " 'Bearer ' + token}, body: JSON.stringify({model: 'auto', messages: [{role: 'user',"
            + " content}]})}); if ((await answer.json()).ruling === 'confirm') return content; }"
            + " throw new Error('the check doubts no question of the development set'); })()");
  }
}
