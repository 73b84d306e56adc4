package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.text;

import nl.genaisluis.gateway.signin.SignInRoutes;
import nl.genaisluis.gateway.signin.Trouble;

/// Why somebody could not be signed in, and what to do now. Works without scripts.
record SignInTroublePage(Layout layout) {
  String html(Tongue tongue, Trouble trouble) {
    String title = tongue.of("Aanmelden is niet gelukt", "Signing in did not work");
    return layout.page(
        new Layout.Frame(tongue, SignInRoutes.BEGIN, title, null, null),
        element("h1", text(title)),
        Layout.panel("warn", text(words(tongue, trouble))),
        element(
            "p",
            text(
                tongue.of(
                    "Een vraag die u al had getypt, staat nog in het tabblad waarin u typte.",
                    "A question that you had typed is still in the tab where you typed it."))),
        element(
            "p",
            attr("class", "row"),
            element(
                "a",
                attr("class", "button"),
                attr("href", SignInRoutes.BEGIN),
                text(tongue.of("Opnieuw aanmelden", "Sign in again"))),
            element(
                "a",
                attr("class", "button quiet"),
                attr("href", "/"),
                text(tongue.of("Naar de beginpagina", "To the first page")))));
  }

  private static String words(Tongue tongue, Trouble trouble) {
    return switch (trouble) {
      case EXPIRED ->
          tongue.of(
              "Deze aanmelding is te oud, is al gebruikt of hoort bij een andere browser. Meld u"
                  + " opnieuw aan.",
              "This sign-in is too old, was used before or belongs to another browser. Sign in"
                  + " again.");
      case DECLINED ->
          tongue.of(
              "De aanmelddienst heeft u niet aangemeld. Probeer het opnieuw, of vraag uw"
                  + " beheerder om toegang.",
              "The identity provider did not sign you in. Try again, or ask your administrator"
                  + " for access.");
      case INVALID ->
          tongue.of(
              "Het antwoord van de aanmelddienst klopt niet. U bent niet aangemeld. Meld dit bij"
                  + " uw beheerder als het nog eens gebeurt.",
              "The answer of the identity provider does not hold. You are not signed in. Tell"
                  + " your administrator if it happens again.");
      case NO_ROLE ->
          tongue.of(
              "Uw account heeft geen rol in deze dienst. Vraag uw beheerder om toegang.",
              "Your account has no role in this service. Ask your administrator for access.");
      case UNREACHABLE ->
          tongue.of(
              "De aanmelddienst is nu niet bereikbaar. Niemand wordt zonder aanmelding"
                  + " toegelaten. Probeer het over een paar minuten opnieuw.",
              "The identity provider cannot be reached now. Nobody gets in without it. Try again"
                  + " in a few minutes.");
      case BUSY ->
          tongue.of(
              "Het is nu te druk om aan te melden. Probeer het over een minuut opnieuw.",
              "It is too busy to sign in now. Try again in a minute.");
    };
  }
}
