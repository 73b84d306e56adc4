package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.flag;
import static nl.genaisluis.gateway.page.Html.text;

import nl.genaisluis.gateway.page.Html.Node;

/// Which folder of earlier chats is shown, and what can be done with it. Hidden until some chat is
/// in a folder; `folders.js` fills it.
final class FolderChoice {
  private FolderChoice() {}

  static Node of(Tongue tongue) {
    return element(
        "div",
        attr("id", "mappen"),
        flag("hidden", true),
        element("label", attr("for", "map-keuze"), text(tongue.of("Map", "Folder"))),
        element(
            "div",
            attr("class", "row"),
            element("select", attr("id", "map-keuze")),
            element(
                "span",
                attr("id", "map-knoppen"),
                attr("class", "row"),
                flag("hidden", true),
                tool("map-naam", tongue.of("Map hernoemen", "Rename folder")),
                tool("map-weg", tongue.of("Map verwijderen", "Remove folder")))),
        element("div", attr("id", "map-werk")),
        element("datalist", attr("id", "mapnamen")));
  }

  private static Node tool(String id, String words) {
    return element(
        "button",
        attr("type", "button"),
        attr("id", id),
        attr("class", "quiet small"),
        text(words));
  }
}
