package nl.genaisluis.gateway.accountability;

import java.util.List;
import nl.genaisluis.audit.figures.CountRow;
import nl.genaisluis.audit.figures.EnergySum;
import nl.genaisluis.audit.figures.MonthFigures;
import nl.genaisluis.audit.figures.TokenSum;
import nl.genaisluis.audit.figures.UseRow;
import nl.genaisluis.models.wire.Json;

/// The figures of a month in the words of the API.
final class FigureView {
  private FigureView() {}

  static Json.Obj of(MonthFigures month) {
    return Json.object(
        "maand", Json.of(month.month().toString()),
        "toegelaten", Json.of(month.opened()),
        "voltooid", Json.of(month.completed()),
        "geweigerd", Json.of(month.refused()),
        "controles", Json.of(month.checks()),
        "tokens", tokens(month.tokens()),
        "energie", energy(month.energy()),
        "perSoort", counts(month.kinds()),
        "perAfloop", counts(month.outcomes()),
        "geweigerdNaarGrond", counts(month.refusals()),
        "geweigerdNaarKlasse", counts(month.refusedCategories()),
        "geweigerdNaarToepassing", counts(month.refusedUseCases()),
        "vervangen", counts(month.masked()),
        "perToepassing", uses(month.useCases()),
        "perModel", uses(month.models()),
        "perBewijsklasse", uses(month.evidence()));
  }

  private static Json tokens(TokenSum tokens) {
    return Json.object(
        "bekendVan", Json.of(tokens.counted()),
        "invoer", Json.of(tokens.input()),
        "uitvoer", Json.of(tokens.output()));
  }

  private static Json energy(EnergySum energy) {
    return Json.object(
        "laagWh", Json.of(energy.lowWh()),
        "middenWh", Json.of(energy.centralWh()),
        "hoogWh", Json.of(energy.highWh()),
        "laagGramCo2e", Json.of(energy.lowGco2e()),
        "middenGramCo2e", Json.of(energy.centralGco2e()),
        "hoogGramCo2e", Json.of(energy.highGco2e()),
        "dekking", Json.of(energy.coverage()));
  }

  private static Json counts(List<CountRow> rows) {
    return Json.array(
        rows.stream()
            .map(row -> Json.object("naam", Json.of(row.key()), "aantal", Json.of(row.count())))
            .toList());
  }

  private static Json uses(List<UseRow> rows) {
    return Json.array(
        rows.stream()
            .map(
                row ->
                    Json.object(
                        "naam", Json.of(row.key()),
                        "aantal", Json.of(row.count()),
                        "tokens", tokens(row.tokens()),
                        "energie", energy(row.energy())))
            .toList());
  }
}
