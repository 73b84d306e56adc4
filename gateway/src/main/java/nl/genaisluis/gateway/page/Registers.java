package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.all;
import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.text;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.accountability.RuleView;
import nl.genaisluis.gateway.page.Html.Node;
import nl.genaisluis.gateway.page.Layout.Fact;
import nl.genaisluis.models.register.Licence;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Party;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.policy.prohibited.Decided;
import nl.genaisluis.policy.provenance.ProvenanceRules;
import nl.genaisluis.policy.usecase.Accountability;
import nl.genaisluis.policy.usecase.Term;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// The public registers as sections of a page: what is allowed and what is not, with which models.
final class Registers {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.forLanguageTag("nl"));

  private Registers() {}

  static Node useCases(Catalogue catalogue) {
    List<Node> groups = new ArrayList<>();
    for (UseCase.ShownAs shown : UseCase.ShownAs.values()) {
      List<Node> items = new ArrayList<>();
      for (UseCase useCase : catalogue.useCases().useCases()) {
        if (useCase.shownAs() == shown) {
          items.add(useCase(useCase, catalogue));
        }
      }
      if (!items.isEmpty()) {
        groups.add(element("h3", text(Words.shown(shown) + " (" + items.size() + ")")));
        groups.add(all(items));
      }
    }
    return section(
        "toepassingen",
        "Waarvoor gebruiken we AI?",
        element(
            "p",
            text(
                "Nee, tenzij: alleen wat hieronder met \"mag\" staat, kan. Ook wat we hebben"
                    + " geweigerd staat hier, met de reden.")),
        all(groups));
  }

  private static Node useCase(UseCase useCase, Catalogue catalogue) {
    Term term = useCase.term();
    Accountability answers = useCase.accountability();
    String models =
        useCase.models().stream()
            .map(id -> Words.modelWithPlace(id, catalogue.register()))
            .collect(Collectors.joining("; "));
    Node appeal =
        element("a", attr("href", answers.appealUrl()), text("Bezwaar of correctie vragen"));
    List<Fact> facts =
        List.of(
            new Fact("Reden van weigering", term.reason()),
            new Fact("Stand", stage(term)),
            new Fact("Doel", useCase.purpose().goal()),
            new Fact("Noodzaak", useCase.purpose().necessity()),
            new Fact("Eerst overwogen", useCase.purpose().simplerMeans()),
            new Fact("Risico's", String.join("; ", useCase.purpose().risks())),
            new Fact("Wie het raakt", String.join("; ", useCase.purpose().affectedGroups())),
            new Fact("Modellen", models),
            new Fact("Gegevens", Words.data(useCase.data().classes(), Tongue.NL)),
            new Fact("Vermelding", useCase.disclosure().text()),
            new Fact("Bewaren", useCase.limits().contentDays() + " dagen"),
            new Fact("Verantwoordelijk", answers.responsible()),
            new Fact("Een mens spreken", answers.humanContact()),
            new Fact("Bezwaar", appeal),
            new Fact("Grondslag", answers.legalBasis()),
            new Fact("IAMA", answers.iama()),
            new Fact("DPIA", answers.dpia()),
            new Fact("Uitweg", term.exit()));
    Node badge =
        element(
            "span",
            attr("class", "nl-data-badge badge " + Words.tone(useCase.shownAs())),
            text(Words.shown(useCase.shownAs())));
    return element(
        "details",
        attr("id", "toepassing-" + useCase.id()),
        element("summary", text(useCase.title() + " "), badge),
        Layout.facts(facts));
  }

  private static String stage(Term term) {
    String since = term.start() == null ? "" : " sinds " + term.start();
    String until = term.end() == null ? "" : " tot en met " + term.end();
    return switch (term.status()) {
      case CONCEPT -> "in voorbereiding";
      case ACTIVE -> "in gebruik" + since + until;
      case ENDED -> "beëindigd" + until;
      case REFUSED -> "geweigerd";
    };
  }

  static Node models(Catalogue catalogue, LocalDate today) {
    List<List<Node>> rows = new ArrayList<>();
    for (Model model : catalogue.register().models()) {
      Provider host = catalogue.register().hostOf(model);
      Licence licence = model.licence().value();
      rows.add(
          List.of(
              text(model.name() + (model.generative() ? "" : " (geen generatieve AI)")),
              text(Words.verdict(ProvenanceRules.judge(model, host, today))),
              text(party(model.maker().value())),
              text(licence == null ? "onbekend" : licence.name()),
              text(Words.openness(model.openness().value())),
              text(Words.place(host)),
              text(Words.law(host.hosting().jurisdiction().value()))));
    }
    List<String> heads =
        List.of("Model", "Herkomst", "Maker", "Licentie", "Openheid", "Draait", "Recht");
    return section(
        "modellen",
        "Met welke modellen?",
        Tables.table("modellen-tabel", "Modellen in het register, met hun herkomst", heads, rows),
        element(
            "p",
            text("Elk feit met bron en datum staat in "),
            element("a", attr("href", "/api/v1/modellen"), text("het modelregister als gegevens")),
            text(".")));
  }

  private static String party(@Nullable Party party) {
    if (party == null) {
      return "onbekend";
    }
    String countries =
        party.countries().stream().map(Words::country).collect(Collectors.joining(", "));
    return party.name() + " (" + countries + ")";
  }

  static Node rules(Catalogue catalogue) {
    if (catalogue.rules().isEmpty()) {
      return Node.NONE;
    }
    List<List<Node>> rows = new ArrayList<>();
    for (RuleView rule : catalogue.rules()) {
      rows.add(
          List.of(
              element("span", attr("id", "regel-" + rule.id()), text(rule.id())),
              text(rule.category()),
              element("strong", text(rule.title().dutch())),
              text(rule.explanation().dutch())));
    }
    return section(
        "regels",
        "Wat mag nooit?",
        decided(catalogue),
        Tables.table(
            "regels-tabel",
            "Regels over verboden gebruik",
            List.of("Regel", "Klasse", "Titel", "Uitleg"),
            rows));
  }

  /// Who decided the rules, as far as somebody stated that.
  private static Node decided(Catalogue catalogue) {
    Decided decided =
        catalogue.rules().stream()
            .map(RuleView::decided)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    LocalDate on = decided == null ? null : decided.on();
    String who =
        decided == null || on == null
            ? "Wie deze regels heeft vastgesteld, is niet opgegeven."
            : "Vastgesteld door " + decided.by() + " op " + on.format(DAY) + ".";
    String source = decided == null ? null : decided.source();
    return element(
        "p",
        text(who),
        source == null
            ? Node.NONE
            : all(text(" "), element("a", attr("href", source), text("Lees waar dat staat"))));
  }

  static Node section(String id, String heading, Node... content) {
    return element(
        "section",
        attr("id", id),
        attr("aria-labelledby", id + "-kop"),
        element("h2", attr("id", id + "-kop"), text(heading)),
        all(content));
  }
}
