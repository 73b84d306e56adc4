package nl.genaisluis.audit.figures;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.genaisluis.audit.event.CaseChanged;
import nl.genaisluis.audit.event.Checked;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.ConditionsConfirmed;
import nl.genaisluis.audit.event.ConfirmationGiven;
import nl.genaisluis.audit.event.DoubtCleared;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.event.Held;
import nl.genaisluis.audit.event.Looked;
import nl.genaisluis.audit.event.Metered;
import nl.genaisluis.audit.event.ModelsCompared;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.PolicyChanged;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.event.Released;
import nl.genaisluis.audit.event.Reviewed;
import nl.genaisluis.audit.event.ShardOpened;
import nl.genaisluis.audit.event.StopLifted;
import nl.genaisluis.audit.event.StopSet;
import nl.genaisluis.audit.event.Verified;
import org.jspecify.annotations.Nullable;

/// The running sums of one month. Confined to whoever holds the lock of [Figures].
final class MonthTally {
  private static final String NONE = "geen";

  private long opened;
  private long completed;
  private long refused;
  private long checks;
  private final Map<String, Long> kinds = new TreeMap<>();
  private final Map<String, Long> outcomes = new TreeMap<>();
  private final Map<String, Long> refusals = new TreeMap<>();
  private final Map<String, Long> refusedCategories = new TreeMap<>();
  private final Map<String, Long> refusedUseCases = new TreeMap<>();
  private final Map<String, Long> masked = new TreeMap<>();
  private final Map<String, UseRow> useCases = new TreeMap<>();
  private final Map<String, UseRow> models = new TreeMap<>();
  private final Map<String, UseRow> evidence = new TreeMap<>();
  private final Map<String, UseRow> cells = new TreeMap<>();
  private final Map<String, MeterRow> meters = new TreeMap<>();
  private UseRow closed = UseRow.none("");

  void add(Event event) {
    switch (event) {
      case Opened call -> {
        opened++;
        count(kinds, call.kind());
        call.masked().forEach((type, number) -> masked.merge(type, (long) number, Long::sum));
      }
      case Closed end -> close(end);
      case Refused refusal -> {
        refused++;
        count(refusals, refusal.refusal());
        refusal.categories().stream().distinct().forEach(name -> count(refusedCategories, name));
        count(refusedUseCases, orNone(refusal.useCase()));
        refusal.masked().forEach((type, number) -> masked.merge(type, (long) number, Long::sum));
      }
      case Checked _ -> checks++;
      case ConfirmationGiven _,
          ConditionsConfirmed _,
          DoubtCleared _,
          PolicyChanged _,
          StopSet _,
          StopLifted _,
          Looked _,
          Reviewed _,
          CaseChanged _,
          Erased _,
          Held _,
          Released _,
          Verified _ -> {
        // Not a request; the public figures do not show them yet.
      }
      case ModelsCompared _, ShardOpened _ -> {
        // Not a request either.
      }
      case Metered metered ->
          meters.put(
              metered.provider(),
              meters
                  .getOrDefault(metered.provider(), MeterRow.none(metered.provider()))
                  .plus(metered));
    }
  }

  private void close(Closed end) {
    if (end.outcome().equals("completed")) {
      completed++;
    }
    count(outcomes, end.outcome());
    UseRow row =
        new UseRow("", 1, TokenSum.NONE.plus(end.tokens()), EnergySum.NONE.plus(end.energy()));
    closed = closed.plus(row);
    use(useCases, end.useCase(), row);
    use(models, orNone(end.model()), row);
    use(evidence, end.energy().evidence(), row);
    use(
        cells,
        String.join(
            MonthFigures.CELL,
            orNone(end.model()),
            end.energy().evidence(),
            end.useCase(),
            end.energy().method()),
        row);
  }

  private static void count(Map<String, Long> counts, String key) {
    counts.merge(key, 1L, Long::sum);
  }

  private static void use(Map<String, UseRow> rows, String key, UseRow row) {
    rows.put(key, rows.getOrDefault(key, UseRow.none(key)).plus(row));
  }

  private static String orNone(@Nullable String key) {
    return key == null ? NONE : key;
  }

  MonthFigures figures(YearMonth month, int threshold) {
    return new MonthFigures(
        month,
        opened,
        completed,
        refused,
        checks,
        closed.tokens(),
        closed.energy(),
        counts(kinds, threshold),
        counts(outcomes, threshold),
        counts(refusals, threshold),
        counts(refusedCategories, threshold),
        counts(refusedUseCases, threshold),
        counts(masked, threshold),
        Folding.fold(useCases.values(), threshold),
        Folding.fold(models.values(), threshold),
        List.copyOf(evidence.values()),
        Folding.fold(cells.values(), threshold),
        List.copyOf(meters.values()));
  }

  private static List<CountRow> counts(Map<String, Long> counts, int threshold) {
    return Folding.fold(
        counts.entrySet().stream()
            .map(count -> new CountRow(count.getKey(), count.getValue()))
            .toList(),
        threshold);
  }
}
