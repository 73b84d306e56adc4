package nl.genaisluis.gateway.relay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.genaisluis.gateway.budget.Standing;
import nl.genaisluis.gateway.exchange.OpenExchange;
import nl.genaisluis.gateway.exchange.Thrift;
import nl.genaisluis.gateway.guideline.Suggestion;
import nl.genaisluis.models.energy.Carbon;
import nl.genaisluis.models.energy.Energy;
import nl.genaisluis.models.energy.Footprint;
import nl.genaisluis.models.energy.GridFactor;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.TokenEstimate;
import nl.genaisluis.models.wire.Usage;
import org.jspecify.annotations.Nullable;

/// The `sluis` member that closes every answer: what it cost, what was masked, who answers for it
/// and where it is on record.
public final class Tail {
  private Tail() {}

  /// @param usage what the call used, which the energy was reckoned from
  static Json.Obj of(
      OpenExchange exchange, Told told, Footprint footprint, Findings findings, Usage usage) {
    Json.Obj tail =
        Json.object(
            "request_id",
            Json.of(told.requestId()),
            "policy_version",
            Json.of(exchange.policyVersion()),
            "use_case",
            Json.of(exchange.permit().useCase().id()),
            "model",
            Json.of(exchange.answering().by().model().id()),
            "generative",
            Json.of(exchange.answering().by().model().generative()),
            "masked",
            masked(exchange),
            "findings",
            Json.array(findings.shown()),
            "usage_source",
            Json.of(source(usage)),
            "energy",
            energy(footprint.energy()),
            "co2e",
            carbon(footprint.carbon()),
            "stated_wh",
            Json.of(exchange.answering().statedWh()),
            "disclosure",
            Json.of(disclosure(exchange)),
            "responsible",
            Json.of(exchange.permit().useCase().accountability().responsible()),
            "receipt",
            receipt(exchange.receipt().leafHash()));
    List<Standing> warnings = exchange.budgetWarnings();
    Json.Obj warned = warnings.isEmpty() ? tail : tail.with("budgets", budgets(warnings));
    return thrifty(warned, exchange.thrift());
  }

  private static Json.Obj masked(OpenExchange exchange) {
    Map<String, Json> masked = new LinkedHashMap<>();
    exchange.permit().scrubbed().counts().forEach((type, n) -> masked.put(type, Json.of(n)));
    return new Json.Obj(masked);
  }

  private static Json.Obj receipt(String leafHash) {
    return Json.object(
        "leaf_hash", Json.of(leafHash), "proof_url", Json.of("/api/v1/bewijzen/" + leafHash));
  }

  /// Who counted, in the words of the record.
  private static String source(Usage usage) {
    return switch (usage.source()) {
      case PROVIDER -> "provider";
      case ESTIMATE -> "estimate";
      case NO_MODEL -> "no-model";
    };
  }

  private static Json.Obj thrifty(Json.Obj tail, Thrift thrift) {
    Json.Obj told = tail;
    Suggestion suggestion = thrift.suggestion();
    if (suggestion != null) {
      told =
          told.with(
              "simpler_means",
              Json.object(
                  "kind",
                  Json.of("guideline"),
                  "text",
                  Json.of(
                      "De richtlijn geeft hier antwoord op; daar is geen taalmodel voor nodig."),
                  "title",
                  Json.of(suggestion.title()),
                  "heading",
                  Json.of(suggestion.heading()),
                  "anchor",
                  Json.of(suggestion.anchor()),
                  "model",
                  Json.of("richtlijn-zoeker")));
    }
    Double share = thrift.promptShare();
    return share == null
        ? told
        : told.with(
            "prompt_diet",
            Json.object(
                "energy_share",
                Json.of(share),
                "text",
                Json.of(
                    "Het meeste van de energie ging naar het lezen van uw tekst. Stuur een volgende"
                        + " keer alleen het stuk waar het om gaat.")));
  }

  /// Budgets that are used for four fifths or more, this call included.
  private static Json budgets(List<Standing> warnings) {
    return Json.array(
        warnings.stream()
            .<Json>map(
                one ->
                    Json.object(
                        "quantity",
                        Json.of(one.quantity().code()),
                        "window",
                        Json.of(one.window().code()),
                        "subject",
                        Json.of(one.subject().code()),
                        "used",
                        Json.of((Double) one.used()),
                        "max",
                        Json.of((Double) one.max()),
                        "state",
                        Json.of(one.exceeded() ? "exceeded" : "warning"),
                        "seconds_left",
                        Json.of(one.secondsLeft())))
            .toList());
  }

  /// With the factor of the grid that it was reckoned with, where a model ran.
  private static Json carbon(@Nullable Carbon carbon) {
    GridFactor grid = carbon == null ? null : carbon.factor();
    return Json.object(
        "low_g",
        Json.of(carbon == null ? null : (Double) carbon.lowGrams()),
        "central_g",
        Json.of(carbon == null ? null : (Double) carbon.centralGrams()),
        "high_g",
        Json.of(carbon == null ? null : (Double) carbon.highGrams()),
        "zone",
        grid == null ? Json.NULL : Json.of(grid.zone()),
        "year",
        grid == null ? Json.NULL : Json.of(grid.year()),
        "g_per_kwh",
        grid == null ? Json.NULL : Json.of(Math.round(1000 * grid.gramsPerWh())));
  }

  /// The shape of energy in every answer of the API.
  public static Json.Obj energy(Energy energy) {
    return Json.object(
        "low_wh",
        Json.of(energy.lowWh()),
        "central_wh",
        Json.of(energy.centralWh()),
        "high_wh",
        Json.of(energy.highWh()),
        "class",
        Json.of(energy.evidence().name()),
        "method",
        Json.of(energy.method()));
  }

  /// The sentence that goes with the answer.
  static String disclosure(OpenExchange exchange) {
    return exchange.answering().by().model().generative()
        ? exchange.permit().useCase().disclosure().text()
        : "Geen generatieve AI: gevonden in de richtlijn.";
  }

  /// What the call used: the host's own count, or an estimate from the lengths of the texts.
  static Usage usage(OpenExchange exchange, @Nullable Usage counted, long answerCharacters) {
    if (exchange.fromCache()
        || exchange.answering().by().provider().kind() == Provider.Kind.IN_PROCESS) {
      return Usage.NONE;
    }
    if (counted != null) {
      return counted;
    }
    return new Usage(
        TokenEstimate.tokens(exchange.permit().length()),
        0,
        TokenEstimate.tokens(answerCharacters),
        0,
        Usage.Source.ESTIMATE);
  }
}
