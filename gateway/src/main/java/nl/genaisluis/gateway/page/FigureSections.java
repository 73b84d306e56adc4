package nl.genaisluis.gateway.page;

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
import nl.genaisluis.audit.figures.CountRow;
import nl.genaisluis.audit.figures.EnergySum;
import nl.genaisluis.audit.figures.MonthFigures;
import nl.genaisluis.audit.figures.UseRow;
import nl.genaisluis.gateway.page.Html.Node;
import org.jspecify.annotations.Nullable;

/// The figures of a month as tables.
final class FigureSections {
  private static final Locale DUTCH = Locale.of("nl", "NL");

  private FigureSections() {}

  static Node of(MonthFigures month) {
    String name = month.month().format(DateTimeFormatter.ofPattern("MMMM uuuu", DUTCH));
    return Registers.section(
        "cijfers",
        "Cijfers van " + name,
        totals(month, name),
        counts("grond", "Geweigerd, naar grond", "Grond", month.refusals()),
        counts(
            "klasse",
            "Geweigerd, naar klasse van verboden gebruik",
            "Klasse",
            month.refusedCategories()),
        counts(
            "geweigerd-per-toepassing",
            "Geweigerd, naar toepassing",
            "Toepassing",
            month.refusedUseCases()),
        uses("per-toepassing", "Gebruik per toepassing", "Toepassing", month.useCases()),
        uses("per-model", "Gebruik per model", "Model", month.models()),
        uses(
            "bewijsklasse", "Gebruik naar bewijsklasse van de energie", "Klasse", month.evidence()),
        element(
            "p",
            attr("class", "hint"),
            text(
                "A: gemeten of zeker. B: geijkt. C: geschat, open model. D: grove schatting. U:"
                    + " onbekend, en dus niet als 0 geteld.")),
        counts("vervangen", "Vervangen persoonsgegevens, naar soort", "Soort", month.masked()),
        element(
            "p",
            text("Kleine aantallen zijn samengevoegd onder \"overig\". Alle cijfers: "),
            element("a", attr("href", address(month.month()) + "?formaat=csv"), text("CSV")),
            text(" of "),
            element("a", attr("href", address(month.month())), text("JSON")),
            text(". Andere maand: zet ?maand=2026-10 achter het adres van deze pagina.")));
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
            row("Uitstoot in gram CO2e", amount(month.energy().centralGco2e())),
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

  private static Node uses(String id, String caption, String head, List<UseRow> uses) {
    if (uses.isEmpty()) {
      return element("p", text(caption + ": geen."));
    }
    List<List<Node>> rows = uses.stream().map(FigureSections::row).toList();
    List<String> heads = List.of(head, "Antwoorden", "Wh (van - tot)", "Energie bekend");
    return Tables.table(id, caption, heads, rows, 1);
  }

  private static List<Node> row(UseRow use) {
    return List.of(
        text(use.key()),
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
    return energy.centralWh() == null
        ? "onbekend"
        : amount(energy.centralWh())
            + " ("
            + amount(energy.lowWh())
            + " - "
            + amount(energy.highWh())
            + ")";
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
