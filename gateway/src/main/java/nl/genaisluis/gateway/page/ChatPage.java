package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.all;
import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.flag;
import static nl.genaisluis.gateway.page.Html.text;
import static nl.genaisluis.gateway.page.Layout.button;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.page.Html.Node;
import nl.genaisluis.gateway.page.Layout.Fact;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// The page where staff ask. First the purpose, then the question: without an approved purpose
/// there is nothing to send.
record ChatPage(Layout layout, boolean demo) {
  String html(Catalogue catalogue, LocalDate today) {
    return layout.page(
        "/",
        "Vragen stellen",
        "chat",
        element("h1", text("Vragen stellen")),
        element(
            "p",
            text(
                "Nee, tenzij: u kiest eerst een goedgekeurd doel. Uw vraag wordt gecontroleerd"
                    + " voordat iets naar een model gaat. U blijft zelf verantwoordelijk.")),
        Layout.withoutScript(
            "Het gesprek heeft JavaScript nodig. De lijst met doelen hieronder en de openbare"
                + " verantwoording werken zonder."),
        SignIn.block(demo, "medewerker"),
        choice(catalogue, today),
        conversation(),
        composer(),
        confirmation());
  }

  private static Node choice(Catalogue catalogue, LocalDate today) {
    List<Node> groups = new ArrayList<>();
    @Nullable String preferred = preferred(catalogue, today);
    for (UseCase.ShownAs shown : UseCase.ShownAs.values()) {
      List<Node> cards = new ArrayList<>();
      for (UseCase useCase : catalogue.useCases().useCases()) {
        if (useCase.shownAs() == shown) {
          boolean open = useCase.term().runsOn(today) && offered(useCase);
          cards.add(card(useCase, catalogue, open, useCase.id().equals(preferred)));
        }
      }
      if (!cards.isEmpty()) {
        groups.add(element("h3", text(Words.shown(shown))));
        groups.add(element("ul", attr("class", "cards"), all(cards)));
      }
    }
    Node legend = element("legend", element("h2", text("1. Waarvoor gebruikt u het?")));
    return element(
        "fieldset", attr("id", "toepassingen"), attr("tabindex", "-1"), legend, all(groups));
  }

  /// A purpose that people may choose here; the ones for programs are on the public page only.
  private static boolean offered(UseCase useCase) {
    return useCase.roles().contains("medewerker");
  }

  private static @Nullable String preferred(Catalogue catalogue, LocalDate today) {
    return catalogue.useCases().useCases().stream()
        .filter(one -> one.term().runsOn(today) && offered(one))
        .filter(one -> one.shownAs() == UseCase.ShownAs.MAG)
        .map(UseCase::id)
        .findFirst()
        .orElse(null);
  }

  private static Node card(UseCase useCase, Catalogue catalogue, boolean open, boolean chosen) {
    String id = "doel-" + useCase.id();
    Node radio =
        element(
            "input",
            attr("type", "radio"),
            attr("name", "toepassing"),
            attr("id", id),
            attr("value", useCase.id()),
            attr("data-titel", useCase.title()),
            attr("aria-describedby", id + "-uitleg"),
            flag("checked", chosen));
    Node title = element("span", text(useCase.title()));
    Node name =
        open
            ? element("label", attr("for", id), radio, title)
            : element("p", element("strong", title));
    Node badge =
        element(
            "span",
            attr("class", "badge " + Words.tone(useCase.shownAs())),
            text(Words.shown(useCase.shownAs())));
    Node goal =
        element("p", attr("id", id + "-uitleg"), badge, text(" " + useCase.purpose().goal()));
    return element(
        "li", attr("class", "card"), name, goal, closed(useCase, open), more(useCase, catalogue));
  }

  private static Node closed(UseCase useCase, boolean open) {
    if (useCase.term().reason() != null) {
      return element("p", element("strong", text("Waarom niet: ")), text(useCase.term().reason()));
    }
    return open ? Node.NONE : element("p", attr("class", "meta"), text(closedWords(useCase)));
  }

  private static String closedWords(UseCase useCase) {
    return offered(useCase)
        ? "Dit doel is nu niet in gebruik."
        : "Dit doel is niet voor gesprekken op deze pagina.";
  }

  private static Node more(UseCase useCase, Catalogue catalogue) {
    String models =
        useCase.models().stream()
            .map(id -> Words.modelWithPlace(id, catalogue.register()))
            .collect(Collectors.joining("; "));
    Node facts =
        Layout.facts(
            List.of(
                new Fact("Model en plaats", models),
                new Fact("Gegevens", Words.codes(useCase.data().classes())),
                new Fact("Verantwoordelijk", useCase.accountability().responsible()),
                new Fact("Een mens spreken", useCase.accountability().humanContact()),
                new Fact("Eerst overwegen", useCase.purpose().simplerMeans())));
    Node register =
        element(
            "a",
            attr("href", "/openbaar#toepassing-" + useCase.id()),
            text("Alles over: " + useCase.title()));
    return element(
        "details",
        element("summary", text("Meer over dit doel"), hidden(useCase.title())),
        facts,
        element("p", register));
  }

  private static Node hidden(String words) {
    return element("span", attr("class", "unseen"), text(": " + words));
  }

  private static Node conversation() {
    Node log =
        element(
            "div",
            attr("id", "gesprek"),
            attr("class", "log"),
            attr("role", "log"),
            attr("aria-live", "off"),
            attr("aria-busy", "false"),
            attr("aria-labelledby", "gesprek-kop"));
    return element(
        "section",
        attr("aria-labelledby", "gesprek-kop"),
        element("h2", attr("id", "gesprek-kop"), text("2. Het gesprek")),
        log,
        review());
  }

  private static Node review() {
    return element(
        "section",
        attr("id", "controle"),
        attr("class", "panel warn"),
        attr("aria-labelledby", "controle-kop"),
        flag("hidden", true),
        element(
            "h3",
            attr("id", "controle-kop"),
            attr("tabindex", "-1"),
            text("Er staan persoonsgegevens in uw vraag")),
        element("div", attr("id", "controle-inhoud")),
        element("p", text("Wat eenmaal verstuurd is, kunt u niet terughalen.")),
        element(
            "div",
            attr("class", "row"),
            button("verstuur-zo", "button", "Verstuur zonder deze gegevens", false, false),
            button("aanpassen", "button", "Tekst aanpassen", true, false)));
  }

  private static Node composer() {
    Node area =
        element(
            "textarea",
            attr("id", "vraag"),
            attr("name", "vraag"),
            attr("rows", "4"),
            attr("dir", "auto"),
            attr("spellcheck", "false"),
            attr("autocomplete", "off"),
            attr("aria-describedby", "vraag-uitleg"));
    Node hint =
        element(
            "p",
            attr("class", "hint"),
            attr("id", "vraag-uitleg"),
            text("Enter verstuurt, Shift+Enter maakt een nieuwe regel, Escape stopt."));
    Node chosen =
        element(
            "p",
            text("Doel: "),
            element("strong", attr("id", "gekozen"), text("nog niets gekozen")));
    Node buttons =
        element(
            "div",
            attr("class", "row"),
            button("versturen", "submit", "Versturen", false, false),
            button("stoppen", "button", "Stoppen", true, true),
            button("nieuw", "button", "Nieuw gesprek", true, false));
    return element(
        "form",
        attr("id", "vraagformulier"),
        attr("class", "composer"),
        chosen,
        element("label", attr("for", "vraag"), text("Uw vraag")),
        hint,
        area,
        buttons,
        Layout.status());
  }

  private static Node confirmation() {
    Node area =
        element(
            "textarea",
            attr("id", "reden"),
            attr("name", "reden"),
            attr("required", ""),
            attr("minlength", "10"),
            attr("maxlength", "500"),
            attr("aria-describedby", "reden-uitleg"));
    Node form =
        element(
            "form",
            attr("method", "dialog"),
            element("h2", attr("id", "bevestigen-kop"), text("Klopt het dat dit mag?")),
            element("div", attr("data-uitleg", "")),
            element("label", attr("for", "reden"), text("Waarom mag dit volgens u wel?")),
            element(
                "p",
                attr("class", "hint"),
                attr("id", "reden-uitleg"),
                text("10 tot 500 tekens. De ethische commissie leest mee.")),
            area,
            element(
                "div",
                attr("class", "row"),
                element(
                    "button",
                    attr("type", "submit"),
                    attr("value", "bevestig"),
                    text("Bevestigen en versturen")),
                element(
                    "button",
                    attr("type", "submit"),
                    attr("class", "quiet"),
                    attr("value", "niet"),
                    attr("formnovalidate", ""),
                    text("Niet versturen"))));
    return element(
        "dialog", attr("id", "bevestigen"), attr("aria-labelledby", "bevestigen-kop"), form);
  }
}
