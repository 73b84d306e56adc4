package nl.genaisluis.gateway.relay;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.exchange.Ending;
import nl.genaisluis.gateway.exchange.OpenExchange;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.policy.output.OutputFinding;
import nl.genaisluis.policy.output.Screened;
import nl.genaisluis.policy.usecase.UseCase;

/// How an answer ends that does not end well.
///
/// @param ending what goes on record
/// @param flags rule ids or words that go on record with it
/// @param status the HTTP status, when nothing was sent yet
/// @param retry false when asking again gives the same
/// @param json the error as the caller reads it, whole or as the last event of a stream
record Farewell(Ending ending, List<String> flags, int status, boolean retry, Json.Obj json) {
  private static final String PROHIBITED = "prohibited_output";
  private static final String UNDECIDED = "undecided";
  private static final int FORBIDDEN = 403;

  Farewell {
    flags = List.copyOf(flags);
  }

  /// A fault of the host, a stop, or a record that cannot be written.
  static Farewell of(Ending ending, Breakage breakage, Told told) {
    return new Farewell(
        ending, List.of(), breakage.status(), true, breakage.json(told.requestId()));
  }

  /// The output rules end the answer.
  static Farewell of(Screened end, OpenExchange exchange, Told told) {
    return switch (end) {
      case Screened.Stopped(List<OutputFinding> findings) ->
          new Farewell(
              Ending.OUTPUT_STOPPED,
              findings.stream().map(one -> one.rule().id()).toList(),
              FORBIDDEN,
              false,
              refusal(PROHIBITED, findings, exchange, told));
      case Screened.Undecided _ ->
          new Farewell(
              Ending.OUTPUT_STOPPED,
              List.of(UNDECIDED),
              FORBIDDEN,
              false,
              refusal(UNDECIDED, List.of(), exchange, told));
      case Screened.Passed _ -> throw new IllegalStateException("an answer that passes goes on");
    };
  }

  private static Json.Obj refusal(
      String code, List<OutputFinding> findings, OpenExchange exchange, Told told) {
    boolean undecided = code.equals(UNDECIDED);
    List<Json> rules = new ArrayList<>();
    for (OutputFinding finding : findings) {
      rules.add(Findings.rule(finding.rule()));
    }
    String message =
        undecided
            ? "De controle van het antwoord kon geen uitspraak doen. Daarom is het gestopt."
            : findings.getFirst().rule().explanation() + " Het antwoord is daarom gestopt.";
    String ground =
        undecided
            ? "De controle kon geen uitspraak doen"
            : "Het antwoord bevat wat generatieve AI niet mag geven";
    Json.Obj sluis = sluis(ground, rules, exchange, told);
    return Json.object(
        "error",
        Json.object(
            "message",
            Json.of(message),
            "type",
            Json.of("policy_refusal"),
            "code",
            Json.of(code),
            "param",
            Json.NULL,
            "sluis",
            sluis));
  }

  private static Json.Obj sluis(String ground, List<Json> rules, OpenExchange exchange, Told told) {
    UseCase useCase = exchange.permit().useCase();
    return Json.object(
        "request_id",
        Json.of(told.requestId()),
        "policy_version",
        Json.of(exchange.policyVersion()),
        "ground",
        Json.of(ground),
        "rules",
        Json.array(rules),
        "alternative",
        Json.of(useCase.purpose().simplerMeans()),
        "human_contact",
        Json.of(useCase.accountability().humanContact()),
        "appeal_url",
        Json.of(useCase.accountability().appealUrl()));
  }
}
