package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.flag;
import static nl.genaisluis.gateway.page.Html.text;

import nl.genaisluis.gateway.page.Html.Node;

/// The dialog that asks in which form a chat or an answer is taken along, and whether its reader
/// went over it: the notice in the document says so.
record TakeAlongDialog(Tongue tongue) {
  Node node() {
    Node form =
        element(
            "form",
            attr("method", "dialog"),
            element(
                "h2",
                attr("id", "meenemen-kop"),
                text(tongue.of("Bewaar als document", "Save as a document"))),
            element("p", attr("id", "meenemen-wat")),
            element(
                "fieldset",
                element("legend", text(tongue.of("Soort", "Kind"))),
                kind("docx", "Word (docx)", true),
                kind("odt", "OpenDocument (odt)", false),
                kind("pdf", "Pdf", false),
                kind("md", "Markdown (md)", false)),
            element(
                "p",
                attr("class", "check"),
                element("input", attr("type", "checkbox"), attr("id", "meenemen-nagelopen")),
                element(
                    "label",
                    attr("for", "meenemen-nagelopen"),
                    text(
                        tongue.of(
                            "Ik heb feiten, bronnen en toon nagelopen.",
                            "I have checked facts, sources and tone.")))),
            readBy(tongue, "meenemen-door"),
            element(
                "p",
                attr("class", "hint"),
                text(
                    tongue.of(
                        "Onder elk antwoord staat dat AI hielp, met model, energie en kenmerk.",
                        "Under each answer it says that AI helped, with model, energy and"
                            + " reference."))),
            buttons());
    return element("dialog", attr("id", "meenemen"), attr("aria-labelledby", "meenemen-kop"), form);
  }

  /// Who checked the text; in the notice only when it was checked.
  static Node readBy(Tongue tongue, String id) {
    return element(
        "p",
        element(
            "label",
            attr("for", id),
            text(
                tongue.of(
                    "Nagelopen door (naam of functie, mag leeg): ",
                    "Checked by (name or position, may be empty): "))),
        element(
            "input",
            attr("type", "text"),
            attr("id", id),
            attr("maxlength", "80"),
            attr("autocomplete", "off")));
  }

  private Node buttons() {
    return element(
        "div",
        attr("class", "row"),
        element(
            "button",
            attr("type", "submit"),
            attr("value", "bewaar"),
            text(tongue.of("Bewaren", "Save"))),
        element(
            "button",
            attr("type", "submit"),
            attr("value", "niet"),
            attr("class", "quiet"),
            text(tongue.of("Sluiten", "Close"))));
  }

  private static Node kind(String code, String words, boolean chosen) {
    String id = "meenemen-" + code;
    return element(
        "p",
        attr("class", "check"),
        element(
            "input",
            attr("type", "radio"),
            attr("name", "meenemen"),
            attr("id", id),
            attr("value", code),
            flag("checked", chosen)),
        element("label", attr("for", id), text(words)));
  }
}
