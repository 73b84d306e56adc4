package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.all;
import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import nl.genaisluis.audit.figures.CountRow;
import nl.genaisluis.audit.figures.EnergySum;
import nl.genaisluis.audit.figures.MonthFigures;
import nl.genaisluis.audit.figures.UseRow;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.page.Html.Node;
import org.jspecify.annotations.Nullable;

/// The figures of a month as tables.
final class FigureSections {
  private static final Locale DUTCH = Locale.of("nl", "NL");

  private FigureSections() {}

  /// @param newest the month that is not over yet
  static Node of(MonthFigures month, Catalogue catalogue, YearMonth newest) {
    String name = name(month.month());
    FigureWords words = new FigureWords(catalogue);
    return Registers.section(
        "cijfers",
        "Cijfers van " + name,
        months(month.month(), newest),
        totals(month, name),
        refused(month, words),
        used(month, words),
        counts(
            "vervangen",
            "Vervangen persoonsgegevens, naar soort",
            "Soort",
            named(month.masked(), words::kind)),
        element(
            "p",
            text("Kleine aantallen zijn samengevoegd onder \"overig\". Alle cijfers: "),
            element("a", attr("href", address(month.month()) + "?formaat=csv"), text("CSV")),
            text(" of "),
            element("a", attr("href", address(month.month())), text("JSON")),
            text(".")));
  }

  private static Node refused(MonthFigures month, FigureWords words) {
    return all(
        counts("grond", "Geweigerd, naar grond", "Grond", named(month.refusals(), words::ground)),
        counts(
            "klasse",
            "Geweigerd, naar soort van verboden gebruik",
            "Soort",
            named(month.refusedCategories(), words::category)),
        counts(
            "geweigerd-per-toepassing",
            "Geweigerd, naar toepassing",
            "Toepassing",
            named(month.refusedUseCases(), words::useCase)));
  }

  private static Node used(MonthFigures month, FigureWords words) {
    return all(
        uses(
            "per-toepassing",
            "Gebruik per toepassing",
            "Toepassing",
            month.useCases(),
            words::useCase),
        uses("per-model", "Gebruik per model", "Model", month.models(), words::model),
        uses(
            "bewijsklasse",
            "Gebruik naar bewijsklasse van de energie",
            "Klasse",
            month.evidence(),
            key -> key),
        element(
            "p",
            attr("class", "hint"),
            text(
                "A: gemeten of zeker. B: geijkt. C: geschat, open model. D: grove schatting. U:"
                    + " onbekend, en dus niet als 0 geteld.")));
  }

  /// The way to the month before, and to the one after when there is one.
  private static Node months(YearMonth shown, YearMonth newest) {
    Node before = toMonth(shown.minusMonths(1));
    Node after =
        shown.isBefore(newest) ? all(text(" · "), toMonth(shown.plusMonths(1))) : Node.NONE;
    return element("p", attr("class", "months"), text("Andere maand: "), before, after);
  }

  private static Node toMonth(YearMonth month) {
    return element("a", attr("href", "/openbaar?maand=" + month + "#cijfers"), text(name(month)));
  }

  private static String name(YearMonth month) {
    return month.format(DateTimeFormatter.ofPattern("MMMM uuuu", DUTCH));
  }

  private static List<CountRow> named(List<CountRow> rows, UnaryOperator<String> words) {
    return rows.stream().map(row -> new CountRow(words.apply(row.key()), row.count())).toList();
  }

  private static Node totals(MonthFigures month, String name) {
    return Tables.table(
        "totalen",
        "Totalen van " + name,
        List.of("Wat", "Aantal"),
        List.of(
            row("Vragen toegelaten", whole(month.opened())),
            row("Antwoorden voltooid", whole(month.completed())),
            row("Vragen geweigerd", whole(month.refused())),
            row("Alleen gecontroleerd", whole(month.checks())),
            row("Tokens naar modellen", whole(month.tokens().input())),
            row("Tokens van modellen", whole(month.tokens().output())),
            row("Energie in Wh (van - tot)", energy(month.energy())),
            row("Uitstoot in gram CO2e (van - tot)", emission(month.energy())),
            row("Vragen waarvan de energie bekend is", share(month.energy().coverage()))),
        1);
  }

  private static Node counts(String id, String caption, String head, List<CountRow> counts) {
    if (counts.isEmpty()) {
      return element("p", text(caption + ": geen."));
    }
    List<List<Node>> rows = counts.stream().map(one -> row(one.key(), whole(one.count()))).toList();
    return Tables.table(id, caption, List.of(head, "Aantal"), rows, 1);
  }

  private static Node uses(
      String id, String caption, String head, List<UseRow> uses, UnaryOperator<String> words) {
    if (uses.isEmpty()) {
      return element("p", text(caption + ": geen."));
    }
    List<List<Node>> rows = uses.stream().map(use -> row(use, words)).toList();
    List<String> heads = List.of(head, "Antwoorden", "Wh (van - tot)", "Energie bekend");
    return Tables.table(id, caption, heads, rows, 1);
  }

  private static List<Node> row(UseRow use, UnaryOperator<String> words) {
    return List.of(
        text(words.apply(use.key())),
        text(whole(use.count())),
        text(energy(use.energy())),
        text(share(use.energy().coverage())));
  }

  private static List<Node> row(String name, String value) {
    return List.of(text(name), text(value));
  }

  private static String address(YearMonth month) {
    return "/api/v1/cijfers/" + month;
  }

  private static String energy(EnergySum energy) {
    return range(energy.lowWh(), energy.centralWh(), energy.highWh());
  }

  private static String emission(EnergySum energy) {
    return range(energy.lowGco2e(), energy.centralGco2e(), energy.highGco2e());
  }

  private static String range(
      @Nullable Double low, @Nullable Double central, @Nullable Double high) {
    return central == null
        ? "onbekend"
        : amount(central) + " (" + amount(low) + "\u00a0-\u00a0" + amount(high) + ")";
  }

  private static String whole(long value) {
    return NumberFormat.getIntegerInstance(DUTCH).format(value);
  }

  /// Two significant digits: the figures are no better than that.
  private static String amount(@Nullable Double value) {
    if (value == null) {
      return "onbekend";
    }
    NumberFormat format = NumberFormat.getNumberInstance(DUTCH);
    format.setMaximumFractionDigits(12);
    return format.format(new BigDecimal(value).round(new MathContext(2, RoundingMode.HALF_UP)));
  }

  private static String share(@Nullable Double share) {
    return share == null ? "-" : NumberFormat.getPercentInstance(DUTCH).format(share);
  }
}
