package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.all;
import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.flag;
import static nl.genaisluis.gateway.page.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.genaisluis.gateway.page.Html.Node;
import org.jspecify.annotations.Nullable;

/// What every page has around its content: head, skip link, menu, footer.
///
/// @param organisation whose gateway this is
/// @param contact e-mail address of the people behind it
record Layout(String organisation, String contact) {
  private record Place(String path, String words, String english) {
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
          new Place("/", "Vragen stellen", "Ask"),
          new Place("/openbaar", "Openbare verantwoording", "Public account"),
          new Place("/commissie", "Ethische commissie", "Ethics committee"));

  /// Pages of which the address is all that they are asked by.
  private static final Set<String> AGAIN =
      Set.of(
          "/",
          "/commissie",
          "/openbaar",
          ObjectionPage.PATH,
          AccessibilityPage.PATH,
          GuidelinePage.PATH,
          CasePages.LIST);

  /// What the head of a page names.
  ///
  /// @param path where the page lies
  /// @param script the name of its own module; null for a page without
  /// @param style the name of its own style sheet; null for a page without
  record Frame(
      Tongue tongue, String path, String title, @Nullable String script, @Nullable String style) {}

  /// The whole document, in Dutch. `script` is the name of the page's own module, null for a page
  /// without.
  String page(String path, String title, @Nullable String script, Node... content) {
    return page(new Frame(Tongue.NL, path, title, script, null), content);
  }

  /// The whole document.
  String page(Frame frame, Node... content) {
    Tongue tongue = frame.tongue();
    Node skip =
        element(
            "a",
            attr("class", "nl-skip-link nl-skip-link--visible-on-focus"),
            attr("href", "#main"),
            text(tongue.of("Naar de inhoud", "Skip to content")));
    Node main = element("main", attr("id", "main"), attr("tabindex", "-1"), all(content));
    Node body =
        element("body", element("div", skip), header(tongue, frame.path()), main, footer(frame));
    return Html.document(
        element("html", attr("lang", tongue.code()), attr("dir", "ltr"), head(frame), body));
  }

  private Node head(Frame frame) {
    List<Node> parts = new ArrayList<>();
    parts.add(element("meta", attr("charset", "utf-8")));
    parts.add(
        element(
            "meta",
            attr("name", "viewport"),
            attr("content", "width=device-width, initial-scale=1")));
    parts.add(element("title", text(frame.title() + " - GenAI-sluis " + organisation)));
    parts.add(element("link", attr("rel", "icon"), attr("href", "/assets/icon.svg")));
    parts.add(element("script", attr("src", "/assets/theme.js")));
    parts.add(style("tokens"));
    parts.add(style("nlds"));
    parts.add(style("sluis"));
    if (frame.style() != null) {
      parts.add(style(frame.style()));
    }
    if (frame.script() != null) {
      String script = frame.script() + ".js";
      Modules.of(script).forEach(one -> parts.add(preload(one)));
      parts.add(element("script", attr("type", "module"), attr("src", "/assets/" + script)));
    }
    return element("head", all(parts));
  }

  private static Node preload(String module) {
    return element("link", attr("rel", "modulepreload"), attr("href", "/assets/" + module));
  }

  private static Node style(String name) {
    return element("link", attr("rel", "stylesheet"), attr("href", "/assets/" + name + ".css"));
  }

  private static Node header(Tongue tongue, String path) {
    List<Node> items = new ArrayList<>();
    for (Place place : MENU) {
      Node link =
          element(
              "a",
              attr("href", place.path()),
              attr("aria-current", place.current(path)),
              text(tongue.of(place.words(), place.english())));
      items.add(element("li", link));
    }
    Node menu =
        element(
            "nav",
            attr("aria-label", tongue.of("Hoofdmenu", "Main menu")),
            element("ul", all(items)));
    Node name = element("strong", text("GenAI-sluis"));
    return element("header", element("div", attr("class", "site"), name, menu));
  }

  /// Leads to this page in the other language; to the first page in it where the address holds more
  /// than a path, or is not that of a page that can be asked for again.
  private static Node language(Frame frame) {
    Tongue other = frame.tongue().other();
    String here = AGAIN.contains(frame.path()) ? "" : "/";
    return element(
        "a",
        attr("href", here + "?taal=" + other.code()),
        attr("hreflang", other.code()),
        attr("lang", other.code()),
        text(other.of("Nederlands", "English")));
  }

  private Node footer(Frame frame) {
    Tongue tongue = frame.tongue();
    return element(
        "footer",
        element(
            "p",
            text(
                tongue.of("Deze sluis is van ", "This gateway belongs to ")
                    + organisation
                    + tongue.of(". Een mens spreken? Mail ", ". Speak to a person? Mail ")),
            element("a", attr("href", "mailto:" + contact), text(contact)),
            text(".")),
        element(
            "p",
            text(tongue.of("Voor programma's: ", "For programs: ")),
            element(
                "a",
                attr("href", "/api/v1/openapi.json"),
                text(tongue.of("beschrijving van de API", "description of the API"))),
            text(".")),
        element(
            "p",
            element(
                "a",
                attr("href", GuidelinePage.PATH),
                text(tongue.of("De richtlijn", "The guideline"))),
            text(" · "),
            element(
                "a",
                attr("href", AccessibilityPage.PATH),
                text(tongue.of("Toegankelijkheid", "Accessibility"))),
            text(" · "),
            language(frame)));
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
    return element(
        "sluis-status", attr("id", "status"), attr("class", "status"), attr("role", "status"));
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
