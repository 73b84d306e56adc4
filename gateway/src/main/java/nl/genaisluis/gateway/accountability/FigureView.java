package nl.genaisluis.gateway.accountability;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import nl.genaisluis.audit.figures.CountRow;
import nl.genaisluis.audit.figures.EnergySum;
import nl.genaisluis.audit.figures.MeterRow;
import nl.genaisluis.audit.figures.MonthFigures;
import nl.genaisluis.audit.figures.TokenSum;
import nl.genaisluis.audit.figures.UseRow;
import nl.genaisluis.models.energy.Equivalent;
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
        "vergelijkingen", equivalents(month.energy()),
        "perSoort", counts(month.kinds()),
        "perAfloop", counts(month.outcomes()),
        "geweigerdNaarGrond", counts(month.refusals()),
        "geweigerdNaarKlasse", counts(month.refusedCategories()),
        "geweigerdNaarToepassing", counts(month.refusedUseCases()),
        "vervangen", counts(month.masked()),
        "perToepassing", uses(month.useCases()),
        "perModel", uses(month.models()),
        "perBewijsklasse", uses(month.evidence()),
        "perModelKlasseToepassing", cells(month.cells()),
        "perMeter", meters(month.meters()));
  }

  private static Json tokens(TokenSum tokens) {
    return Json.object(
        "bekendVan", Json.of(tokens.counted()),
        "geschatVan", Json.of(tokens.estimated()),
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

  private static Json equivalents(EnergySum energy) {
    Double low = energy.lowWh();
    Double central = energy.centralWh();
    Double high = energy.highWh();
    if (low == null || central == null || high == null) {
      return Json.array(List.of());
    }
    return Json.array(
        Arrays.stream(Equivalent.values())
            .map(
                one ->
                    Json.object(
                        "maat", Json.of(one.code()),
                        "eenheid", Json.of(one.unit()),
                        "laag", Json.of(one.of(low)),
                        "midden", Json.of(one.of(central)),
                        "hoog", Json.of(one.of(high))))
            .toList());
  }

  private static Json counts(List<CountRow> rows) {
    return Json.array(
        rows.stream()
            .map(row -> Json.object("naam", Json.of(row.key()), "aantal", Json.of(row.count())))
            .toList());
  }

  private static Json cells(List<UseRow> rows) {
    return Json.array(
        rows.stream()
            .map(
                row -> {
                  List<String> key =
                      row.key().contains(MonthFigures.CELL)
                          ? List.of(row.key().split(Pattern.quote(MonthFigures.CELL), -1))
                          : List.of(row.key(), row.key(), row.key(), row.key());
                  return Json.object(
                      "model", Json.of(key.get(0)),
                      "bewijsklasse", Json.of(key.get(1)),
                      "toepassing", Json.of(key.get(2)),
                      "methode", Json.of(key.get(3)),
                      "aantal", Json.of(row.count()),
                      "tokens", tokens(row.tokens()),
                      "energie", energy(row.energy()));
                })
            .toList());
  }

  private static Json meters(List<MeterRow> rows) {
    return Json.array(
        rows.stream()
            .map(
                row ->
                    Json.object(
                        "aanbieder", Json.of(row.provider()),
                        "vensters", Json.of(row.windows()),
                        "vervallenVensters", Json.of(row.dropped()),
                        "gemetenWh", Json.of(Double.valueOf(row.itWh())),
                        "stilstandWh", Json.of(Double.valueOf(row.idleWh())),
                        "verzoekenWh", Json.of(Double.valueOf(row.requestsWh())),
                        "onverklaardWh", Json.of(Double.valueOf(row.unexplainedWh()))))
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
