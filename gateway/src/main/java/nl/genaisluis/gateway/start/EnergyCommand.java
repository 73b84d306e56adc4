package nl.genaisluis.gateway.start;

import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.ledger.LedgerFault;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.models.energy.EnergyMethod;
import nl.genaisluis.models.energy.Footprint;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.models.wire.Usage.Source;
import org.jspecify.annotations.Nullable;

/// `energy`: what an answer costs, for each model of the register; and with `--recompute` what the
/// record would say under the method of today, beside what it says. Nothing is written.
public final class EnergyCommand {
  private static final long READ_TOKENS = 300;
  private static final long WRITTEN_TOKENS = 400;

  private EnergyCommand() {}

  /// Runs the verb: 0 when there is a table.
  public static int run(List<String> words, PrintStream out, PrintStream err) {
    try {
      Options options = Options.parse(words, Set.of("--config"), Set.of("--recompute"), 0);
      ConfigFolder folder = RunCommand.folder(options);
      Register register = folder.read("models.yaml", Register.class);
      if (!options.switches().contains("--recompute")) {
        answers(register).forEach(out::println);
        return 0;
      }
      Settings settings = folder.read("sluis.yaml", Settings.class);
      Places places = Places.of(System.getenv());
      history(register, SharedDatabase.place(places, settings)).forEach(out::println);
      return 0;
    } catch (Options.Wrong wrong) {
      err.println(wrong.getMessage());
      err.println(Usage.TEXT);
      return 2;
    } catch (ConfigException | IllegalArgumentException | LedgerFault refused) {
      err.println(refused.getMessage());
      return 1;
    }
  }

  /// The table of an answer of 400 tokens to a prompt of 300, in Markdown.
  static List<String> answers(Register register) {
    List<String> lines = new ArrayList<>();
    lines.add("| model | low Wh | central Wh | high Wh | class | method | ECO Wh |");
    lines.add("| --- | --- | --- | --- | --- | --- | --- |");
    for (Model model : register.models()) {
      Footprint cost =
          EnergyMethod.ef1().expected(model, register.hostOf(model), READ_TOKENS, WRITTEN_TOKENS);
      lines.add(
          row(
              model.id(),
              figure(cost.energy().lowWh()),
              figure(cost.energy().centralWh()),
              figure(cost.energy().highWh()),
              cost.energy().evidence().name(),
              cost.energy().method(),
              figure(cost.ecoWh())));
    }
    return lines;
  }

  /// Each month as it was recorded and as the method of today would have it, side by side. What the
  /// method of today cannot say of an entry is counted and added to neither.
  static List<String> history(Register register, LedgerConfig places) {
    TreeMap<String, Sum> sums = new TreeMap<>();
    try (Ledger ledger = Ledger.open(places, Clock.systemUTC())) {
      ledger.scan(
          entry -> {
            if (entry.event() instanceof Closed closed) {
              String month = entry.time().substring(0, "2026-11".length());
              sums.merge(
                  month + " | " + closed.energy().method() + " | as recorded",
                  Sum.of(
                      closed.energy().lowWh(),
                      closed.energy().centralWh(),
                      closed.energy().highWh()),
                  Sum::plus);
              Footprint again = again(register, closed);
              sums.merge(
                  month + " | " + EnergyMethod.ef1().version() + " | computed anew",
                  Sum.of(
                      again.energy().lowWh(), again.energy().centralWh(), again.energy().highWh()),
                  Sum::plus);
            }
          });
    }
    List<String> lines = new ArrayList<>();
    lines.add("| month | method | origin | exchanges | known | low Wh | central Wh | high Wh |");
    lines.add("| --- | --- | --- | --- | --- | --- | --- | --- |");
    sums.forEach((key, sum) -> lines.add("| " + key + " | " + sum.cells() + " |"));
    return lines;
  }

  private static Footprint again(Register register, Closed closed) {
    Model model = closed.model() == null ? null : register.model(closed.model());
    Source source =
        switch (closed.tokens().source()) {
          case "provider" -> Source.PROVIDER;
          case "estimate" -> Source.ESTIMATE;
          default -> null;
        };
    if (closed.energy().method().equals("no-model")) {
      return Footprint.NO_MODEL;
    }
    if (model == null || source == null) {
      return Footprint.unknown(EnergyMethod.ef1().version());
    }
    nl.genaisluis.models.wire.Usage usage =
        new nl.genaisluis.models.wire.Usage(
            closed.tokens().input(),
            closed.tokens().cached(),
            closed.tokens().output(),
            closed.tokens().reasoning(),
            source);
    return EnergyMethod.ef1().estimate(model, register.hostOf(model), usage);
  }

  private record Sum(long count, long known, double low, double central, double high) {
    static Sum of(@Nullable Double low, @Nullable Double central, @Nullable Double high) {
      return low == null || central == null || high == null
          ? new Sum(1, 0, 0, 0, 0)
          : new Sum(1, 1, low, central, high);
    }

    Sum plus(Sum other) {
      return new Sum(
          count + other.count,
          known + other.known,
          low + other.low,
          central + other.central,
          high + other.high);
    }

    String cells() {
      boolean none = known == 0;
      return String.join(
          " | ",
          Long.toString(count),
          Long.toString(known),
          figure(none ? null : (Double) low),
          figure(none ? null : (Double) central),
          figure(none ? null : (Double) high));
    }
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /// Two significant digits: more would claim what nobody knows.
  private static String figure(@Nullable Double wattHours) {
    if (wattHours == null) {
      return "unknown";
    }
    return wattHours == 0
        ? "0"
        : new java.math.BigDecimal(wattHours)
            .round(new java.math.MathContext(2))
            .stripTrailingZeros()
            .toPlainString();
  }
}
