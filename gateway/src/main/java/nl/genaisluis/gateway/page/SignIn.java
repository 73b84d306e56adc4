package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.all;
import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.flag;
import static nl.genaisluis.gateway.page.Html.text;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.page.Html.Node;
import nl.genaisluis.gateway.signin.SignInRoutes;

/// The block by which a reader becomes a caller.
final class SignIn {
  private static final List<String> USERS =
      List.of("medewerker", "commissie", "auditor", "beheerder", "ontwikkelaar");

  private SignIn() {}

  /// [#block(Tongue, Entrance, String)] in Dutch.
  static Node block(Entrance entrance, String chosen) {
    return block(Tongue.NL, entrance, chosen);
  }

  /// How a reader gets in.
  ///
  /// @param chosen the demo user that stands ready
  static Node block(Tongue tongue, Entrance entrance, String chosen) {
    Node heading =
        element("h2", attr("id", "aanmelden-kop"), text(tongue.of("Aanmelden", "Sign in")));
    Node state =
        element(
            "p",
            attr("id", "aanmeldstatus"),
            text(tongue.of("U bent niet aangemeld.", "You are not signed in.")));
    return switch (entrance) {
      case DEMO -> section(heading, demoWarning(tongue), demo(tongue, chosen), state);
      case ACCOUNT -> section(heading, account(tongue), state, SessionDialog.node(tongue));
      case TOKEN -> section(heading, token(tongue), state);
    };
  }

  private static Node token(Tongue tongue) {
    return Layout.panel(
        "warn",
        text(
            tongue.of(
                "Deze sluis draait zonder demogebruikers en zonder aanmelden met een werkaccount."
                    + " Gebruik een programma met een eigen toegangssleutel.",
                "This gateway runs without demo users and without signing in by work account. Use"
                    + " a program with its own access key.")));
  }

  private static Node account(Tongue tongue) {
    Node in =
        element(
            "a",
            attr("id", "aanmelden-account"),
            attr("class", "button"),
            attr("href", SignInRoutes.BEGIN),
            text(tongue.of("Aanmelden met werkaccount", "Sign in with work account")));
    return element("div", attr("id", "account"), attr("class", "row"), in, out(tongue));
  }

  private static Node out(Tongue tongue) {
    return Layout.button("afmelden", "button", tongue.of("Afmelden", "Sign out"), true, true);
  }

  private static Node demo(Tongue tongue, String chosen) {
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
    return element(
        "form", attr("id", "aanmelden"), attr("class", "row"), field, submit, out(tongue));
  }

  private static Node demoWarning(Tongue tongue) {
    return Layout.panel(
        "warn",
        text(
            tongue.of(
                "Dit is een demonstratie op deze computer. De gebruikers zijn verzonnen. Gebruik"
                    + " geen echte persoonsgegevens.",
                "This is a demonstration on this computer. The users are made up. Use no real"
                    + " personal data.")));
  }

  private static Node section(Node... content) {
    return element("section", attr("aria-labelledby", "aanmelden-kop"), all(content));
  }
}
