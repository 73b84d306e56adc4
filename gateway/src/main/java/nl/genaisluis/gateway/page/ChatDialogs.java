package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.flag;
import static nl.genaisluis.gateway.page.Html.text;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.page.Html.Node;

/// The questions that the chat page asks in between: confirm a doubt or conditions, take an answer
/// along, pick a prompt, set a preference. Each is a native dialog, so focus stays in it and comes
/// back by itself.
record ChatDialogs(Tongue tongue) {
  private record Choice(String value, String dutch, String english) {}

  Node all() {
    return Html.all(
        confirmation(),
        conditions(),
        notice(),
        removal(),
        new PromptDialog(tongue).node(),
        preferences(),
        help());
  }

  /// The form for a purpose that is not there; scripts show it where the gateway takes requests.
  Node request() {
    return element(
        "details",
        attr("id", "aanvraag-blok"),
        flag("hidden", true),
        element(
            "summary",
            text(tongue.of("Staat uw doel er niet bij?", "Is your purpose not listed?"))),
        element(
            "form",
            attr("id", "aanvraag"),
            element(
                "p",
                element(
                    "label",
                    attr("for", "aanvraag-titel"),
                    text(tongue.of("Waar gaat het om?", "What is it about?"))),
                element(
                    "input",
                    attr("type", "text"),
                    attr("id", "aanvraag-titel"),
                    attr("required", ""),
                    attr("maxlength", "120"))),
            field("aanvraag-doel", tongue.of("Wat wilt u bereiken?", "What do you want?")),
            field(
                "aanvraag-noodzaak",
                tongue.of(
                    "Waarom kan het niet eenvoudiger?", "Why can it not be done more simply?")),
            field(
                "aanvraag-gegevens",
                tongue.of("Welke gegevens zijn nodig?", "Which data are needed?")),
            submit("", tongue.of("Vraag aan bij de commissie", "Ask the committee"), false),
            element("p", attr("id", "aanvraag-uitkomst"), attr("class", "meta"))));
  }

  private static Node field(String id, String words) {
    return element(
        "p",
        element("label", attr("for", id), text(words)),
        element(
            "textarea",
            attr("id", id),
            attr("rows", "2"),
            attr("required", ""),
            attr("maxlength", "1000")));
  }

  private Node confirmation() {
    Node area =
        element(
            "textarea",
            attr("id", "reden"),
            attr("name", "reden"),
            attr("rows", "2"),
            attr("required", ""),
            attr("minlength", "10"),
            attr("maxlength", "500"),
            attr("aria-describedby", "reden-uitleg"));
    return dialog(
        "bevestigen",
        tongue.of("Klopt het dat dit mag?", "Is this really allowed?"),
        element("div", attr("data-uitleg", "")),
        element(
            "label",
            attr("for", "reden"),
            text(
                tongue.of(
                    "Waarom mag dit volgens u wel?", "Why should this be allowed, in your view?"))),
        element(
            "p",
            attr("class", "hint"),
            attr("id", "reden-uitleg"),
            text(
                tongue.of(
                    "10 tot 500 tekens. De ethische commissie leest mee.",
                    "10 to 500 characters. The ethics committee reads along."))),
        area,
        row(
            submit("bevestig", tongue.of("Bevestigen en versturen", "Confirm and send"), false),
            submit("niet", tongue.of("Niet versturen", "Do not send"), true)));
  }

  private Node conditions() {
    return dialog(
        "voorwaarden",
        tongue.of("Dit doel mag onder voorwaarden", "This purpose has conditions"),
        element("p", element("strong", attr("id", "voorwaarden-titel"), attr("lang", "nl"))),
        check(
            "voorwaarde-training",
            true,
            text(tongue.of("Ik heb gevolgd: ", "I have followed: ")),
            element("span", attr("id", "voorwaarden-tekst"), attr("lang", "nl"))),
        check(
            "voorwaarde-richtlijn",
            true,
            text(
                tongue.of(
                    "Ik heb de richtlijn gelezen en houd mij eraan.",
                    "I have read the guideline and keep to it."))),
        element(
            "p",
            element(
                "a",
                attr("id", "voorwaarden-richtlijn"),
                attr("href", GuidelinePage.PATH),
                attr("target", "_blank"),
                text(
                    tongue.of(
                        "Lees dit deel van de richtlijn (nieuw tabblad)",
                        "Read this part of the guideline (new tab)")))),
        element(
            "p",
            attr("class", "hint"),
            text(
                tongue.of(
                    "Wij leggen vast dat u bevestigt. Verandert de tekst, dan vragen wij het"
                        + " opnieuw.",
                    "We record that you confirm. When the text changes, we ask again."))),
        row(
            submit("bevestig", tongue.of("Bevestigen", "Confirm"), false),
            submit("niet", tongue.of("Terug", "Back"), true)));
  }

  private Node notice() {
    return dialog(
        "vermelding",
        tongue.of("Kopiëren met AI-vermelding", "Copy with AI notice"),
        element("p", attr("id", "vermelding-tekst"), attr("class", "panel")),
        check(
            "nagelopen",
            false,
            text(
                tongue.of(
                    "Ik heb feiten, bronnen en toon nagelopen.",
                    "I have checked facts, sources and tone."))),
        TakeAlongDialog.readBy(tongue, "nagelopen-door"),
        row(
            submit("kopieer", tongue.of("Kopiëren", "Copy"), false),
            submit("niet", tongue.of("Sluiten", "Close"), true)));
  }

  private Node removal() {
    return dialog(
        "verwijderen",
        tongue.of("Gesprek verwijderen?", "Remove this chat?"),
        element("p", element("strong", attr("id", "verwijderen-titel"))),
        element(
            "p",
            text(
                tongue.of(
                    "Het gesprek is meteen weg. Wat voor toezicht is vastgelegd, blijft zolang de"
                        + " bewaartermijn loopt.",
                    "The chat is gone at once. What was recorded for oversight stays for as long"
                        + " as its retention runs."))),
        row(
            submit("verwijder", tongue.of("Verwijderen", "Remove"), false),
            submit("niet", tongue.of("Bewaren", "Keep"), true)));
  }

  private Node preferences() {
    return dialog(
        "voorkeuren",
        tongue.of("Voorkeuren", "Preferences"),
        select(
            "voorkeur-thema",
            tongue.of("Kleuren", "Colours"),
            new Choice("systeem", "Zoals het systeem", "As the system"),
            new Choice("licht", "Licht", "Light"),
            new Choice("donker", "Donker", "Dark")),
        select(
            "voorkeur-tekst",
            tongue.of("Tekst", "Text"),
            new Choice("gewoon", "Gewoon", "Normal"),
            new Choice("groot", "Groot", "Large"),
            new Choice("groter", "Heel groot", "Very large")),
        select(
            "voorkeur-beweging",
            tongue.of("Beweging", "Motion"),
            new Choice("systeem", "Zoals het systeem", "As the system"),
            new Choice("minder", "Zo min mogelijk", "As little as possible")),
        option(
            "voorkeur-stroom",
            "Toon een antwoord terwijl het groeit.",
            "Show an answer as it grows."),
        option(
            "voorkeur-enter", "Enter verstuurt. Uit: Ctrl+Enter.", "Enter sends. Off: Ctrl+Enter."),
        option(
            "voorkeur-springen",
            "Spring naar een antwoord dat klaar is.",
            "Jump to an answer when it is ready."),
        option("voorkeur-toetsen", "Sneltoetsen van een letter.", "Single-letter shortcuts."),
        closing());
  }

  private Node option(String id, String dutch, String english) {
    return check(id, false, text(tongue.of(dutch, english)));
  }

  private Node help() {
    return dialog(
        "hulp",
        tongue.of("Toetsen", "Keys"),
        Layout.facts(
            List.of(
                key("Enter", "vraag versturen", "send the question"),
                key("Shift+Enter", "nieuwe regel", "new line"),
                key("Escape", "antwoord stoppen", "stop the answer"),
                key("v", "naar het invoerveld", "to the box"),
                key("a", "naar het laatste antwoord", "to the last answer"),
                key("?", "deze lijst", "this list"))),
        element(
            "p",
            text(
                tongue.of(
                    "Losse letters werken buiten invoervelden. U zet ze uit bij Voorkeuren.",
                    "Single letters work outside boxes. Switch them off under Preferences."))),
        closing());
  }

  private Layout.Fact key(String key, String dutch, String english) {
    return new Layout.Fact(key, tongue.of(dutch, english));
  }

  private Node select(String id, String words, Choice... choices) {
    List<Node> options = new ArrayList<>();
    for (Choice choice : choices) {
      String said = tongue.of(choice.dutch(), choice.english());
      options.add(element("option", attr("value", choice.value()), text(said)));
    }
    return element(
        "p",
        element("label", attr("for", id), text(words + " ")),
        element("select", attr("id", id), Html.all(options)));
  }

  private static Node check(String id, boolean required, Node... words) {
    return element(
        "p",
        attr("class", "check"),
        element("input", attr("type", "checkbox"), attr("id", id), flag("required", required)),
        element("label", attr("for", id), Html.all(words)));
  }

  private Node closing() {
    return row(submit("sluit", tongue.of("Sluiten", "Close"), true));
  }

  /// A dialog whose buttons end it with their value.
  private static Node dialog(String id, String heading, Node... content) {
    Node title = element("h2", attr("id", id + "-kop"), text(heading));
    Node form = element("form", attr("method", "dialog"), title, Html.all(content));
    return element("dialog", attr("id", id), attr("aria-labelledby", id + "-kop"), form);
  }

  /// A quiet one leaves without asking whether the form is whole.
  private static Node submit(String value, String words, boolean quiet) {
    return element(
        "button",
        attr("type", "submit"),
        attr("value", value.isEmpty() ? null : value),
        attr("class", quiet ? "quiet" : null),
        flag("formnovalidate", quiet && !value.isEmpty()),
        text(words));
  }

  private static Node row(Node... content) {
    return element("div", attr("class", "row"), Html.all(content));
  }
}
