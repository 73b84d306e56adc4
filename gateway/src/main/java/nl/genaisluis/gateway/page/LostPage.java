package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.text;

/// What a reader gets in place of a page: there is none at this address, or it could not be made.
/// In the reader's language, with a way on and a person to turn to.
record LostPage(Layout layout) {
  String html(Tongue tongue, int status) {
    String title =
        status == 404
            ? tongue.of("Deze pagina is er niet", "This page does not exist")
            : tongue.of("Er ging iets mis", "Something went wrong");
    String words =
        status == 404
            ? tongue.of(
                "Het adres klopt niet, of de pagina is weg. Uw gesprek en uw concept staan nog in"
                    + " het tabblad waarin u werkte.",
                "The address is wrong, or the page is gone. Your chat and your draft are still in"
                    + " the tab where you worked.")
            : tongue.of(
                "De sluis kon deze pagina niet maken. Er is niets verstuurd. Probeer het over een"
                    + " paar minuten opnieuw, of mail het adres hieronder.",
                "The gateway could not make this page. Nothing was sent. Try again in a few"
                    + " minutes, or mail the address below.");
    return layout.page(
        new Layout.Frame(tongue, "", title, null, null),
        element("h1", text(title)),
        Layout.panel("warn", text(words)),
        element(
            "p",
            attr("class", "row"),
            element(
                "a",
                attr("class", "button"),
                attr("href", "/"),
                text(tongue.of("Naar uw gesprek", "To your chat"))),
            element(
                "a",
                attr("class", "button quiet"),
                attr("href", "/openbaar"),
                text(tongue.of("Openbare verantwoording", "Public account")))),
        element("p", attr("class", "meta"), text(tongue.of("Code: ", "Code: ") + status)));
  }
}
