package nl.genaisluis.gateway.relay;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.genaisluis.gateway.exchange.OpenExchange;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.policy.output.OutputFinding;
import nl.genaisluis.policy.output.OutputRule;

/// What the output rules saw in an answer that was shown: rule ids for the record, and the same
/// with their explanation for the asker. Holds no text of the answer.
///
/// @param rules ids, each once
/// @param shown the `findings` member of the answer
record Findings(List<String> rules, List<Json> shown) {
  /// Recorded instead of a finding when the look for personal data could not be done.
  static final String UNCHECKED = "personal_data_unchecked";

  Findings {
    rules = List.copyOf(rules);
    shown = List.copyOf(shown);
  }

  /// What was flagged on the way, and the personal data in the whole answer. Never fails: a look
  /// that could not be done is on record as such.
  static Future<Findings> of(OpenExchange exchange, Screening screening) {
    String text = screening.unrestored();
    return exchange
        .check(text.length(), () -> exchange.outputRules().personal(text))
        .map(counts -> with(screening, personal(exchange, counts), List.of()))
        .recover(_ -> Future.succeededFuture(with(screening, List.of(), List.of(UNCHECKED))));
  }

  private static Findings with(Screening screening, List<Json> more, List<String> notes) {
    Set<String> rules = new LinkedHashSet<>();
    List<Json> shown = new ArrayList<>();
    screening
        .flagged()
        .forEach(
            (choice, findings) -> {
              for (OutputFinding finding : findings) {
                rules.add(finding.rule().id());
                shown.add(rule(finding.rule()).with("choice", Json.of(choice)));
              }
            });
    for (Json one : more) {
      rules.add(String.valueOf(((Json.Obj) one).text("id")));
      shown.add(one);
    }
    rules.addAll(notes);
    return new Findings(List.copyOf(rules), shown);
  }

  private static List<Json> personal(OpenExchange exchange, Map<String, Integer> counts) {
    if (counts.isEmpty()) {
      return List.of();
    }
    Map<String, Json> types = new TreeMap<>();
    counts.forEach((type, count) -> types.put(type, Json.of(count)));
    OutputRule rule = exchange.outputRules().personalRule();
    return List.of(rule(rule).with("types", new Json.Obj(types)));
  }

  /// A rule in the shape that refusals and findings share.
  static Json.Obj rule(OutputRule rule) {
    return Json.object(
        "id",
        Json.of(rule.id()),
        "title",
        Json.of(rule.title()),
        "class",
        Json.of(rule.category().code()),
        "explanation",
        Json.of(rule.explanation()),
        "explanation_en",
        Json.of(rule.explanationEn()),
        "spans",
        Json.array(List.of()));
  }
}
