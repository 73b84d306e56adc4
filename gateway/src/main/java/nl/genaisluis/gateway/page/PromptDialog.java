package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.flag;
import static nl.genaisluis.gateway.page.Html.text;
import static nl.genaisluis.gateway.page.Layout.button;

import nl.genaisluis.gateway.page.Html.Node;

/// The prompt library: taken from, kept in, carried to another place and back.
record PromptDialog(Tongue tongue) {
  Node node() {
    return element(
        "dialog",
        attr("id", "sjablonen"),
        attr("aria-labelledby", "sjablonen-kop"),
        element("h2", attr("id", "sjablonen-kop"), text(tongue.of("Sjablonen", "Prompts"))),
        element(
            "p",
            attr("class", "hint"),
            text(
                tongue.of(
                    "Een woord tussen {{dubbele haken}} vult u in als u het sjabloon kiest.",
                    "A word between {{double braces}} is filled in when you choose the prompt."))),
        element("ul", attr("id", "sjablonenlijst"), attr("class", "plainlist")),
        element(
            "p",
            attr("id", "sjablonen-leeg"),
            flag("hidden", true),
            text(tongue.of("Er zijn nog geen sjablonen.", "There are no prompts yet."))),
        element("div", attr("id", "sjabloon-invullen")),
        keep(),
        carry(),
        element("p", attr("id", "sjabloon-uitkomst"), attr("tabindex", "-1")),
        element(
            "form",
            attr("method", "dialog"),
            element(
                "div",
                attr("class", "row"),
                element(
                    "button",
                    attr("type", "submit"),
                    attr("value", "sluit"),
                    attr("class", "quiet"),
                    text(tongue.of("Sluiten", "Close"))))));
  }

  private Node keep() {
    Node title =
        field(
            "sjabloon-titel",
            tongue.of(
                "Bewaar uw vraag als sjabloon, met de titel",
                "Keep your question as a prompt, titled"),
            element(
                "input",
                attr("type", "text"),
                attr("id", "sjabloon-titel"),
                attr("required", ""),
                attr("maxlength", "80")));
    Node reach =
        field(
            "sjabloon-bereik",
            tongue.of("Voor wie", "For whom"),
            element(
                "select",
                attr("id", "sjabloon-bereik"),
                option("eigen", "uzelf", "yourself"),
                option("team", "uw team", "your team"),
                option(
                    "organisatie",
                    "de organisatie (alleen commissie en beheer)",
                    "the organisation (committee and administrators only)")));
    Node submit =
        element(
            "button",
            attr("type", "submit"),
            attr("class", "quiet"),
            text(tongue.of("Bewaren", "Keep")));
    return element(
        "form",
        attr("id", "sjabloon-bewaren"),
        element("div", attr("class", "row"), title, reach, submit));
  }

  private Node carry() {
    return element(
        "div",
        attr("class", "row"),
        field(
            "sjablonen-in",
            tongue.of("Voeg sjablonen uit een bestand toe", "Add prompts from a file"),
            element(
                "input",
                attr("type", "file"),
                attr("id", "sjablonen-in"),
                attr("accept", ".json,application/json"))),
        button(
            "sjablonen-uit",
            "button",
            tongue.of("Download mijn sjablonen", "Download my prompts"),
            true,
            false));
  }

  private Node option(String value, String dutch, String english) {
    return element("option", attr("value", value), text(tongue.of(dutch, english)));
  }

  private static Node field(String id, String words, Node control) {
    return element("div", element("label", attr("for", id), text(words)), control);
  }
}
