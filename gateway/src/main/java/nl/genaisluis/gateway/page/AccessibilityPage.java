package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.all;
import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.text;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.page.Html.Node;

/// The draft of an accessibility statement: what was tested by machine, what a person still has to
/// test, and where to complain. It claims no status; only an audit by people can give one.
record AccessibilityPage(Layout layout) {
  static final String PATH = "/toegankelijkheid";

  String html(Tongue tongue) {
    String title = tongue.of("Toegankelijkheid", "Accessibility");
    return layout.page(
        new Layout.Frame(tongue, PATH, title, null, null),
        element("h1", text(title)),
        element(
            "p",
            text(
                tongue.of(
                    "Dit is een concept. Er is nog geen volledig onderzoek door mensen gedaan."
                        + " Daarom noemen we geen status.",
                    "This is a draft. People have not done a full audit yet. So we state no"
                        + " status."))),
        goal(tongue),
        tested(tongue),
        open(tongue),
        complain(tongue));
  }

  private static Node goal(Tongue tongue) {
    return section(
        "doel",
        tongue.of("Waar we aan willen voldoen", "What we aim for"),
        element(
            "p",
            text(
                tongue.of(
                    "De wet vraagt EN 301 549: WCAG 2.1, niveau A en AA. We bouwen voor WCAG 2.2,"
                        + " niveau A en AA.",
                    "The law asks for EN 301 549: WCAG 2.1, levels A and AA. We build for WCAG"
                        + " 2.2, levels A and AA."))));
  }

  private static Node tested(Tongue tongue) {
    return section(
        "getest",
        tongue.of("Wat bij iedere versie wordt getest", "What is tested for every version"),
        list(
            tongue.of(
                "Iedere pagina met axe-core, smal en breed, licht, donker en met hoge contrasten.",
                "Every page with axe-core, narrow and wide, light, dark and in forced colours."),
            tongue.of(
                "Een hele taak met alleen het toetsenbord.",
                "A whole task with the keyboard only."),
            tongue.of(
                "Geen zijwaarts schuiven op 320 pixels breed.",
                "No sideways scrolling at a width of 320 pixels."),
            tongue.of(
                "De statusregel zegt wat er gebeurt, en zegt het een keer.",
                "The status line says what happens, and says it once.")));
  }

  private static Node open(Tongue tongue) {
    return section(
        "open",
        tongue.of("Wat mensen nog moeten onderzoeken", "What people still have to examine"),
        list(
            tongue.of(
                "Lezen met NVDA, JAWS, VoiceOver en TalkBack.",
                "Reading with NVDA, JAWS, VoiceOver and TalkBack."),
            tongue.of("Bedienen met spraak en met een schakelaar.", "Use by voice and by switch."),
            tongue.of(
                "De taal van antwoorden: de pagina schat die, u kunt haar aanpassen.",
                "The language of answers: the page guesses it, you can change it."),
            tongue.of(
                "Antwoorden van een model: een tabel of kop kan daarin onlogisch zijn.",
                "Answers of a model: a table or heading in them may make no sense.")));
  }

  private Node complain(Tongue tongue) {
    return section(
        "melden",
        tongue.of("Loopt u tegen iets aan?", "Is something in your way?"),
        element(
            "p",
            text(tongue.of("Mail ", "Mail ")),
            element("a", attr("href", "mailto:" + layout.contact()), text(layout.contact())),
            text(
                tongue.of(
                    ". U krijgt antwoord van een mens. Helpt dat niet, dan kunt u naar de"
                        + " ombudsman.",
                    ". A person will answer you. If that does not help, you can go to the"
                        + " ombudsman."))));
  }

  private static Node section(String id, String heading, Node content) {
    return element(
        "section",
        attr("aria-labelledby", id),
        element("h2", attr("id", id), text(heading)),
        content);
  }

  private static Node list(String... lines) {
    List<Node> items = new ArrayList<>();
    for (String line : lines) {
      items.add(element("li", text(line)));
    }
    return element("ul", all(items));
  }
}
