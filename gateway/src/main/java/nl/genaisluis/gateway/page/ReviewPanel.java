package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.flag;
import static nl.genaisluis.gateway.page.Html.text;

import nl.genaisluis.gateway.page.Html.Node;
import org.jspecify.annotations.Nullable;

/// A panel that asks its reader to look before something goes on. Hidden until a script has
/// something to look at; `sluis-review.js` says how it works.
record ReviewPanel(String id, String heading) {
  /// The panel with the words of its two buttons.
  ///
  /// @param notes what is told between the contents and the buttons
  Node node(String yes, String no, Node... notes) {
    String title = id + "-kop";
    return element(
        "sluis-review",
        attr("id", id),
        attr("class", "panel warn"),
        attr("role", "region"),
        attr("aria-labelledby", title),
        flag("hidden", true),
        element("h3", attr("id", title), attr("tabindex", "-1"), text(heading)),
        element("div", attr("data-inhoud", "")),
        Html.all(notes),
        element("div", attr("class", "row"), button("ja", yes, null), button("nee", no, "quiet")));
  }

  private static Node button(String value, String words, @Nullable String tone) {
    return element(
        "button", attr("type", "button"), attr("value", value), attr("class", tone), text(words));
  }
}
