package nl.genaisluis.gateway.relay;

import java.util.LinkedHashMap;
import java.util.Map;
import nl.genaisluis.gateway.exchange.OpenExchange;
import nl.genaisluis.models.energy.Carbon;
import nl.genaisluis.models.energy.Energy;
import nl.genaisluis.models.energy.Footprint;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.TokenEstimate;
import nl.genaisluis.models.wire.Usage;
import org.jspecify.annotations.Nullable;

/// The `sluis` member that closes every answer: what it cost, what was masked, who answers for it
/// and where it is on record.
public final class Tail {
  private Tail() {}

  static Json.Obj of(OpenExchange exchange, Told told, Footprint footprint, Findings findings) {
    Map<String, Json> masked = new LinkedHashMap<>();
    exchange.permit().scrubbed().counts().forEach((type, n) -> masked.put(type, Json.of(n)));
    String leafHash = exchange.receipt().leafHash();
    return Json.object(
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
        new Json.Obj(masked),
        "findings",
        Json.array(findings.shown()),
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
        Json.object(
            "leaf_hash", Json.of(leafHash), "proof_url", Json.of("/api/v1/bewijzen/" + leafHash)));
  }

  private static Json carbon(@Nullable Carbon carbon) {
    return Json.object(
        "low_g",
        Json.of(carbon == null ? null : (Double) carbon.lowGrams()),
        "central_g",
        Json.of(carbon == null ? null : (Double) carbon.centralGrams()),
        "high_g",
        Json.of(carbon == null ? null : (Double) carbon.highGrams()));
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
    if (exchange.answering().by().provider().kind() == Provider.Kind.IN_PROCESS) {
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
