package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The committee answers what a colleague sent, on the page, and the colleague reads it.
@ExtendWith(Office.class)
class QueueIT {
  private static final String FORBIDDEN =
      "Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing met motivering.";
  private static final String WORDS = "Dit is een oefening voor de rij.";

  /// Objects to a refusal; the address of its own page.
  private static String object(Seat seat) {
    Tab tab = seat.tab();
    seat.object(FORBIDDEN, WORDS);
    tab.await("document.querySelector('article.refused a[href^=\"/bezwaar/\"]')");
    return tab.text("document.querySelector('article.refused a[href^=\"/bezwaar/\"]').pathname");
  }

  @Test
  void anObjectionIsTakenAndAnsweredOnThePage(Seat seat) {
    Tab tab = seat.atWork().tab();
    String own = object(seat);
    String mine = "Bezwaar: " + own.substring(own.lastIndexOf('/') + 1).substring(0, 8);

    tab.go(seat.desk().address("/commissie"));
    seat.signInAs("commissie");
    tab.clickButton("Toon verzoeken");
    tab.await("document.querySelector('#werk li')");
    tab.clickButton(mine);
    tab.await("document.querySelector('#werk form')");
    String told = tab.text("document.querySelector('#werk form').parentElement.innerText");
    answer(tab, "Wij kijken naar de cursus.", "in behandeling");
    answer(tab, "Een oefening mag; kies lesmateriaal.", "afgehandeld");
    seat.passesInEveryLook("queue");

    assertThat(told).contains(WORDS, "Antwoord uiterlijk", "ontvangen");
    assertThat(tab.holds("document.querySelector('#werk form')")).isFalse();
    tab.go(seat.desk().address(own));
    seat.signInAs("medewerker");
    tab.await("document.getElementById('verzoek').innerText.includes('Een oefening mag')");
    assertThat(tab.main())
        .contains("Wij kijken naar de cursus.", "Een oefening mag; kies lesmateriaal.");
    assertThat(tab.complaints()).isEmpty();
  }

  private static void answer(Tab tab, String reason, String status) {
    tab.run("document.querySelector('#werk textarea').focus()");
    tab.type(reason);
    tab.run("document.querySelector('#werk form button').click()");
    tab.awaitStatus("is nu " + status);
  }

  @Test
  void whoIsNotOfTheCommitteeFindsOnlyTheirOwnAndCannotAnswer(Seat seat) {
    Tab tab = seat.atWork().tab();
    object(seat);

    tab.go(seat.desk().address("/commissie"));
    tab.clickButton("Toon verzoeken");
    tab.await("document.querySelector('#werk li button')");
    tab.run("[...document.querySelectorAll('#werk li button')].at(-1).click()");
    tab.await("document.querySelector('#werk form')");
    tab.run("document.querySelector('#werk textarea').focus()");
    tab.type("Ik vind van wel.");
    tab.run("document.querySelector('#werk form button').click()");

    tab.awaitStatus("Dat is niet gelukt");
  }

  /// What the search shows is in the words of the page, not in codes.
  @Test
  void aDecisionIsShownInWords(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.ask(FORBIDDEN);
    tab.await("document.querySelector('article.refused')");

    tab.go(seat.desk().address("/commissie"));
    seat.signInAs("commissie");
    tab.await("!document.getElementById('zoeken').disabled");
    tab.click("#zoeken");
    tab.await("document.querySelector('#regels tr')");

    assertThat(tab.text("document.getElementById('regels').innerText"))
        .doesNotContain("prohibited_use", "klare-taal")
        .contains("Klare taal");
    tab.run("document.getElementById('zoek').value = 'ditwoordisernietxyz'");
    tab.click("#zoeken");
    tab.await("!document.getElementById('niets-gevonden').hidden");
    assertThat(tab.status()).startsWith("0 beslissingen");
  }
}
