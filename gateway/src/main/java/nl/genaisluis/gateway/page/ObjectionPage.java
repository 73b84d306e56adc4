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

  String html(Tongue tongue, Catalogue catalogue) {
    String title = tongue.of("Bezwaar maken of een correctie vragen", "Object or ask to correct");
    return layout.page(
        new Layout.Frame(tongue, PATH, title, null, null),
        element("h1", text(title)),
        element(
            "p",
            text(
                tongue.of(
                    "De sluis beoordeelt vragen aan taalmodellen. Bent u het niet eens met wat de"
                        + " sluis deed, of klopt een tekst niet die met hulp van AI is gemaakt? Dan"
                        + " kijkt een mens ernaar.",
                    "The gateway judges questions to language models. Do you disagree with what it"
                        + " did, or is a text wrong that was made with the help of AI? Then a"
                        + " person will look at it."))),
        what(tongue),
        how(tongue),
        then(tongue),
        decisions(tongue),
        people(tongue, catalogue));
  }

  /// A link to this page.
  static Node link(Tongue tongue) {
    return element(
        "a",
        attr("href", PATH),
        text(
            tongue.of(
                "Hoe bezwaar maken en correctie vragen gaat",
                "How objecting and asking for a correction works")));
  }

  private static Node what(Tongue tongue) {
    return Registers.section(
        "waarover",
        tongue.of("Waarover kan dit gaan?", "What can this be about?"),
        list(
            tongue.of(
                "De sluis hield een vraag tegen die volgens u wel mag.",
                "The gateway stopped a question that you think is allowed."),
            tongue.of(
                "De sluis liet iets door dat volgens u niet mag.",
                "The gateway let something pass that you think is not allowed."),
            tongue.of(
                "De sluis verborg een naam of ander gegeven ten onrechte, of juist niet.",
                "The gateway hid a name or other data without need, or failed to hide it."),
            tongue.of(
                "In een tekst die met hulp van AI is gemaakt, staat iets dat niet klopt.",
                "A text that was made with the help of AI says something that is not true."),
            tongue.of(
                "Een toepassing is volgens u ten onrechte toegestaan of geweigerd.",
                "A use was wrongly allowed or refused, in your view."),
            tongue.of(
                "Een cijfer op de openbare pagina klopt volgens u niet.",
                "A figure on the public page is wrong, in your view.")));
  }

  private Node how(Tongue tongue) {
    return Registers.section(
        "hoe",
        tongue.of("Hoe doet u het?", "How do you do it?"),
        element(
            "p",
            text("Mail "),
            element("a", attr("href", "mailto:" + layout.contact()), text(layout.contact())),
            text(tongue.of(" van ", " of ") + layout.organisation()),
            text(
                tongue.of(
                    ". Bellen of langskomen mag ook. Schrijf op:",
                    ". You may also call or come by. Write down:"))),
        list(
            tongue.of(
                "waarover het gaat en wat er volgens u anders moet;",
                "what it is about and what should be different, in your view;"),
            tongue.of(
                "de dag, en om welke toepassing het ging als u dat weet;",
                "the day, and which use it was if you know;"),
            tongue.of(
                "het kenmerk van het antwoord, als u dat hebt. Programma's vinden het in de kop"
                    + " X-Request-Id.",
                "the reference of the answer, if you have it. Programs find it in the header"
                    + " X-Request-Id.")),
        element(
            "p",
            text(
                tongue.of(
                    "Stuur de vraag zelf alleen mee als dat nodig is, en laat gegevens van anderen"
                        + " weg. U hebt geen kenmerk? Dan mag u ook bezwaar maken.",
                    "Send the question itself only if that is needed, and leave out data about"
                        + " others. You have no reference? You may object all the same."))));
  }

  private static Node then(Tongue tongue) {
    return Registers.section(
        "daarna",
        tongue.of("Wat gebeurt er dan?", "What happens then?"),
        list(
            tongue.of(
                "U krijgt bericht dat uw bezwaar er is.",
                "You are told that your objection has arrived."),
            tongue.of(
                "Een mens die het model en de regels kent, bekijkt wat er is gebeurd. Geen"
                    + " taalmodel doet dat.",
                "A person who knows the model and the rules looks at what happened. No language"
                    + " model does that."),
            tongue.of(
                "U krijgt antwoord met uitleg, binnen zes weken. Dat is de termijn voor klachten in"
                    + " artikel 9:11 van de Algemene wet bestuursrecht. Soms komen er vier weken"
                    + " bij; dan hoort u dat.",
                "You get an answer with reasons within six weeks. That is the term for complaints"
                    + " in article 9:11 of the General Administrative Law Act (Awb). Sometimes four"
                    + " weeks are added; you are told so."),
            tongue.of(
                "Hebt u gelijk, dan wordt het hersteld: de tekst, de regel of de toepassing. Het"
                    + " logboek zelf verandert niet; wat er gebeurde, blijft te zien.",
                "If you are right, it is put right: the text, the rule or the use. The log itself"
                    + " does not change; what happened can still be seen."),
            tongue.of(
                "Bent u niet tevreden met het antwoord, dan kunt u naar de ombudsman.",
                "If you are not satisfied with the answer, you can go to the ombudsman.")));
  }

  private Node decisions(Tongue tongue) {
    return Registers.section(
        "besluiten",
        tongue.of("Gaat het om een besluit?", "Is it about a decision?"),
        element(
            "p",
            text(
                tongue.of(
                    "Wat de sluis doet, is geen besluit als bedoeld in artikel 1:3 van de Algemene"
                        + " wet bestuursrecht. Daarom is dit een klacht of een verzoek om herstel"
                        + " en geen bezwaarschrift, en kan een rechter er niet in beroep over"
                        + " oordelen.",
                    "What the gateway does is no decision in the sense of article 1:3 of the Awb."
                        + " So this is a complaint or a request to put something right and no"
                        + " formal objection, and a court cannot judge it on appeal."))),
        element(
            "p",
            text(
                tongue.of("Kreeg u van ", "Did you get a decision from ")
                    + layout.organisation()
                    + tongue.of(
                        " een besluit, zoals over een vergunning of een subsidie? Dat neemt altijd"
                            + " een mens. Maak daartegen bezwaar zoals in het besluit staat, binnen"
                            + " zes weken. Wacht daarmee niet op een antwoord over de sluis.",
                        ", such as on a permit or a grant? A person always takes it. Object to it"
                            + " as the decision says, within six weeks. Do not wait for an answer"
                            + " about the gateway."))),
        element(
            "p",
            text(
                tongue.of(
                    "Wilt u weten welke gegevens over u er zijn, of die laten wissen? Dat is een"
                        + " verzoek onder de AVG; u krijgt binnen een maand antwoord. Een klacht"
                        + " daarover kan ook naar de Autoriteit Persoonsgegevens.",
                    "Do you want to know which data about you there are, or have them erased? That"
                        + " is a request under the GDPR; you get an answer within a month. You can"
                        + " also complain to the data protection authority (Autoriteit"
                        + " Persoonsgegevens)."))));
  }

  private static Node people(Tongue tongue, Catalogue catalogue) {
    List<List<Node>> rows = new ArrayList<>();
    for (UseCase useCase : catalogue.useCases().useCases()) {
      rows.add(
          List.of(
              element(
                  "a",
                  attr("href", "/openbaar#toepassing-" + useCase.id()),
                  attr("lang", "nl"),
                  text(useCase.title())),
              dutch(useCase.accountability().humanContact()),
              dutch(useCase.accountability().responsible())));
    }
    return Registers.section(
        "mensen",
        tongue.of("Wie kunt u spreken?", "With whom can you speak?"),
        Tables.table(
            "mensen-tabel",
            tongue.of(
                "Per toepassing: met wie u kunt spreken en wie verantwoordelijk is",
                "For each use: with whom you can speak and who is responsible"),
            List.of(
                tongue.of("Toepassing", "Use"),
                tongue.of("Een mens spreken", "Speak to a person"),
                tongue.of("Verantwoordelijk", "Responsible")),
            rows));
  }

  private static Node dutch(String words) {
    return element("span", attr("lang", "nl"), text(words));
  }

  private static Node list(String... lines) {
    List<Node> items = new ArrayList<>();
    for (String line : lines) {
      items.add(element("li", text(line)));
    }
    return element("ul", all(items));
  }
}
