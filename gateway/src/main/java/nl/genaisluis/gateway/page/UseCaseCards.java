package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.all;
import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.flag;
import static nl.genaisluis.gateway.page.Html.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.accountability.Conditions;
import nl.genaisluis.gateway.page.Html.Node;
import nl.genaisluis.gateway.page.Layout.Fact;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// The purposes as cards to choose from: what may, what may under conditions, what may not.
record UseCaseCards(Tongue tongue, Catalogue catalogue, LocalDate today) {
  Node choice() {
    List<Node> groups = new ArrayList<>();
    List<Node> elsewhere = new ArrayList<>();
    @Nullable String preferred = preferred();
    for (UseCase.ShownAs shown : UseCase.ShownAs.values()) {
      List<Node> cards = new ArrayList<>();
      for (UseCase useCase : catalogue.useCases().useCases()) {
        if (useCase.shownAs() == shown) {
          boolean here = open(useCase) || shown == UseCase.ShownAs.MAG_NIET;
          (here ? cards : elsewhere).add(card(useCase, useCase.id().equals(preferred)));
        }
      }
      if (!cards.isEmpty()) {
        groups.add(group(shown, cards));
      }
    }
    if (!elsewhere.isEmpty()) {
      String words = tongue.of("Nu niet te kiezen", "Not to be chosen now");
      groups.add(folded(words + " (" + elsewhere.size() + ")", list(elsewhere)));
    }
    Node legend =
        element(
            "legend",
            element("h2", text(tongue.of("1. Waarvoor gebruikt u het?", "1. What is it for?"))));
    return element(
        "fieldset", attr("id", "toepassingen"), attr("tabindex", "-1"), legend, all(groups));
  }

  /// What may not is told, but folded: who comes to work meets first what can be done.
  private Node group(UseCase.ShownAs shown, List<Node> cards) {
    String words = Words.shown(shown, tongue) + " (" + cards.size() + ")";
    return shown == UseCase.ShownAs.MAG_NIET
        ? folded(words, list(cards))
        : all(element("h3", text(words)), list(cards));
  }

  private static Node list(List<Node> cards) {
    return element("ul", attr("class", "cards"), all(cards));
  }

  private static Node folded(String words, Node list) {
    return element("details", element("summary", element("h3", text(words))), list);
  }

  private boolean open(UseCase useCase) {
    return useCase.term().runsOn(today) && offered(useCase);
  }

  /// A purpose that people may choose here; the ones for programs are on the public page only.
  private static boolean offered(UseCase useCase) {
    return useCase.roles().contains("medewerker");
  }

  private @Nullable String preferred() {
    return catalogue.useCases().useCases().stream()
        .filter(this::open)
        .filter(one -> one.shownAs() == UseCase.ShownAs.MAG)
        .map(UseCase::id)
        .findFirst()
        .orElse(null);
  }

  private Node card(UseCase useCase, boolean chosen) {
    boolean open = open(useCase);
    Node badge =
        element(
            "span",
            attr("class", "nl-data-badge badge " + Words.tone(useCase.shownAs())),
            text(Words.shown(useCase.shownAs(), tongue)));
    Node goal =
        element(
            "p",
            attr("id", "doel-" + useCase.id() + "-uitleg"),
            badge,
            text(" "),
            element("span", attr("lang", "nl"), text(useCase.purpose().goal())));
    return element(
        "li",
        attr("class", "card"),
        name(useCase, open, chosen),
        goal,
        closed(useCase, open),
        more(useCase));
  }

  private Node name(UseCase useCase, boolean open, boolean chosen) {
    Node title = element("span", attr("lang", "nl"), text(useCase.title()));
    if (!open) {
      return element("p", element("strong", title));
    }
    String id = "doel-" + useCase.id();
    @Nullable Conditions conditions = Conditions.of(useCase, catalogue);
    Node radio =
        element(
            "input",
            attr("type", "radio"),
            attr("name", "toepassing"),
            attr("id", id),
            attr("value", useCase.id()),
            attr("data-titel", useCase.title()),
            attr("data-voorwaarden", conditions == null ? null : conditions.training()),
            attr("data-richtlijn", conditions == null ? null : GuidelinePage.address(conditions)),
            attr("data-modellen", new ModelChoice(tongue, catalogue).larger(useCase)),
            attr("data-voorvertoning", useCase.limits().preview().code()),
            attr("data-aanzetten", beginnings(useCase)),
            attr("aria-describedby", id + "-uitleg"),
            flag("checked", chosen));
    return element("label", attr("for", id), radio, title);
  }

  /// What the page offers to begin with; null for nothing.
  private static @Nullable String beginnings(UseCase useCase) {
    List<Json> all =
        useCase.purpose().beginnings().stream().map(one -> (Json) Json.of(one)).toList();
    return all.isEmpty() ? null : JsonCodec.text(Json.array(all));
  }

  private Node closed(UseCase useCase, boolean open) {
    if (useCase.term().reason() != null) {
      return element(
          "p",
          element("strong", text(tongue.of("Waarom niet: ", "Why not: "))),
          element("span", attr("lang", "nl"), text(useCase.term().reason())));
    }
    return open ? Node.NONE : element("p", attr("class", "meta"), text(closedWords(useCase)));
  }

  private String closedWords(UseCase useCase) {
    return offered(useCase)
        ? tongue.of("Dit doel is nu niet in gebruik.", "This purpose is not in use now.")
        : tongue.of(
            "Dit doel is niet voor gesprekken op deze pagina.",
            "This purpose is not for chats on this page.");
  }

  private Node more(UseCase useCase) {
    String models =
        useCase.models().stream()
            .map(id -> Words.modelWithPlace(id, catalogue.register()))
            .collect(Collectors.joining("; "));
    Node facts =
        Layout.facts(
            List.of(
                dutch(tongue.of("Model en plaats", "Model and place"), models),
                new Fact(
                    tongue.of("Gegevens", "Data"), Words.data(useCase.data().classes(), tongue)),
                new Fact(tongue.of("Energie", "Energy"), energy(useCase)),
                dutch(
                    tongue.of("Verantwoordelijk", "Responsible"),
                    useCase.accountability().responsible()),
                new Fact(tongue.of("Tot en met", "Until"), until(useCase)),
                dutch(
                    tongue.of("Een mens spreken", "Speak to a person"),
                    useCase.accountability().humanContact()),
                dutch(
                    tongue.of("Eerst overwegen", "Consider first"),
                    useCase.purpose().simplerMeans())));
    Node register =
        element(
            "a",
            attr("href", "/openbaar#toepassing-" + useCase.id()),
            attr("hreflang", "nl"),
            text(tongue.of("Alles over: ", "All about: ")),
            element("span", attr("lang", "nl"), text(useCase.title())));
    Node hidden = element("span", attr("class", "unseen"), text(": " + useCase.title()));
    return element(
        "details",
        element(
            "summary", text(tongue.of("Meer over dit doel", "More about this purpose")), hidden),
        facts,
        element("p", register));
  }

  /// The last day on which it may be used; as long as it is not stopped where none is set.
  private String until(UseCase useCase) {
    LocalDate end = useCase.term().end();
    return end == null ? "" : tongue.day(end);
  }

  private static Fact dutch(String term, String value) {
    return new Fact(
        term, value.isBlank() ? Node.NONE : element("span", attr("lang", "nl"), text(value)));
  }

  /// What one answer of usual length takes of the smallest model, as a range.
  private String energy(UseCase useCase) {
    if (useCase.models().isEmpty()) {
      return "";
    }
    Model model = catalogue.register().model(useCase.models().getFirst());
    return model == null ? "" : new ModelChoice(tongue, catalogue).energy(model);
  }
}
