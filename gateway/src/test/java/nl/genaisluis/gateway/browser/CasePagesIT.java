package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The pages of what a person sent to the committee, and that they are that person's alone.
@ExtendWith(Office.class)
class CasePagesIT {
  private static final String FORBIDDEN =
      "Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing met motivering.";

  /// Asks what is refused, objects to that, and goes to the page of the objection.
  private static String objected(Seat seat) {
    Tab tab = seat.tab();
    seat.object(FORBIDDEN, "Dit is een oefening uit de cursus.");
    tab.await("document.querySelector('article.refused a[href^=\"/bezwaar/\"]')");
    String own = tab.text("document.querySelector('article.refused a[href^=\"/bezwaar/\"]').href");
    tab.go(own);
    tab.awaitStatus("Stand: ontvangen");
    return own;
  }

  @Test
  void anObjectionHasAPageThatItsMakerReadsUntilTheCommitteeIsDone(Seat seat) {
    Tab tab = seat.atWork().tab();

    String own = objected(seat);
    String first = tab.main();
    tab.run(
        "window.klaar = fetch('/demo/token', {method: 'POST', headers: {'Content-Type':"
            + " 'application/json'}, body: JSON.stringify({user: 'commissie'})}).then((one) =>"
            + " one.json()).then((one) => fetch('/api/v1/bezwaren/' + location.pathname.split('/')"
            + ".at(-1), {method: 'PATCH', headers: {'Content-Type': 'application/json',"
            + " Authorization: 'Bearer ' + one.access_token}, body: JSON.stringify({status:"
            + " 'in-behandeling', reden: 'Wij kijken naar de cursus.'})})).then((one) =>"
            + " one.status)");
    int moved = tab.number("window.klaar");
    tab.reload();
    tab.awaitStatus("Stand: in behandeling");

    assertThat(moved).isEqualTo(200);
    assertThat(first).contains("Dit is een oefening uit de cursus.", "binnen zes weken");
    assertThat(tab.main()).contains("Wij kijken naar de cursus.");
    seat.passesInEveryLook("objection");
    tab.go(seat.desk().address("/verzoeken"));
    tab.await("document.querySelector('#verzoek li a')");
    assertThat(tab.main()).contains("bezwaar · in behandeling");
    seat.passesInEveryLook("requests");
    assertThat(own).contains(tab.text("document.querySelector('#verzoek li a').pathname"));
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void somebodyElseDoesNotGetToSeeIt(Seat seat) {
    Tab tab = seat.atWork().tab();
    String own = objected(seat);

    seat.signInAs("auditor");
    tab.awaitStatus("het is niet van u");
    String foreign = tab.main();
    tab.go(seat.desk().address("/verzoeken"));
    tab.awaitStatus("0 verzoeken");

    assertThat(foreign).doesNotContain("oefening uit de cursus");
    assertThat(tab.main()).contains("U hebt nog niets gestuurd.").doesNotContain(own);
  }

  @Test
  void aRequestForAPurposeIsFollowedInEnglishToo(Seat seat) {
    Tab tab = seat.atWork().tab();
    tab.run("document.getElementById('aanvraag-blok').open = true");
    for (String field : new String[] {"titel", "doel", "noodzaak", "gegevens"}) {
      tab.run("document.getElementById('aanvraag-" + field + "').focus()");
      tab.type("Mijn " + field);
    }
    tab.clickButton("Vraag aan bij de commissie");
    tab.await("document.querySelector('#aanvraag-uitkomst a')");

    tab.go(tab.text("document.querySelector('#aanvraag-uitkomst a').href") + "?taal=en");
    tab.awaitStatus("Status: received");

    assertThat(tab.main()).contains("Your request", "Mijn noodzaak", "All your requests");
    assertThat(tab.faults()).isEmpty();
    tab.go(seat.desk().address("/?taal=nl"));
  }

  @Test
  void anotherDemoUserInTheSameTabStartsClean(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.askAndWait("Wat is een sluis?");
    tab.run("document.getElementById('vraag').focus()");
    tab.type("Nog niet verstuurd");

    seat.signInAs("commissie");
    tab.await("document.querySelectorAll('#gesprek article').length === 0");

    assertThat(seat.draft()).isEmpty();
    assertThat(tab.text("JSON.stringify(sessionStorage)"))
        .doesNotContain("Wat is een sluis?", "Nog niet verstuurd");
  }
}
