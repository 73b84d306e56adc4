package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.flag;
import static nl.genaisluis.gateway.page.Html.text;
import static nl.genaisluis.gateway.page.Layout.button;

import java.time.LocalDate;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.page.Html.Node;

/// The page where staff ask. First the purpose, then the question: without an approved purpose
/// there is nothing to send.
record ChatPage(Layout layout, Entrance entrance) {
  String html(Tongue tongue, Catalogue catalogue, LocalDate today) {
    ChatDialogs dialogs = new ChatDialogs(tongue);
    String title = tongue.of("Vragen stellen", "Ask");
    return layout.page(
        new Layout.Frame(tongue, "/", title, "chat", "chat"),
        element("h1", text(title)),
        element(
            "p",
            text(
                tongue.of(
                    "Nee, tenzij: u kiest eerst een goedgekeurd doel. Uw vraag wordt gecontroleerd"
                        + " voordat iets naar een model gaat. U blijft zelf verantwoordelijk.",
                    "No, unless: you first choose an approved purpose. Your question is checked"
                        + " before anything goes to a model. You remain responsible."))),
        tools(tongue),
        Layout.withoutScript(
            tongue.of(
                "Het gesprek heeft JavaScript nodig. De lijst met doelen hieronder en de openbare"
                    + " verantwoording werken zonder.",
                "The chat needs JavaScript. The list of purposes below and the public account work"
                    + " without it.")),
        SignIn.block(tongue, entrance, "medewerker"),
        history(tongue),
        element(
            "div",
            attr("id", "doelkeuze"),
            new UseCaseCards(tongue, catalogue, today).choice(),
            dialogs.request()),
        conversation(tongue),
        element("div", attr("class", "dock"), composer(tongue), Layout.status()),
        dialogs.all(),
        new TakeAlongDialog(tongue).node());
  }

  private static Node tools(Tongue tongue) {
    Tongue other = tongue.other();
    Node language =
        element(
            "a",
            attr("class", "button quiet"),
            attr("href", "/?taal=" + other.code()),
            attr("hreflang", other.code()),
            attr("lang", other.code()),
            text(other.of("Nederlands", "English")));
    return element(
        "div",
        attr("class", "row tools"),
        element(
            "a",
            attr("class", "button"),
            attr("href", "#vraag"),
            text(tongue.of("Naar uw vraag", "To your question"))),
        button("voorkeuren-open", "button", tongue.of("Voorkeuren", "Preferences"), true, false),
        button("hulp-open", "button", tongue.of("Toetsen", "Keys"), true, false),
        element(
            "a",
            attr("class", "button quiet"),
            attr("href", CasePages.LIST),
            text(tongue.of("Mijn verzoeken", "My requests"))),
        language);
  }

  private static Node history(Tongue tongue) {
    Node field =
        element(
            "form",
            attr("id", "zoek-gesprekken"),
            attr("role", "search"),
            element(
                "label",
                attr("for", "zoek-gesprek"),
                text(tongue.of("Zoek in eerdere gesprekken", "Search earlier chats"))),
            element(
                "div",
                attr("class", "row"),
                element("input", attr("type", "search"), attr("id", "zoek-gesprek")),
                element(
                    "button",
                    attr("type", "submit"),
                    attr("class", "quiet"),
                    text(tongue.of("Zoeken", "Search")))));
    return element(
        "details",
        attr("id", "geschiedenis"),
        flag("hidden", true),
        element("summary", element("h2", text(tongue.of("Eerdere gesprekken", "Earlier chats")))),
        field,
        FolderChoice.of(tongue),
        element("ul", attr("id", "gesprekkenlijst"), attr("class", "plainlist")),
        element(
            "p",
            attr("id", "gesprekken-leeg"),
            flag("hidden", true),
            text(tongue.of("Geen gesprekken gevonden.", "No chats found."))),
        button(
            "eigen-gegevens",
            "button",
            tongue.of("Download mijn gegevens", "Download my data"),
            true,
            false),
        element(
            "p",
            attr("class", "hint"),
            text(
                tongue.of(
                    "Uw gesprekken, sjablonen, voorkeuren, bezwaren en aanvragen, in één bestand.",
                    "Your chats, prompts, preferences, objections and requests, in one file."))));
  }

  private static Node conversation(Tongue tongue) {
    Node log =
        element(
            "div",
            attr("id", "gesprek"),
            attr("class", "log"),
            attr("role", "log"),
            attr("aria-live", "off"),
            attr("aria-busy", "false"),
            attr("aria-labelledby", "gesprek-kop"));
    Node more =
        element(
            "div",
            attr("id", "gesprek-tools"),
            attr("class", "row tools"),
            flag("hidden", true),
            element("p", attr("id", "energie-gesprek"), attr("class", "meta")),
            element("p", attr("id", "niet-bewaard"), attr("class", "meta")),
            button(
                "uitvoeren",
                "button",
                tongue.of("Bewaar het gesprek als document", "Save the chat as a document"),
                true,
                false),
            button("afdrukken", "button", tongue.of("Afdrukken", "Print"), true, false));
    return element(
        "section",
        attr("aria-labelledby", "gesprek-kop"),
        element(
            "h2",
            attr("id", "gesprek-kop"),
            attr("tabindex", "-1"),
            text(tongue.of("2. Het gesprek", "2. The chat"))),
        tiles(tongue),
        log,
        more,
        review(tongue));
  }

  /// Beginnings of a question, which scripts fill in for the chosen purpose.
  private static Node tiles(Tongue tongue) {
    return element(
        "div",
        attr("id", "taken"),
        flag("hidden", true),
        element("p", attr("id", "taken-kop"), text(tongue.of("Begin met:", "Begin with:"))),
        element(
            "ul",
            attr("id", "taken-lijst"),
            attr("class", "tiles"),
            attr("aria-labelledby", "taken-kop")));
  }

  private static Node review(Tongue tongue) {
    return new ReviewPanel(
            "controle",
            tongue.of(
                "Er staan persoonsgegevens in uw vraag", "There is personal data in your question"))
        .node(
            tongue.of("Verstuur zonder deze gegevens", "Send without these data"),
            tongue.of("Tekst aanpassen", "Edit text"),
            element(
                "p",
                text(
                    tongue.of(
                        "Wat eenmaal verstuurd is, kunt u niet terughalen.",
                        "What has been sent cannot be taken back."))));
  }

  private static Node composer(Tongue tongue) {
    return element(
        "form",
        attr("id", "vraagformulier"),
        attr("class", "composer"),
        chosen(tongue),
        editing(tongue),
        element("label", attr("for", "vraag"), text(tongue.of("Uw vraag", "Your question"))),
        element(
            "p",
            attr("class", "hint"),
            attr("id", "vraag-uitleg"),
            text(
                tongue.of(
                    "Enter verstuurt, Shift+Enter maakt een nieuwe regel, Escape stopt.",
                    "Enter sends, Shift+Enter makes a new line, Escape stops."))),
        element(
            "textarea",
            attr("id", "vraag"),
            attr("name", "vraag"),
            attr("rows", "3"),
            attr("dir", "auto"),
            attr("spellcheck", "false"),
            attr("autocomplete", "off"),
            attr("aria-describedby", "vraag-uitleg")),
        new FileBox(tongue).node(),
        ModelChoice.node(tongue),
        buttons(tongue));
  }

  /// What the question is for, and what else goes with it.
  private static Node chosen(Tongue tongue) {
    return element(
        "div",
        attr("class", "row purpose"),
        element(
            "p",
            attr("class", "nl-data-badge badge"),
            text(tongue.of("Doel: ", "Purpose: ")),
            element(
                "strong",
                attr("id", "gekozen"),
                attr("lang", "nl"),
                text(tongue.of("nog niets gekozen", "nothing chosen yet")))),
        element(
            "button",
            attr("id", "doel-wijzigen"),
            attr("type", "button"),
            attr("class", "quiet small"),
            attr("aria-expanded", "true"),
            attr("aria-controls", "doelkeuze"),
            text(tongue.of("Ander doel", "Other purpose"))),
        button("sjablonen-open", "button", tongue.of("Sjablonen", "Prompts"), true, true),
        temporary(tongue));
  }

  /// Says that an earlier question is being edited, and how to leave it as it was.
  private static Node editing(Tongue tongue) {
    return element(
        "div",
        attr("id", "bewerken-melding"),
        attr("class", "row"),
        flag("hidden", true),
        element("p", attr("id", "bewerken-tekst")),
        button("bewerken-stop", "button", tongue.of("Niet bewerken", "Stop editing"), true, false));
  }

  private static Node temporary(Tongue tongue) {
    return element(
        "p",
        attr("id", "tijdelijk-veld"),
        flag("hidden", true),
        element(
            "input",
            attr("type", "checkbox"),
            attr("id", "tijdelijk"),
            attr("aria-describedby", "tijdelijk-uitleg")),
        element(
            "label",
            attr("for", "tijdelijk"),
            text(
                tongue.of(
                    " Tijdelijk: niet bij eerdere gesprekken. De vastlegging blijft.",
                    " Temporary: not among earlier chats. The record stays."))),
        element(
            "span",
            attr("id", "tijdelijk-uitleg"),
            attr("class", "hint"),
            text(
                tongue.of(
                    " Vastgelegd blijft: wie wanneer voor welk doel een model gebruikte, de"
                        + " energie, en de tekst met codes in plaats van persoonsgegevens, zolang"
                        + " de termijn van het doel loopt.",
                    " On record stays: who used a model when and for which purpose, the energy,"
                        + " and the text with codes instead of personal data, for as long as the"
                        + " term of the purpose runs."))));
  }

  private static Node buttons(Tongue tongue) {
    return element(
        "div",
        attr("class", "row"),
        button("versturen", "submit", tongue.of("Versturen", "Send"), false, false),
        button("stoppen", "button", tongue.of("Stoppen", "Stop"), true, true),
        button("nieuw", "button", tongue.of("Nieuw gesprek", "New chat"), true, false),
        button(
            "naar-antwoord",
            "button",
            tongue.of("Naar het antwoord", "To the answer"),
            true,
            false),
        button("omlaag", "button", tongue.of("Naar beneden", "To the end"), true, true));
  }
}
