package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.flag;
import static nl.genaisluis.gateway.page.Html.text;

import nl.genaisluis.gateway.page.Html.Node;
import nl.genaisluis.gateway.signin.SignInRoutes;

/// The warning that a session is about to end, with one button to go on (WCAG 2.2 §2.2.1); and,
/// when it has ended, the way to sign in again.
final class SessionDialog {
  private SessionDialog() {}

  static Node node(Tongue tongue) {
    Node stay =
        Layout.button(
            "sessie-verlengen",
            "button",
            tongue.of("Aangemeld blijven", "Stay signed in"),
            false,
            false);
    Node again =
        element(
            "a",
            attr("id", "sessie-opnieuw"),
            attr("class", "button"),
            attr("href", SignInRoutes.BEGIN),
            flag("hidden", true),
            text(tongue.of("Opnieuw aanmelden", "Sign in again")));
    Node later =
        Layout.button("sessie-later", "button", tongue.of("Sluiten", "Close"), true, false);
    return element(
        "dialog",
        attr("id", "sessie"),
        attr("role", "alertdialog"),
        attr("aria-labelledby", "sessie-kop"),
        attr("aria-describedby", "sessie-uitleg"),
        element(
            "h2",
            attr("id", "sessie-kop"),
            text(tongue.of("Uw sessie loopt af", "Your session is about to end"))),
        element("p", attr("id", "sessie-uitleg")),
        element("div", attr("class", "row"), stay, again, later));
  }
}
