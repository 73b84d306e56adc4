package nl.genaisluis.audit.figures;

import java.time.YearMonth;
import java.util.List;

/// The figures of one month in UTC. Totals are exact; rows below the threshold are folded.
///
/// @param opened calls to a model that were allowed
/// @param completed of the exchanges that closed in this month, those that completed
/// @param refused requests that were not carried out
/// @param checks dry runs
/// @param tokens of all exchanges that closed
/// @param energy of all exchanges that closed
/// @param kinds opened by kind of call
/// @param outcomes closed by outcome
/// @param refusals refused by ground
/// @param refusedCategories refused by prohibited class; one request may count in several
/// @param refusedUseCases refused by use case; without one: `geen`
/// @param masked personal data replaced, by type
/// @param useCases closed by use case
/// @param models closed by model; without one: `geen`
/// @param evidence closed by class of the energy's evidence; never folded, it tells of no person
/// @param cells closed by model, class, use case and method together, in that order in the key: the
///   finest sums, of which all others can be made
/// @param meters what hosts of our own took by their meters, idle apart
public record MonthFigures(
    YearMonth month,
    long opened,
    long completed,
    long refused,
    long checks,
    TokenSum tokens,
    EnergySum energy,
    List<CountRow> kinds,
    List<CountRow> outcomes,
    List<CountRow> refusals,
    List<CountRow> refusedCategories,
    List<CountRow> refusedUseCases,
    List<CountRow> masked,
    List<UseRow> useCases,
    List<UseRow> models,
    List<UseRow> evidence,
    List<UseRow> cells,
    List<MeterRow> meters) {
  /// Between the parts of the key of a cell; none of them holds it.
  public static final String CELL = "|";

  public MonthFigures {
    kinds = List.copyOf(kinds);
    outcomes = List.copyOf(outcomes);
    refusals = List.copyOf(refusals);
    refusedCategories = List.copyOf(refusedCategories);
    refusedUseCases = List.copyOf(refusedUseCases);
    masked = List.copyOf(masked);
    useCases = List.copyOf(useCases);
    models = List.copyOf(models);
    evidence = List.copyOf(evidence);
    cells = List.copyOf(cells);
    meters = List.copyOf(meters);
  }
}
