package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The elements of our own: they bring to life what the server wrote, under the policy of the page,
/// and leave nothing behind when they go.
@ExtendWith(Office.class)
class ElementsIT {
  private static final String LETTER =
      "Herschrijf: mevrouw Aaltje Hoekstra mailt met a.hoekstra@voorbeeld.nl over de brug.";

  /// In `window.lopend`: how many timers run.
  private static final String TIMERS =
      """
      {
        const [set, clear] = [window.setInterval, window.clearInterval];
        window.lopend = new Set();
        window.setInterval = (...told) => {
          const id = set(...told);
          window.lopend.add(id);
          return id;
        };
        window.clearInterval = (id) => {
          window.lopend.delete(id);
          clear(id);
        };
      }
      """;

  /// What is asked about the month never gets an answer; `window.vraag` is what would break it off.
  private static final String SILENT_MONTH =
      """
      {
        const real = window.fetch;
        window.fetch = (address, how) => {
          if (!String(address).includes("mijn-gebruik")) {
            return real(address, how);
          }
          window.vraag = how.signal;
          return new Promise(() => {});
        };
      }
      """;

  private static List<String> dead(Seat seat) {
    return seat.texts(":not(:defined)");
  }

  @Test
  void whatTheServerWroteComesToLifeOnEveryPage(Seat seat) {
    Tab tab = seat.tab();
    for (String page :
        new String[] {
          "/", "/commissie", "/openbaar", "/verzoeken", "/weigering", "/bezwaar/0", "/aanvraag/0"
        }) {
      tab.go(seat.desk().address(page));
      tab.await("document.getElementById('status').say");

      assertThat(dead(seat)).as(page).isEmpty();
      assertThat(seat.texts("sluis-status[role=status]")).as(page).hasSize(1);
      assertThat(tab.complaints()).as(page).isEmpty();
    }
  }

  @Test
  void aKeyOnThePublicPageIsReadWithoutScriptAndCopiedWithIt(Seat seat) {
    Tab tab = seat.tab();
    tab.go(seat.desk().address("/openbaar"));
    tab.await("document.querySelector('sluis-code > button')");

    String written = tab.text("fetch('/openbaar').then((one) => one.text())").replace("&#39;", "'");
    tab.run("document.querySelector('sluis-code:last-of-type pre').focus()");
    tab.clickButton("Kopieer sleutel");
    tab.awaitStatus("Gekopieerd.");

    String key = tab.text("[...document.querySelectorAll('sluis-code pre')].at(-1).textContent");
    assertThat(tab.text("navigator.clipboard.readText()").strip()).isEqualTo(key.strip());
    assertThat(written).contains("<sluis-code button=\"Kopieer sleutel\"><pre", key.strip());
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void codeInAnAnswerHasOneButtonHoweverItGrewAndIsPlainOnTheClipboard(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.desk().says("Zo:\n\n```sq", "l\nselect brug\n", "from weg;\n``", "`\n\nKlaar.");

    seat.askAndWait("Geef een voorbeeld.");
    tab.run(
        "{ const code = document.querySelector('sluis-code'); const box = code.parentElement;"
            + " code.remove(); box.append(code); }");
    tab.clickButton("Kopieer code");
    tab.awaitStatus("Gekopieerd.");
    String copied = tab.text("navigator.clipboard.readText()");
    tab.run("document.querySelector('.answer ~ .tools button').click()");
    tab.await(
        "(navigator.clipboard.read().then(([one]) => one.getType('text/html')).then((one) =>"
            + " one.text()).then((one) => { window.opmaak = one; }).catch(() => {}),"
            + " window.opmaak?.includes('Zo:'))");
    String markup = tab.text("window.opmaak");

    assertThat(copied.strip()).isEqualTo("select brug\nfrom weg;");
    assertThat(seat.texts("sluis-code button")).hasSize(1);
    assertThat(markup).contains("<code>select brug").doesNotContain("sluis-", "button");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void aReviewThatIsTakenAwayIsANo(Seat seat) {
    Tab tab = seat.atWork().tab();

    seat.ask(LETTER);
    tab.await("!document.getElementById('controle').hidden");
    tab.run("document.getElementById('controle').remove()");
    tab.awaitStatus("Niet verstuurd.");

    assertThat(seat.desk().asked()).isEmpty();
    assertThat(seat.draft()).isEqualTo(LETTER);
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void anAnswerThatIsTakenAwayStopsMakingAndLosesNothing(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.desk().says("De brug ", "is open ", "tot vijf uur.");
    seat.desk().hold();

    seat.ask("Herschrijf: de brug is open.");
    tab.await("document.querySelector('.answer')?.innerText.includes('open')");
    tab.run("window.weg = document.querySelector('sluis-answer'); window.weg.remove()");
    seat.desk().release();
    tab.awaitStatus("Antwoord klaar");

    assertThat(tab.text("weg.text")).isEqualTo("De brug is open tot vijf uur.");
    assertThat(tab.text("weg.querySelector('.answer').textContent")).doesNotContain("vijf uur");
    assertThat(tab.text("sessionStorage.getItem('sluis.gesprek')")).contains("tot vijf uur.");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void aStatusThatIsTakenAwayNoLongerCounts(Seat seat) {
    Tab tab = seat.tab();
    tab.always(TIMERS);
    seat.atWork();
    seat.desk().says("De brug ", "is open.");
    seat.desk().hold();

    seat.ask("Herschrijf: de brug is open.");
    tab.await("document.querySelector('.answer')");
    int running = tab.number("lopend.size");
    tab.run(
        "{ const status = document.getElementById('status'); const dock = status.parentElement;"
            + " status.remove(); window.over = lopend.size; dock.append(status); }");
    seat.desk().release();
    tab.awaitStatus("Antwoord klaar");

    assertThat(running).isEqualTo(1);
    assertThat(tab.number("over")).isZero();
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void anEnergyLineThatIsTakenAwayAsksNoFurther(Seat seat) {
    Tab tab = seat.tab();
    tab.always(SILENT_MONTH);
    seat.atWork();
    seat.askAndWait("Herschrijf: de brug is open.");

    tab.run("document.querySelector('sluis-energy details').open = true");
    tab.await("window.vraag");
    boolean before = tab.holds("vraag.aborted");
    tab.run("document.querySelector('sluis-energy').remove()");

    assertThat(before).isFalse();
    assertThat(tab.holds("vraag.aborted")).isTrue();
    assertThat(tab.complaints()).isEmpty();
  }
}
