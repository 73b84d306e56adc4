package nl.genaisluis.audit.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The figures of a month as open data: CSV (RFC 4180) with one header and one row a figure. The
/// header is public: columns are added at the end, never renamed. An empty field is unknown.
public final class FiguresCsv {
  /// The columns.
  public static final String HEADER =
      "maand,groep,sleutel,aantal,tokens_bekend,tokens_in,tokens_uit,energie_bekend,dekking,"
          + "wh_laag,wh_midden,wh_hoog,gco2e_bekend,gco2e_laag,gco2e_midden,gco2e_hoog,tokens_geschat";

  private static final String END = "\r\n";
  private static final int COUNT_COLUMNS = 4;
  private static final int COLUMNS = 17;
  private static final int DECIMALS = 6;

  private FiguresCsv() {}

  /// One month, header included.
  public static String csv(MonthFigures figures) {
    return HEADER + END + rows(figures);
  }

  /// One month without the header, to be put after others.
  public static String rows(MonthFigures figures) {
    StringBuilder csv = new StringBuilder();
    String month = figures.month().toString();
    count(csv, month, "totaal", new CountRow("toegelaten", figures.opened()));
    count(csv, month, "totaal", new CountRow("voltooid", figures.completed()));
    count(csv, month, "totaal", new CountRow("geweigerd", figures.refused()));
    count(csv, month, "totaal", new CountRow("proef", figures.checks()));
    use(
        csv,
        month,
        "totaal",
        new UseRow("verbruik", figures.energy().exchanges(), figures.tokens(), figures.energy()));
    counts(csv, month, "soort", figures.kinds());
    counts(csv, month, "afloop", figures.outcomes());
    counts(csv, month, "weigering", figures.refusals());
    counts(csv, month, "weigering_categorie", figures.refusedCategories());
    counts(csv, month, "weigering_toepassing", figures.refusedUseCases());
    counts(csv, month, "persoonsgegeven", figures.masked());
    uses(csv, month, "toepassing", figures.useCases());
    uses(csv, month, "model", figures.models());
    uses(csv, month, "bewijsklasse", figures.evidence());
    uses(csv, month, "model_klasse_toepassing_methode", figures.cells());
    return csv.toString();
  }

  private static void counts(StringBuilder csv, String month, String group, List<CountRow> rows) {
    rows.forEach(row -> count(csv, month, group, row));
  }

  private static void uses(StringBuilder csv, String month, String group, List<UseRow> rows) {
    rows.forEach(row -> use(csv, month, group, row));
  }

  private static void count(StringBuilder csv, String month, String group, CountRow row) {
    line(csv, month, group, row.key(), Long.toString(row.count()));
  }

  private static void use(StringBuilder csv, String month, String group, UseRow row) {
    TokenSum tokens = row.tokens();
    EnergySum energy = row.energy();
    line(
        csv,
        month,
        group,
        row.key(),
        Long.toString(row.count()),
        Long.toString(tokens.counted()),
        tokens.counted() == 0 ? "" : Long.toString(tokens.input()),
        tokens.counted() == 0 ? "" : Long.toString(tokens.output()),
        Long.toString(energy.energyKnown()),
        number(energy.coverage()),
        number(energy.lowWh()),
        number(energy.centralWh()),
        number(energy.highWh()),
        Long.toString(energy.emissionsKnown()),
        number(energy.lowGco2e()),
        number(energy.centralGco2e()),
        number(energy.highGco2e()),
        Long.toString(tokens.estimated()));
  }

  private static void line(StringBuilder csv, String... fields) {
    csv.append(Arrays.stream(fields).map(FiguresCsv::field).collect(Collectors.joining(",")));
    if (fields.length == COUNT_COLUMNS) {
      csv.append(",".repeat(COLUMNS - COUNT_COLUMNS));
    }
    csv.append(END);
  }

  private static String field(String text) {
    boolean plain = text.chars().allMatch(c -> c != ',' && c != '"' && c != '\n' && c != '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private static String number(@Nullable Double value) {
    if (value == null) {
      return "";
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
