package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.all;
import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.flag;
import static nl.genaisluis.gateway.page.Html.text;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.page.Html.Node;
import org.jspecify.annotations.Nullable;

/// What every page has around its content: head, skip link, menu, footer.
///
/// @param organisation whose gateway this is
/// @param contact e-mail address of the people behind it
record Layout(String organisation, String contact) {
  private record Place(String path, String words) {
    /// What `aria-current` says on this page; null when it lies elsewhere.
    @Nullable String current(String page) {
      if (page.equals(path)) {
        return "page";
      }
      return page.startsWith(path + "/") ? "true" : null;
    }
  }

  private static final List<Place> MENU =
      List.of(
          new Place("/", "Vragen stellen"),
          new Place("/openbaar", "Openbare verantwoording"),
          new Place("/commissie", "Ethische commissie"));

  /// The whole document. `script` is the name of the page's own module, null for a page without.
  String page(String path, String title, @Nullable String script, Node... content) {
    Node skip = element("a", attr("class", "skip"), attr("href", "#main"), text("Naar de inhoud"));
    Node main = element("main", attr("id", "main"), attr("tabindex", "-1"), all(content));
    Node body = element("body", element("div", skip), header(path), main, footer());
    Node head = head(title, script);
    return Html.document(element("html", attr("lang", "nl"), attr("dir", "ltr"), head, body));
  }

  private Node head(String title, @Nullable String script) {
    List<Node> parts = new ArrayList<>();
    parts.add(element("meta", attr("charset", "utf-8")));
    parts.add(
        element(
            "meta",
            attr("name", "viewport"),
            attr("content", "width=device-width, initial-scale=1")));
    parts.add(element("title", text(title + " - GenAI-sluis " + organisation)));
    parts.add(element("link", attr("rel", "icon"), attr("href", "/assets/icon.svg")));
    parts.add(element("link", attr("rel", "stylesheet"), attr("href", "/assets/sluis.css")));
    if (script != null) {
      parts.add(
          element("script", attr("type", "module"), attr("src", "/assets/" + script + ".js")));
    }
    return element("head", all(parts));
  }

  private Node header(String path) {
    List<Node> items = new ArrayList<>();
    for (Place place : MENU) {
      Node link =
          element(
              "a",
              attr("href", place.path()),
              attr("aria-current", place.current(path)),
              text(place.words()));
      items.add(element("li", link));
    }
    Node menu = element("nav", attr("aria-label", "Hoofdmenu"), element("ul", all(items)));
    Node name = element("strong", text("GenAI-sluis"));
    return element("header", element("div", attr("class", "site"), name, menu));
  }

  private Node footer() {
    return element(
        "footer",
        element(
            "p",
            text("Deze sluis is van " + organisation + ". Een mens spreken? Mail "),
            element("a", attr("href", "mailto:" + contact), text(contact)),
            text(".")),
        element(
            "p",
            text("Voor programma's: "),
            element("a", attr("href", "/api/v1/openapi.json"), text("beschrijving van de API")),
            text(".")));
  }

  /// A line that only shows while scripts do not run.
  static Node withoutScript(String words) {
    return element("noscript", panel("warn", text(words)));
  }

  static Node panel(String tone, Node... content) {
    return element("div", attr("class", "panel " + tone), element("p", content));
  }

  /// The one place where a page speaks to a screen reader; present from the start.
  static Node status() {
    return element("p", attr("id", "status"), attr("class", "status"), attr("role", "status"));
  }

  static Node button(String id, String type, String words, boolean quiet, boolean hidden) {
    return element(
        "button",
        attr("id", id),
        attr("type", type),
        attr("class", quiet ? "quiet" : null),
        flag("hidden", hidden),
        text(words));
  }

  /// Terms with their values; a value that is absent or blank is left out.
  static Node facts(List<Fact> facts) {
    List<Node> parts = new ArrayList<>();
    for (Fact fact : facts) {
      if (!fact.value().markup().isBlank()) {
        parts.add(element("dt", text(fact.term())));
        parts.add(element("dd", fact.value()));
      }
    }
    return element("dl", attr("class", "facts"), all(parts));
  }

  /// A term and what is said of it.
  record Fact(String term, Node value) {
    Fact(String term, @Nullable String value) {
      this(term, text(value));
    }
  }
}
