package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.all;
import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.flag;
import static nl.genaisluis.gateway.page.Html.text;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.page.Html.Node;

/// The block by which a reader becomes a caller.
final class SignIn {
  private static final List<String> USERS =
      List.of("medewerker", "commissie", "auditor", "beheerder", "ontwikkelaar");

  private SignIn() {}

  /// The form for the demo identity with this user chosen; without one, how else to get in.
  static Node block(boolean demo, String chosen) {
    return block(Tongue.NL, demo, chosen);
  }

  static Node block(Tongue tongue, boolean demo, String chosen) {
    Node heading =
        element("h2", attr("id", "aanmelden-kop"), text(tongue.of("Aanmelden", "Sign in")));
    Node state =
        element(
            "p",
            attr("id", "aanmeldstatus"),
            text(tongue.of("U bent niet aangemeld.", "You are not signed in.")));
    if (!demo) {
      Node how =
          text(
              tongue.of(
                  "Deze sluis draait zonder demogebruikers. Aanmelden met uw werkaccount kan op"
                      + " deze pagina nog niet. Gebruik een programma met een eigen"
                      + " toegangssleutel.",
                  "This gateway runs without demo users. Signing in with your work account is not"
                      + " possible on this page yet. Use a program with its own access key."));
      return section(heading, Layout.panel("warn", how), state);
    }
    List<Node> options = new ArrayList<>();
    for (String user : USERS) {
      options.add(
          element(
              "option", attr("value", user), flag("selected", user.equals(chosen)), text(user)));
    }
    Node select =
        element("select", attr("id", "demogebruiker"), attr("name", "user"), all(options));
    Node field =
        element(
            "div",
            element(
                "label",
                attr("for", "demogebruiker"),
                text(tongue.of("Demogebruiker", "Demo user"))),
            select);
    Node submit =
        element("button", attr("type", "submit"), text(tongue.of("Aanmelden", "Sign in")));
    Node form = element("form", attr("id", "aanmelden"), attr("class", "row"), field, submit);
    Node warning =
        text(
            tongue.of(
                "Dit is een demonstratie op deze computer. De gebruikers zijn verzonnen. Gebruik"
                    + " geen echte persoonsgegevens.",
                "This is a demonstration on this computer. The users are made up. Use no real"
                    + " personal data."));
    return section(heading, Layout.panel("warn", warning), form, state);
  }

  private static Node section(Node... content) {
    return element("section", attr("aria-labelledby", "aanmelden-kop"), all(content));
  }
}
