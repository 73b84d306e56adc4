package nl.genaisluis.gateway.conversation;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import nl.genaisluis.models.energy.Energy;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.Usage;
import org.jspecify.annotations.Nullable;

/// What one person used in one month: sums, and nothing of any single answer.
///
/// @param answers of models and of what ran without one
/// @param unknown answers of which nobody knows the energy; they are in no sum of Wh
/// @param methods by which the energy was found
record MonthUse(
    YearMonth month,
    long answers,
    long tokens,
    double lowWh,
    double centralWh,
    double highWh,
    long unknown,
    List<String> methods) {
  /// A person meets a few methods; more than these are not listed.
  private static final int METHODS_MAX = 8;

  MonthUse {
    methods = List.copyOf(methods);
  }

  static MonthUse nothing(YearMonth month) {
    return new MonthUse(month, 0, 0, 0, 0, 0, 0, List.of());
  }

  static MonthUse of(YearMonth month, Usage usage, Energy energy) {
    Double low = energy.lowWh();
    Double central = energy.centralWh();
    Double high = energy.highWh();
    long tokens = usage.input() + usage.output();
    if (low == null || central == null || high == null) {
      return new MonthUse(month, 1, tokens, 0, 0, 0, 1, List.of(energy.method()));
    }
    return new MonthUse(month, 1, tokens, low, central, high, 0, List.of(energy.method()));
  }

  /// Both together when they are of one month; of two months only the later one counts.
  MonthUse plus(MonthUse other) {
    if (!month.equals(other.month)) {
      return month.isAfter(other.month) ? this : other;
    }
    TreeSet<String> both = new TreeSet<>(methods);
    both.addAll(other.methods);
    return new MonthUse(
        month,
        answers + other.answers,
        tokens + other.tokens,
        lowWh + other.lowWh,
        centralWh + other.centralWh,
        highWh + other.highWh,
        unknown + other.unknown,
        both.stream().limit(METHODS_MAX).toList());
  }

  /// The moment at which it is nobody's present month any more, and a day for clocks that differ.
  Instant ends() {
    return month.plusMonths(1).atDay(2).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// As it is kept and as its person sees it.
  Json.Obj json() {
    boolean known = answers > unknown;
    Json energy =
        known
            ? Json.object(
                "laagWh",
                Json.of(Double.valueOf(lowWh)),
                "middenWh",
                Json.of(Double.valueOf(centralWh)),
                "hoogWh",
                Json.of(Double.valueOf(highWh)))
            : Json.NULL;
    return Json.object(
        "maand", Json.of(month.toString()),
        "antwoorden", Json.of(answers),
        "tokens", Json.of(tokens),
        "energie", energy,
        "zonderEnergiecijfer", Json.of(unknown),
        "methoden", Json.array(methods.stream().map(Json::of).toList()));
  }

  /// What [#json] wrote; null for anything else.
  static @Nullable MonthUse of(Json.Obj kept) {
    String month = kept.text("maand");
    Long answers = kept.whole("antwoorden");
    Long tokens = kept.whole("tokens");
    Long unknown = kept.whole("zonderEnergiecijfer");
    if (month == null || answers == null || tokens == null || unknown == null) {
      return null;
    }
    Json.Obj energy = kept.object("energie");
    List<String> methods =
        kept.items("methoden").stream()
            .filter(Json.Text.class::isInstance)
            .map(one -> ((Json.Text) one).value())
            .toList();
    return new MonthUse(
        YearMonth.parse(month),
        answers,
        tokens,
        wattHours(energy, "laagWh"),
        wattHours(energy, "middenWh"),
        wattHours(energy, "hoogWh"),
        unknown,
        methods);
  }

  private static double wattHours(Json.@Nullable Obj energy, String name) {
    return energy != null && energy.get(name) instanceof Json.Num number ? number.nearest() : 0;
  }

  @Override
  public String toString() {
    return "MonthUse[***]";
  }
}
