package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.all;
import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.flag;
import static nl.genaisluis.gateway.page.Html.text;
import static nl.genaisluis.gateway.page.Layout.button;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.page.Html.Node;
import nl.genaisluis.policy.Ground;
import nl.genaisluis.policy.usecase.UseCase;

/// The committee's console: what waits for an answer, and the search of the record. An empty frame;
/// its scripts fill it as clients of the API, which checks the role and records each look.
record CommitteePage(Layout layout, Entrance entrance) {
  String html(Tongue tongue, Catalogue catalogue) {
    return layout.page(
        new Layout.Frame(Tongue.NL, "/commissie", "Ethische commissie", "committee", "chat"),
        element("h1", text("Ethische commissie")),
        InEnglish.ofTheConsole(tongue),
        element(
            "p",
            text(
                "Beantwoord verzoeken van collega's en zoek in wat geweigerd, toegelaten en"
                    + " beantwoord is. U ziet alleen tekst zonder persoonsgegevens. Elke zoekactie"
                    + " en elke keer dat u iets opent, wordt vastgelegd.")),
        Layout.withoutScript("Deze pagina heeft JavaScript nodig."),
        SignIn.block(entrance, "commissie"),
        queue(),
        search(catalogue),
        Layout.status(),
        result(),
        detail());
  }

  private static Node queue() {
    return element(
        "section",
        attr("aria-labelledby", "werk-kop"),
        element("h2", attr("id", "werk-kop"), text("Wat op antwoord wacht")),
        element(
            "p",
            text(
                "Bezwaren en aanvragen, de oudste eerst. Wie ze stuurde leest uw toelichting en"
                    + " krijgt binnen zes weken antwoord.")),
        element(
            "div",
            attr("class", "row"),
            button("werk-halen", "button", "Toon verzoeken", true, false)),
        element("ul", attr("id", "werk"), attr("class", "plainlist")),
        element("p", attr("id", "werk-leeg"), flag("hidden", true), text("Er wacht niets.")));
  }

  private static Node search(Catalogue catalogue) {
    List<Node> useCases = new ArrayList<>();
    for (UseCase useCase : catalogue.useCases().useCases()) {
      useCases.add(element("option", attr("value", useCase.id()), text(useCase.title())));
    }
    List<Node> codes = new ArrayList<>();
    for (Ground ground : Ground.values()) {
      codes.add(element("option", attr("value", ground.code()), text(ground.title().dutch())));
    }
    Node words =
        field(
            "zoek",
            "Woorden",
            element("input", attr("id", "zoek"), attr("type", "search"), attr("maxlength", "200")));
    Node submit = button("zoeken", "submit", "Zoeken", false, false);
    return element(
        "section",
        attr("aria-labelledby", "zoek-kop"),
        element("h2", attr("id", "zoek-kop"), text("Zoeken in beslissingen")),
        element(
            "form",
            attr("id", "zoekformulier"),
            attr("class", "row"),
            attr("role", "search"),
            words,
            field("soort", "Waarin", kinds()),
            field("code", "Grond van weigering", select("code", codes)),
            field("toepassing", "Toepassing", select("toepassing", useCases)),
            field("eenheid", "Eenheid", unit()),
            submit),
        element(
            "p",
            attr("class", "hint"),
            attr("id", "eenheid-uitleg"),
            text(
                "De eenheid van wie vroeg staat bij de inhoud en gaat daarmee weg. Dat u op een"
                    + " eenheid zoekt wordt als zodanig vastgelegd.")));
  }

  private static Node kinds() {
    return element(
        "select",
        attr("id", "soort"),
        element("option", attr("value", "refused"), text("geweigerde vragen")),
        element("option", attr("value", "opened"), text("toegelaten vragen")),
        element("option", attr("value", "alle"), text("alle vragen")),
        element("option", attr("value", "closed"), text("antwoorden")));
  }

  private static Node unit() {
    return element(
        "input",
        attr("id", "eenheid"),
        attr("type", "text"),
        attr("maxlength", "255"),
        attr("autocomplete", "off"),
        attr("aria-describedby", "eenheid-uitleg"));
  }

  private static Node select(String id, List<Node> options) {
    Node any = element("option", attr("value", ""), text("alle"));
    return element("select", attr("id", id), any, all(options));
  }

  private static Node field(String id, String words, Node control) {
    return element("div", element("label", attr("for", id), text(words)), control);
  }

  private static Node result() {
    List<Node> heads = new ArrayList<>();
    for (String head : List.of("Tijd (UTC)", "Beslissing", "Toepassing", "Regels", "Openen")) {
      heads.add(element("th", attr("scope", "col"), text(head)));
    }
    Node table =
        element(
            "table",
            element("caption", attr("id", "lijst-kop"), text("Beslissingen, nieuwste eerst")),
            element("thead", element("tr", all(heads))),
            element("tbody", attr("id", "regels")));
    return element(
        "div",
        attr("id", "resultaat"),
        flag("hidden", true),
        element(
            "div",
            attr("class", "scroll"),
            attr("tabindex", "0"),
            attr("role", "region"),
            attr("aria-labelledby", "lijst-kop"),
            table),
        element(
            "p",
            attr("id", "niets-gevonden"),
            flag("hidden", true),
            text("Niets gevonden. Zoek ruimer, of kies alle gronden.")),
        element(
            "div",
            attr("class", "row"),
            button("vorige", "button", "Vorige", true, false),
            button("volgende", "button", "Volgende", true, false)));
  }

  private static Node detail() {
    return element(
        "section",
        attr("id", "dossier"),
        attr("class", "panel"),
        attr("aria-labelledby", "dossier-kop"),
        flag("hidden", true),
        element("h2", attr("id", "dossier-kop"), attr("tabindex", "-1"), text("Beslissing")),
        element("div", attr("id", "dossier-inhoud")));
  }
}
