package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.text;

import nl.genaisluis.gateway.page.Html.Node;

/// What a reader sent to the committee: the list of it, and each objection and request on an
/// address of its own. The server puts nothing of a case in these pages; their script asks the API
/// for it as the reader, who gets to see only what is the reader's own.
record CasePages(Layout layout, Entrance entrance) {
  static final String LIST = "/verzoeken";
  static final String OBJECTION = "/bezwaar/:id";
  static final String REQUEST = "/aanvraag/:id";

  String list(Tongue tongue) {
    String title = tongue.of("Mijn verzoeken", "My requests");
    return page(
        tongue,
        LIST,
        title,
        text(
            tongue.of(
                "Hier staat wat u aan de ethische commissie stuurde: bezwaren en aanvragen. Alleen"
                    + " u en de commissie zien dit.",
                "This is what you sent to the ethics committee: objections and requests. Only you"
                    + " and the committee see it.")));
  }

  String objection(Tongue tongue) {
    return page(
        tongue,
        "/bezwaar",
        tongue.of("Uw bezwaar", "Your objection"),
        text(
            tongue.of(
                "Een mens van de ethische commissie bekijkt wat er is gebeurd. U krijgt antwoord"
                    + " binnen zes weken.",
                "A person of the ethics committee looks at what happened. You get an answer within"
                    + " six weeks.")));
  }

  String request(Tongue tongue) {
    return page(
        tongue,
        "/aanvraag",
        tongue.of("Uw aanvraag", "Your request"),
        text(
            tongue.of(
                "De ethische commissie beoordeelt of dit doel erbij kan. Tot dan kan het niet.",
                "The ethics committee judges whether this purpose can be added. Until then it"
                    + " cannot be used.")));
  }

  private String page(Tongue tongue, String path, String title, Node lead) {
    Node content =
        element(
            path.equals(LIST) ? "div" : "sluis-case",
            attr("id", "verzoek"),
            element(
                "p",
                text(
                    tongue.of(
                        "Meld u aan om dit te zien. Deze pagina heeft JavaScript nodig.",
                        "Sign in to see this. This page needs JavaScript."))));
    return layout.page(
        new Layout.Frame(tongue, path, title, "cases", "chat"),
        element("h1", text(title)),
        element("p", lead),
        SignIn.block(tongue, entrance, "medewerker"),
        content,
        Layout.status(),
        element("p", link(path.equals(LIST) ? "/" : LIST, tongue)),
        element("p", ObjectionPage.link(tongue)));
  }

  private static Node link(String path, Tongue tongue) {
    return path.equals(LIST)
        ? toList(tongue)
        : element("a", attr("href", path), text(tongue.of("Naar uw gesprek", "To your chat")));
  }

  /// A link to the list of everything that its reader sent.
  static Node toList(Tongue tongue) {
    return element(
        "a", attr("href", LIST), text(tongue.of("Al uw verzoeken", "All your requests")));
  }
}
