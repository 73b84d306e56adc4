package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every page and every state of the chat, narrow and wide, light, dark and in forced colours: axe
/// finds nothing, nothing sticks out sideways, and a picture of it stays behind.
@ExtendWith(Office.class)
class LooksIT {
  private static void passesInEveryLook(Tab tab, String name, String mainWords) {
    List<String> faults = new ArrayList<>();
    for (int width : new int[] {1280, 320}) {
      tab.size(width, 900);
      for (Tab.Look look : Tab.Look.values()) {
        tab.look(look);
        String where = name + "-" + width + "-" + look.name().toLowerCase(Locale.ROOT);
        assertThat(tab.text("document.body.innerText")).as(where).contains(mainWords);
        tab.faults().forEach(fault -> faults.add(where + ": " + fault));
        String sideways = tab.sticksOut();
        if (!sideways.isEmpty()) {
          faults.add(where + " sticks out: " + sideways);
        }
        tab.shoot(where);
      }
    }
    tab.look(Tab.Look.LIGHT);
    tab.size(1280, 900);
    assertThat(faults).isEmpty();
    assertThat(tab.complaints()).isEmpty();
  }

  /// Without this, a check that finds nothing anywhere could be one that does not look.
  @Test
  void aPlantedFaultIsSeen(Seat seat) {
    Tab tab = seat.open().tab();

    tab.run(
        "const stuk = document.createElement('input'); stuk.style.setProperty('min-width',"
            + " '2000px'); document.querySelector('main').append(stuk)");

    assertThat(tab.faults()).anyMatch(fault -> fault.startsWith("label "));
    assertThat(tab.sticksOut()).isNotEmpty();
  }

  @Test
  void theChatPageBeforeAQuestion(Seat seat) {
    passesInEveryLook(seat.open().tab(), "start", "Waarvoor gebruikt u het?");
  }

  @Test
  void theChatPageInEnglish(Seat seat) {
    passesInEveryLook(seat.open("/?taal=en").tab(), "start-en", "What is it for?");
  }

  @Test
  void anAnswerWithEverythingInIt(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.desk()
        .says(
            "# Samenvatting\n\n"
                + "De **brug** gaat dicht, zie [het besluit](https://voorbeeld.nl/a).\n\n"
                + "| Onderdeel | Bedrag | Toelichting bij dit bedrag |\n"
                + "|---|---:|---|\n"
                + "| Werkzaamheden | 12.345 | Inclusief omleidingsroutes |\n\n"
                + "- een\n"
                + "- twee\n\n"
                + "> een citaat\n\n"
                + "```sql\n"
                + "select omleidingsroute, startdatum from werkzaamheden where brug ="
                + " 'Afsluitdijk';\n"
                + "```\n");

    seat.askAndWait("Herschrijf: de brug gaat dicht.");
    tab.run("document.querySelectorAll('details.energy').forEach((one) => { one.open = true; })");

    assertThat(seat.texts(".answer td.number")).containsExactly("12.345");
    passesInEveryLook(tab, "answer", "Inclusief omleidingsroutes");
  }

  @Test
  void theReviewOfPersonalData(Seat seat) {
    Tab tab = seat.atWork().tab();

    seat.ask("Herschrijf: mevrouw Aaltje Hoekstra mailt met a.hoekstra@voorbeeld.nl over de brug.");
    tab.await("!document.getElementById('controle').hidden");

    passesInEveryLook(tab, "masking", "Verstuur zonder deze gegevens");
  }

  @Test
  void aFileThatIsLookedAtAndOneThatGoesAlong(Seat seat) {
    Tab tab = seat.atWork().tab();

    seat.drop("brug.txt", "'Mevrouw Aaltje Hoekstra mailt met a.hoekstra@voorbeeld.nl.'");
    tab.await("!document.getElementById('bestand-verslag').hidden");
    tab.run("document.querySelector('#bestand-verslag details').open = true");

    passesInEveryLook(tab, "file-report", "Wat er in dit bestand staat");
    tab.clickButton("Neem op in mijn vraag");
    seat.drop("film.mp4", "'x'");
    passesInEveryLook(tab, "file-attached", "Bestand: brug.txt");
  }

  @Test
  void aVariantAndTheChoiceOfALargerModel(Seat seat) {
    Tab tab = seat.open().signIn().choose("klare-taal").tab();
    seat.askAndWait("Herschrijf: de brug gaat dicht.");
    tab.clickButton("Opnieuw");
    tab.await("document.querySelector('.variants span')");
    passesInEveryLook(tab, "variants", "Variant 2 van 2");

    tab.run("document.getElementById('doelkeuze').hidden = false");
    tab.click("#doel-ruime-keuze");
    tab.run("document.getElementById('modelkeuze').open = true");
    tab.click("#model-groter");

    passesInEveryLook(tab, "larger-model", "Waarom is een groter model nodig?");
  }

  @Test
  void aRefusalAndItsOwnPage(Seat seat) {
    Tab tab = seat.atWork().tab();

    seat.ask(
        "Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing met"
            + " motivering.");
    tab.await("document.querySelector('article.refused')");

    passesInEveryLook(tab, "refusal", "Wat u nu kunt doen");
    tab.go(tab.text("document.querySelector('article.refused a[href^=\"/weigering\"]').href"));
    tab.await("document.querySelector('#weigering h2')");
    passesInEveryLook(tab, "refusal-page", "Wat u nu kunt doen");
  }

  @Test
  void theDialogs(Seat seat) {
    Tab tab = seat.open().tab();

    for (String[] dialog :
        new String[][] {
          {"hulp", "antwoord stoppen"},
          {"voorkeuren", "Zo min mogelijk"},
          {"voorwaarden", "Ik heb de richtlijn gelezen"},
          {"vermelding", "Ik heb feiten, bronnen en toon nagelopen."},
          {"bevestigen", "Waarom mag dit volgens u wel?"},
          {"sjablonen", "Bewaar uw vraag als sjabloon"},
          {"meenemen", "Ik heb feiten, bronnen en toon nagelopen."},
          {"verwijderen", "Het gesprek is meteen weg."}
        }) {
      tab.run("document.getElementById('" + dialog[0] + "').showModal()");
      passesInEveryLook(tab, "dialog-" + dialog[0], dialog[1]);
      tab.run("document.getElementById('" + dialog[0] + "').close()");
    }
  }

  @Test
  void earlierChatsPromptsAndTheFormForAPurpose(Seat seat) {
    Tab tab = seat.tab();
    tab.always(Tab.resource("/browser/shelf.js"));
    seat.atWork();
    seat.askAndWait(
        "Herschrijf: het loket op de eerste verdieping van het provinciehuis is dicht.");
    tab.await("document.querySelector('#gesprekkenlijst li')");
    tab.run("document.getElementById('geschiedenis').open = true");
    tab.run("document.querySelectorAll('#gesprekkenlijst .tools button')[2].click()");
    tab.type("Balies en loketten");
    tab.press("Enter");
    tab.awaitStatus("Verplaatst naar map");
    tab.run("document.querySelectorAll('#gesprekkenlijst .tools button')[2].click()");
    tab.run(
        "{ const keuze = document.getElementById('map-keuze'); keuze.selectedIndex = 2;"
            + " keuze.dispatchEvent(new Event('change')) }");
    tab.awaitStatus("1 gesprek gevonden.");
    tab.click("#map-weg");
    tab.click("#doel-wijzigen");
    tab.run("document.getElementById('aanvraag-blok').open = true");

    passesInEveryLook(tab, "shelf", "Waarom kan het niet eenvoudiger?");
  }

  @Test
  void theOtherPages(Seat seat) {
    for (String[] page :
        new String[][] {
          {"/toegankelijkheid", "Dit is een concept."},
          {"/richtlijn", "Nee, tenzij: het uitgangspunt"},
          {"/openbaar", "Waarvoor gebruiken we AI?"},
          {"/openbaar/bezwaar", "Waarover kan dit gaan?"},
          {"/commissie", "Ethische commissie"},
          {"/weigering", "Er is geen kenmerk opgegeven."},
          {"/er-is-hier-niets", "Deze pagina is er niet"},
          {"/openbaar?taal=en", "This page is in Dutch."},
          {"/openbaar/bezwaar?taal=en", "What can this be about?"},
          {"/commissie?taal=en", "Here the ethics committee answers"},
          {"/er-is-hier-niets?taal=en", "This page does not exist"}
        }) {
      seat.tab().go(seat.desk().address(page[0]));
      seat.tab().await("document.body.innerText.includes(" + Tab.quoted(page[1]) + ")");
      passesInEveryLook(seat.tab(), "page" + page[0].replaceAll("[/?=]", "-"), page[1]);
    }
  }

  @Test
  void largeTextOnANarrowScreenStillFits(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.askAndWait("Herschrijf: het loket is open.");

    tab.size(320, 256);
    tab.run("document.documentElement.style.setProperty('font-size', '200%')");

    assertThat(tab.sticksOut()).isEmpty();
    assertThat(tab.text("getComputedStyle(document.querySelector('.dock')).position"))
        .isEqualTo("static");
  }
}
