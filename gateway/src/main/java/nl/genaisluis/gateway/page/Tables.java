package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.all;
import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.text;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.page.Html.Node;

/// Plain tables with a caption, in a frame that scrolls sideways by itself and by keyboard.
final class Tables {
  private Tables() {}

  /// A table of words. The first cell of a row is its heading.
  static Node table(String id, String caption, List<String> heads, List<List<Node>> rows) {
    return table(id, caption, heads, rows, Integer.MAX_VALUE);
  }

  /// A table of which the columns from `firstNumber` on hold numbers.
  static Node table(
      String id, String caption, List<String> heads, List<List<Node>> rows, int firstNumber) {
    List<Node> headCells = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      headCells.add(
          element("th", attr("scope", "col"), number(i, firstNumber), text(heads.get(i))));
    }
    List<Node> body = new ArrayList<>();
    for (List<Node> row : rows) {
      List<Node> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(
            i == 0
                ? element("th", attr("scope", "row"), row.get(i))
                : element("td", number(i, firstNumber), row.get(i)));
      }
      body.add(element("tr", all(cells)));
    }
    Node table =
        element(
            "table",
            element("caption", attr("id", id), text(caption)),
            element("thead", element("tr", all(headCells))),
            element("tbody", all(body)));
    return element(
        "div",
        attr("class", "scroll"),
        attr("tabindex", "0"),
        attr("role", "region"),
        attr("aria-labelledby", id),
        table);
  }

  private static Html.Attribute number(int column, int firstNumber) {
    return attr("class", column >= firstNumber ? "number" : null);
  }
}
