package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.flag;
import static nl.genaisluis.gateway.page.Html.text;
import static nl.genaisluis.gateway.page.Layout.button;

import nl.genaisluis.gateway.page.Html.Node;

/// Where a file comes in beside a question: the button, what is found in it, and what goes along.
/// Scripts show it where the gateway reads files.
record FileBox(Tongue tongue) {
  Node node() {
    return element(
        "div",
        attr("id", "bestanden"),
        attr("class", "files"),
        flag("hidden", true),
        element(
            "div",
            attr("class", "row"),
            choose(),
            element(
                "p",
                attr("class", "hint"),
                attr("id", "bestand-uitleg"),
                text(
                    tongue.of(
                        "Pdf, docx, odt, txt of csv, tot 10 MB. U ziet eerst wat eruit gaat."
                            + " Slepen en plakken kan ook.",
                        "Pdf, docx, odt, txt or csv, up to 10 MB. You first see what is taken"
                            + " out. Dragging and pasting work too.")))),
        field(),
        element(
            "div",
            attr("id", "bestand-bezig"),
            attr("class", "row"),
            flag("hidden", true),
            element(
                "progress",
                attr("aria-label", tongue.of("Bestand wordt gelezen", "Reading the file"))),
            button("bestand-stop", "button", tongue.of("Afbreken", "Cancel"), true, false)),
        element(
            "div",
            attr("id", "bestand-fout"),
            attr("class", "panel bad"),
            attr("tabindex", "-1"),
            flag("hidden", true)),
        report(),
        element("ul", attr("id", "bestand-lijst"), attr("class", "plainlist")));
  }

  private Node choose() {
    return element(
        "button",
        attr("id", "bestand-kies"),
        attr("type", "button"),
        attr("class", "quiet small"),
        attr("aria-describedby", "bestand-uitleg"),
        text(tongue.of("Bestand toevoegen", "Add a file")));
  }

  /// The field that the button opens; out of sight and out of the order of Tab.
  private Node field() {
    return element(
        "p",
        flag("hidden", true),
        element("label", attr("for", "bestand"), text(tongue.of("Bestand", "File"))),
        element(
            "input",
            attr("type", "file"),
            attr("id", "bestand"),
            attr("accept", ".pdf,.docx,.odt,.txt,.csv")));
  }

  private Node report() {
    return new ReviewPanel(
            "bestand-verslag", tongue.of("Wat er in dit bestand staat", "What is in this file"))
        .node(
            tongue.of("Neem op in mijn vraag", "Put into my question"),
            tongue.of("Niet gebruiken", "Do not use"));
  }
}
