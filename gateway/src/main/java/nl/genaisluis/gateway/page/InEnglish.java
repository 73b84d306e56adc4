package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.text;

import nl.genaisluis.gateway.page.Html.Node;

/// A summary for readers of English on top of the two pages that are Dutch: the public account,
/// whose words come from Dutch registers, and the committee's console. Others get nothing.
final class InEnglish {
  private InEnglish() {}

  static Node ofTheAccount(Tongue tongue) {
    return tongue == Tongue.NL
        ? Node.NONE
        : summary(
            element(
                "p",
                text(
                    "This page is in Dutch. It is the public account of generative AI in this"
                        + " organisation:")),
            element(
                "ul",
                part("cijfers", "what was asked, refused and used each month, energy included"),
                part("toepassingen", "what it may be used for, what not, and who is responsible"),
                part("modellen", "which models answer, where they run and who made them"),
                part("regels", "the rules on prohibited use and who decided them"),
                part("controleer", "how to check the log yourself, with its key and checkpoint"),
                part("gegevens", "all of it as data")),
            element(
                "p",
                element(
                    "a",
                    attr("href", ObjectionPage.PATH),
                    text("How to object or ask for a correction")),
                text(" is explained in English.")));
  }

  static Node ofTheConsole(Tongue tongue) {
    return tongue == Tongue.NL
        ? Node.NONE
        : summary(
            element(
                "p",
                text(
                    "This page is in Dutch. Here the ethics committee answers objections and"
                        + " requests of colleagues and searches the record of decisions. What you"
                        + " sent to it yourself is on a page of its own, in English:")),
            element("p", CasePages.toList(tongue)));
  }

  private static Node part(String id, String words) {
    return element("li", element("a", attr("href", "#" + id), text(words)));
  }

  private static Node summary(Node... parts) {
    return element(
        "section",
        attr("lang", "en"),
        attr("class", "panel"),
        attr("aria-label", "Summary in English"),
        Html.all(parts));
  }
}
