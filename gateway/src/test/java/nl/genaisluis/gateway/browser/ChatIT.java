package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A member of staff at the chat page.
@ExtendWith(Office.class)
class ChatIT {
  private static final String QUESTION = "Herschrijf: het loket is op maandag gesloten.";

  @Test
  void aWholeTaskIsDoneWithTheKeyboardOnly(Seat seat) {
    Tab tab = seat.open().tab();
    seat.desk().says("Het loket", " is **dicht**", " op maandag.");

    tab.tabTo("#aanmelden button");
    tab.press("Enter");
    tab.await("document.getElementById('aanmeldstatus').textContent.includes('medewerker')");
    tab.tabTo("input[name=toepassing]");
    tab.press("ArrowDown");
    tab.await("document.getElementById('gekozen').textContent === 'Klare taal'");
    tab.tabTo("#vraag");
    tab.type(QUESTION);
    tab.press("Enter");
    tab.awaitStatus("Antwoord klaar, 6 woorden.");
    tab.tabTo(".answer ~ .tools button");
    tab.press("Enter");
    tab.awaitStatus("Gekopieerd.");

    String pasted = tab.text("navigator.clipboard.readText()");
    assertThat(seat.answer()).isEqualTo("Het loket is dicht op maandag.");
    assertThat(tab.text("document.querySelector('.answer strong').textContent")).isEqualTo("dicht");
    assertThat(pasted).isEqualTo("Het loket is dicht op maandag.");
    assertThat(tab.complaints()).isEmpty();
    tab.shoot("chat-answer");
  }

  @Test
  void aSecondQuestionGoesWithTheFirstAndItsAnswer(Seat seat) {
    seat.atWork();

    seat.askAndWait(QUESTION);
    seat.askAndWait("Maak het korter.");

    assertThat(seat.sent()).containsExactly(QUESTION, "Dat is goed.", "Maak het korter.");
    assertThat(seat.texts("#gesprek h3"))
        .containsExactly("Vraag 1", "Antwoord 1", "Vraag 2", "Antwoord 2");
  }

  @Test
  void escapeStopsAndWhatWasTypedMeanwhileStays(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.desk().says("Een begin. ", "Een einde.");
    seat.desk().hold();

    seat.ask(QUESTION);
    tab.await("document.querySelector('.answer')?.innerText.includes('Een begin.')");
    tab.type("Mijn volgende vraag");
    tab.press("Enter");
    tab.awaitStatus("Er loopt nog een antwoord.");
    tab.press("Escape");
    tab.awaitStatus("Gestopt.");

    assertThat(seat.answer()).isEqualTo("Een begin.");
    assertThat(seat.texts("#gesprek h3").getLast()).isEqualTo("Antwoord 1, niet volledig");
    assertThat(seat.draft()).isEqualTo("Mijn volgende vraag");
    assertThat(tab.holds("document.getElementById('stoppen').hidden")).isTrue();
  }

  @Test
  void theStatusSaysEachStepOnceAndNothingElseSpeaks(Seat seat) {
    Tab tab = seat.atWork().tab();
    tab.run(
        "window.gezegd = []; new MutationObserver(() =>"
            + " window.gezegd.push(document.getElementById('status').textContent))"
            + ".observe(document.getElementById('status'), {childList: true})");

    seat.askAndWait(QUESTION);

    assertThat(tab.text("window.gezegd.join('|')"))
        .isEqualTo("Vraag wordt gecontroleerd.|Antwoord wordt gemaakt.|Antwoord klaar, 3 woorden.");
    assertThat(tab.number("document.querySelectorAll('[role=status]').length")).isEqualTo(1);
    assertThat(tab.number("document.querySelectorAll('[aria-live]:not([aria-live=off])').length"))
        .isZero();
    assertThat(tab.text("document.getElementById('gesprek').getAttribute('aria-busy')"))
        .isEqualTo("false");
  }

  @Test
  void draftAndConversationSurviveAReload(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.askAndWait(QUESTION);
    tab.type("Nog niet verstuurd");
    tab.await("sessionStorage.getItem('sluis.concept')?.includes('Nog niet verstuurd')");

    tab.reload();
    seat.ready();

    assertThat(seat.draft()).isEqualTo("Nog niet verstuurd");
    assertThat(seat.answer()).isEqualTo("Dat is goed.");
    assertThat(tab.text("document.getElementById('gekozen').textContent")).isEqualTo("Klare taal");
  }

  @Test
  void anEditedQuestionReplacesWhatCameAfterIt(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.askAndWait(QUESTION);
    seat.askAndWait("Maak het korter.");

    tab.run("document.querySelector('article.asked .tools button').click()");
    assertThat(seat.draft()).isEqualTo(QUESTION);
    seat.ask("Herschrijf: het loket is open.");
    tab.await("document.querySelectorAll('article.answered').length === 1");
    tab.awaitStatus("Antwoord klaar");

    assertThat(seat.sent()).containsExactly("Herschrijf: het loket is open.");
    assertThat(seat.texts("#gesprek h3")).containsExactly("Vraag 1", "Antwoord 1");
  }

  @Test
  void anAnswerIsAskedForAgainAndContinued(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.askAndWait(QUESTION);

    seat.desk().says("Een ander antwoord.");
    tab.clickButton("Opnieuw");
    tab.await("document.querySelector('.answer')?.innerText === 'Een ander antwoord.'");
    tab.awaitStatus("Antwoord klaar");
    seat.desk().says("En verder.");
    tab.clickButton("Ga verder");
    tab.await("document.querySelectorAll('.answer').length === 2");
    tab.awaitStatus("Antwoord klaar");

    assertThat(seat.sent()).containsExactly(QUESTION, "Een ander antwoord.", "Ga verder.");
  }

  @Test
  void anotherPurposeIsAnotherChat(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.askAndWait(QUESTION);

    tab.click("#doel-wijzigen");
    seat.choose("markeren");
    tab.awaitStatus("Ander doel: dit is een nieuw gesprek.");
    seat.askAndWait("Herschrijf: het loket is open.");

    assertThat(seat.sent()).containsExactly("Herschrijf: het loket is open.");
    assertThat(seat.texts("#gesprek h3")).containsExactly("Vraag 1", "Antwoord 1");
  }

  @Test
  void theEnergyOfAnAnswerIsARangeWithItsMethodAndTheSumOfTheChat(Seat seat) {
    Tab tab = seat.atWork().tab();

    seat.askAndWait(QUESTION);
    tab.run("document.querySelector('details.energy').open = true");

    assertThat(seat.texts("details.energy").getFirst())
        .containsPattern("Energie: [0-9,]+ Wh · geschat \\([0-9,]+ tot [0-9,]+\\)")
        .contains("Klasse", "Methode", "EF-1", "Dit gesprek tot hier", "Tokens")
        .containsPattern("g CO2e \\(.* tot .*\\); stroomnet [A-Z]{3} in 20\\d\\d: \\d+ g per kWh")
        .contains("Het trainen van het model telt niet mee");
    assertThat(tab.text("document.getElementById('energie-gesprek').textContent"))
        .startsWith("Energie van dit gesprek: ");
  }

  @Test
  void whereNoModelRanTheEnergyIsATrueZero(Seat seat) {
    seat.open().signIn().choose("richtlijn");

    seat.askAndWait("Mag ik een brief laten herschrijven?");

    assertThat(seat.texts("details.energy summary").getFirst())
        .isEqualTo("Energie: 0 Wh: er is geen taalmodel gebruikt");
  }

  @Test
  void withoutStreamingTheAnswerComesWhole(Seat seat) {
    Tab tab = seat.atWork().tab();
    tab.click("#voorkeuren-open");
    tab.click("#voorkeur-stroom");
    tab.press("Escape");

    seat.askAndWait(QUESTION);

    assertThat(seat.desk().asked().getLast().getBoolean("stream", false)).isFalse();
    assertThat(seat.answer()).isEqualTo("Dat is goed.");
  }

  @Test
  void preferencesHoldAfterAReload(Seat seat) {
    Tab tab = seat.open().tab();
    String paper = "getComputedStyle(document.documentElement).backgroundColor";
    String light = tab.text(paper);

    tab.click("#voorkeuren-open");
    tab.run(
        "const kleuren = document.getElementById('voorkeur-thema'); kleuren.value = 'donker';"
            + " kleuren.dispatchEvent(new Event('change', {bubbles: true}))");
    tab.reload();
    seat.ready();

    assertThat(tab.text(paper)).isNotEqualTo(light).isEqualTo("rgb(18, 24, 23)");
  }

  @Test
  void anAnswerGoesToATextProcessorAsMarkupAndAsText(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.desk().says("Kop:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n1. een\n2. **twee**\n");

    seat.askAndWait(QUESTION);
    tab.clickButton("Kopiëren met AI-vermelding");
    tab.await("document.getElementById('vermelding').open");
    assertThat(tab.text("document.getElementById('vermelding-tekst').textContent"))
        .contains("gemaakt met hulp van AI")
        .doesNotContain("gecontroleerd");
    tab.click("#nagelopen");
    tab.run("document.getElementById('nagelopen-door').focus()");
    tab.type("hoofd communicatie");
    tab.click("#vermelding button[value=kopieer]");
    tab.awaitStatus("Gekopieerd met AI-vermelding.");

    String html =
        tab.text(
            "navigator.clipboard.read().then((all) => all[0].getType('text/html')).then((one) =>"
                + " one.text())");
    assertThat(html).contains("<table>", "<td>2</td>", "<strong>twee</strong>", "<ol>");
    assertThat(html).contains("gecontroleerd door hoofd communicatie").doesNotContain("class=");
    assertThat(tab.text("navigator.clipboard.readText()"))
        .contains("a\tb\n1\t2", "1. een\n2. twee")
        .doesNotContain("**", "|");
  }

  @Test
  void thePageIsEnglishForWhoAsksForIt(Seat seat) {
    Tab tab = seat.open("/?taal=en").tab();
    seat.signIn().choose("klare-taal");

    seat.ask(QUESTION);
    tab.awaitStatus("Answer ready, 3 words.");

    assertThat(tab.text("document.documentElement.lang")).isEqualTo("en");
    assertThat(seat.texts("#gesprek h3")).containsExactly("Question 1", "Answer 1");
    tab.go(seat.desk().address("/toegankelijkheid"));
    assertThat(tab.text("document.querySelector('h1').textContent")).isEqualTo("Accessibility");
  }

  /// The API speaks Dutch; its words are not shown to a reader of English.
  @Test
  void whatTheApiRefusesIsToldInTheLanguageOfThePage(Seat seat) {
    Tab tab = seat.open("/?taal=en").tab();
    String told =
        "import('/assets/identity.js').then(({reason}) => reason(new Response(JSON.stringify("
            + "{title: 'Te veel', detail: 'Er zijn al 1000 sjablonen.', code: 'too_many'}),"
            + " {status: 409})))";

    String english = tab.text(told);
    String dutch = seat.open("/?taal=nl").tab().text(told);

    assertThat(english).isEqualTo("There is no room left. Remove something first.");
    assertThat(dutch).isEqualTo("Er zijn al 1000 sjablonen.");
  }

  @Test
  void aTileBeginsTheQuestionAndKeepsWhatWasTyped(Seat seat) {
    Tab tab = seat.open().tab();
    boolean before = tab.holds("document.getElementById('taken').hidden");
    seat.signIn().choose("klare-taal").type("de brug is open.");

    tab.tabTo("#taken button");
    tab.press("Enter");
    String focused = seat.focused();
    String draft = seat.draft();
    tab.press("Enter");
    tab.awaitStatus("Antwoord klaar");

    assertThat(before).isTrue();
    assertThat(draft).isEqualTo("Herschrijf:\nde brug is open.");
    assertThat(focused).isEqualTo("vraag");
    assertThat(seat.sent()).containsExactly(draft);
    assertThat(tab.holds("document.querySelector('#taken button').checkVisibility()")).isFalse();
    tab.click("#naar-antwoord");
    assertThat(seat.focused()).isEqualTo("Antwoord 1");
  }

  @Test
  void aQuestionMarkShowsTheKeysAndLettersCanBeSwitchedOff(Seat seat) {
    Tab tab = seat.open().tab();

    tab.run("document.getElementById('main').focus()");
    tab.press("?");
    tab.await("document.getElementById('hulp').open");
    tab.press("Escape");
    tab.await("!document.getElementById('hulp').open");
    tab.click("#voorkeuren-open");
    tab.click("#voorkeur-toetsen");
    tab.press("Escape");
    tab.run("document.getElementById('main').focus()");
    tab.press("?");

    assertThat(tab.holds("document.getElementById('hulp').open")).isFalse();
  }

  @Test
  void whoSignsOutLeavesNothingInTheTab(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.askAndWait("Herschrijf: het loket is open.");
    seat.type("Nog een vraag");

    tab.run("window.vorige = true");
    tab.clickButton("Afmelden");
    tab.await("!window.vorige");
    seat.ready();

    assertThat(tab.text("document.getElementById('aanmeldstatus').textContent"))
        .isEqualTo("U bent niet aangemeld.");
    assertThat(tab.holds("document.getElementById('afmelden').hidden")).isTrue();
    assertThat(tab.text("JSON.stringify(sessionStorage)")).doesNotContain("loket", "Nog een");
    assertThat(seat.draft()).isEmpty();
    assertThat(tab.holds("document.querySelector('#gesprek article')")).isFalse();
  }

  @Test
  void whatIsStillUnderWayAtSigningOutWritesNothingBack(Seat seat) {
    Tab tab = seat.open().tab();
    tab.eval(
        """
        (async () => {
          const memory = await import("/assets/memory.js");
          memory.claim("een");
          memory.tab.set("bestanden", [{ name: "brief", words: "van het loket" }]);
          memory.release();
          memory.tab.set("gesprek", { turns: ["van het loket"] });
          window.naAfmelden = JSON.stringify(sessionStorage);
          memory.claim("twee");
          memory.tab.set("concept", "een nieuw begin");
          window.naAanmelden = memory.tab.get("concept");
        })()
        """);

    assertThat(tab.text("window.naAfmelden")).doesNotContain("loket");
    assertThat(tab.text("window.naAanmelden")).isEqualTo("een nieuw begin");
  }
}
