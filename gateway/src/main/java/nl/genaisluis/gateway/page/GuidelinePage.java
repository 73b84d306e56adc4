package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.all;
import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.accountability.Conditions;
import nl.genaisluis.gateway.page.Html.Node;

/// The whole guideline on one page, so that it is read without a model and without a script. Each
/// section has an address of its own, which the conditions of a purpose name.
record GuidelinePage(Layout layout) {
  static final String PATH = "/richtlijn";

  /// Where the part of the guideline that these conditions name is read.
  static String address(Conditions conditions) {
    return address(conditions.guideline());
  }

  /// The same for a reference such as `01-nee-tenzij.md#2`.
  static String address(String reference) {
    return PATH + "#" + reference.replaceFirst("\\.md", "").replace('#', '-');
  }

  private static String id(String file) {
    return file.replaceFirst("\\.md$", "");
  }

  String html(Tongue tongue, Catalogue catalogue) {
    String title = tongue.of("De richtlijn", "The guideline");
    List<Node> entries = new ArrayList<>();
    List<Node> documents = new ArrayList<>();
    for (Map.Entry<String, String> one : catalogue.guideline().entrySet()) {
      String id = id(one.getKey());
      GuidelineText read = GuidelineText.of(id, one.getValue());
      entries.add(element("li", element("a", attr("href", "#" + id), text(read.title()))));
      documents.add(
          element(
              "section",
              attr("lang", "nl"),
              attr("aria-labelledby", id),
              element("h2", attr("id", id), attr("tabindex", "-1"), text(read.title())),
              read.body()));
    }
    return layout.page(
        new Layout.Frame(tongue, PATH, title, null, null),
        element("h1", text(title)),
        element(
            "p",
            text(
                tongue.of(
                    "Wat mag met generatieve AI, wat niet en waarom. Geen model komt eraan te pas.",
                    "What may be done with generative AI, what may not, and why. In Dutch."))),
        element(
            "nav",
            attr("aria-label", tongue.of("Inhoud", "Contents")),
            element("ol", attr("lang", "nl"), all(entries))),
        all(documents));
  }
}
