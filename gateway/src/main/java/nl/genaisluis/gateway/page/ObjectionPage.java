package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.all;
import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.text;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.page.Html.Node;
import nl.genaisluis.policy.usecase.UseCase;

/// How to object to what the gateway ruled, and why that is not the objection to a decision of the
/// province (Awb art. 1:3, ch. 6, 7 and 9). Works without scripts and asks nothing.
record ObjectionPage(Layout layout) {
  static final String PATH = "/openbaar/bezwaar";

  String html(Catalogue catalogue) {
    return layout.page(
        PATH,
        "Bezwaar of correctie",
        null,
        element("h1", text("Bezwaar maken of een correctie vragen")),
        element(
            "p",
            text(
                "De sluis beoordeelt vragen aan taalmodellen. Bent u het niet eens met wat de sluis"
                    + " deed, of klopt een tekst niet die met hulp van AI is gemaakt? Dan kijkt een"
                    + " mens ernaar.")),
        what(),
        how(),
        then(),
        decisions(),
        people(catalogue));
  }

  /// A link to this page from one that may be in English.
  static Node link(Tongue tongue) {
    return element(
        "a",
        attr("href", PATH),
        attr("hreflang", "nl"),
        text(
            tongue.of(
                "Hoe bezwaar maken en correctie vragen gaat",
                "How objecting and asking for a correction works (in Dutch)")));
  }

  private static Node what() {
    return Registers.section(
        "waarover",
        "Waarover kan dit gaan?",
        list(
            "De sluis hield een vraag tegen die volgens u wel mag.",
            "De sluis liet iets door dat volgens u niet mag.",
            "De sluis verborg een naam of ander gegeven ten onrechte, of juist niet.",
            "In een tekst die met hulp van AI is gemaakt, staat iets dat niet klopt.",
            "Een toepassing is volgens u ten onrechte toegestaan of geweigerd.",
            "Een cijfer op de openbare pagina klopt volgens u niet."));
  }

  private Node how() {
    return Registers.section(
        "hoe",
        "Hoe doet u het?",
        element(
            "p",
            text("Mail "),
            element("a", attr("href", "mailto:" + layout.contact()), text(layout.contact())),
            text(" van " + layout.organisation() + ". Bellen of langskomen mag ook. Schrijf op:")),
        list(
            "waarover het gaat en wat er volgens u anders moet;",
            "de dag, en om welke toepassing het ging als u dat weet;",
            "het kenmerk van het antwoord, als u dat hebt. Programma's vinden het in de kop"
                + " X-Request-Id."),
        element(
            "p",
            text(
                "Stuur de vraag zelf alleen mee als dat nodig is, en laat gegevens van anderen weg."
                    + " U hebt geen kenmerk? Dan mag u ook bezwaar maken.")));
  }

  private static Node then() {
    return Registers.section(
        "daarna",
        "Wat gebeurt er dan?",
        list(
            "U krijgt bericht dat uw bezwaar er is.",
            "Een mens die het model en de regels kent, bekijkt wat er is gebeurd. Geen taalmodel"
                + " doet dat.",
            "U krijgt antwoord met uitleg, binnen zes weken. Dat is de termijn voor klachten in"
                + " artikel 9:11 van de Algemene wet bestuursrecht. Soms komen er vier weken bij;"
                + " dan hoort u dat.",
            "Hebt u gelijk, dan wordt het hersteld: de tekst, de regel of de toepassing. Het"
                + " logboek zelf verandert niet; wat er gebeurde, blijft te zien.",
            "Bent u niet tevreden met het antwoord, dan kunt u naar de ombudsman."));
  }

  private Node decisions() {
    return Registers.section(
        "besluiten",
        "Gaat het om een besluit?",
        element(
            "p",
            text(
                "Wat de sluis doet, is geen besluit als bedoeld in artikel 1:3 van de Algemene wet"
                    + " bestuursrecht. Daarom is dit een klacht of een verzoek om herstel en geen"
                    + " bezwaarschrift, en kan een rechter er niet in beroep over oordelen.")),
        element(
            "p",
            text(
                "Kreeg u van "
                    + layout.organisation()
                    + " een besluit, zoals over een vergunning of een subsidie? Dat neemt altijd"
                    + " een mens. Maak daartegen bezwaar zoals in het besluit staat, binnen zes"
                    + " weken. Wacht daarmee niet op een antwoord over de sluis.")),
        element(
            "p",
            text(
                "Wilt u weten welke gegevens over u er zijn, of die laten wissen? Dat is een"
                    + " verzoek onder de AVG; u krijgt binnen een maand antwoord. Een klacht"
                    + " daarover kan ook naar de Autoriteit Persoonsgegevens.")));
  }

  private static Node people(Catalogue catalogue) {
    List<List<Node>> rows = new ArrayList<>();
    for (UseCase useCase : catalogue.useCases().useCases()) {
      rows.add(
          List.of(
              element(
                  "a", attr("href", "/openbaar#toepassing-" + useCase.id()), text(useCase.title())),
              text(useCase.accountability().humanContact()),
              text(useCase.accountability().responsible())));
    }
    return Registers.section(
        "mensen",
        "Wie kunt u spreken?",
        Tables.table(
            "mensen-tabel",
            "Per toepassing: met wie u kunt spreken en wie verantwoordelijk is",
            List.of("Toepassing", "Een mens spreken", "Verantwoordelijk"),
            rows));
  }

  private static Node list(String... lines) {
    List<Node> items = new ArrayList<>();
    for (String line : lines) {
      items.add(element("li", text(line)));
    }
    return element("ul", all(items));
  }
}
