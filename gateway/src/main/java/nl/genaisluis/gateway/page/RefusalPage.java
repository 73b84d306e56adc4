package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.text;

import nl.genaisluis.gateway.page.Html.Node;

/// One refusal on an address of its own, `/weigering?kenmerk=…`. The server knows nothing of the
/// question here: its words come from the tab that asked, and in any other browser the page gives
/// the reference, the way to a person and the form to have it looked at again.
record RefusalPage(Layout layout) {
  static final String PATH = "/weigering";

  String html(Tongue tongue, Entrance entrance) {
    Node explained =
        element(
            "sluis-refusal",
            attr("id", "weigering"),
            attr("level", "h2"),
            element(
                "p",
                text(
                    tongue.of(
                        "De uitleg heeft JavaScript nodig. Zonder staat hieronder hoe u bezwaar"
                            + " maakt.",
                        "The explanation needs JavaScript. Without it, see below how to"
                            + " object."))));
    Node back =
        element(
            "p",
            element(
                "a",
                attr("href", "/"),
                text(tongue.of("Terug naar uw gesprek", "Back to your chat"))));
    String title = tongue.of("Uw vraag is niet verstuurd", "Your question was not sent");
    return layout.page(
        new Layout.Frame(tongue, PATH, title, "refusal-page", "chat"),
        element("h1", text(title)),
        explained,
        SignIn.block(tongue, entrance, "medewerker"),
        Layout.status(),
        back,
        element("p", CasePages.toList(tongue)),
        element("p", ObjectionPage.link(tongue)));
  }
}
