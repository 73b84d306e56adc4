package nl.genaisluis.audit.event;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The members of a leaf that say what happened; [EventReader] is its mirror.
final class EventWriter {
  private final Map<String, Object> members = new TreeMap<>();

  private EventWriter() {}

  static Map<String, Object> members(Event event) {
    EventWriter out = new EventWriter();
    out.put("code", event.code()).put("exchange", event.exchange());
    switch (event) {
      case Opened opened -> out.opened(opened);
      case Refused refused -> out.refused(refused);
      case Closed closed -> out.closed(closed);
      case Checked checked -> out.checked(checked);
      case ConfirmationGiven given ->
          out.put("use_case", given.useCase())
              .put("rules", given.rules())
              .put("role", given.role());
      case ConditionsConfirmed confirmed ->
          out.put("use_case", confirmed.useCase())
              .put("conditions", confirmed.conditions())
              .put("role", confirmed.role());
      case DoubtCleared cleared ->
          out.put("use_case", cleared.useCase())
              .put("rules", cleared.rules())
              .put("judged_in", cleared.judgedIn())
              .put("role", cleared.role());
      case PolicyChanged changed ->
          out.put("from", changed.from()).put("to", changed.to()).put("changes", changed.changes());
      case StopSet stop ->
          out.put("stop", stop.stop())
              .put("scope", stop.scope())
              .put("id", stop.id())
              .put("role", stop.role());
      case StopLifted lifted -> out.put("stop", lifted.stop()).put("role", lifted.role());
      case Looked looked ->
          out.put("what", looked.what()).put("target", looked.target()).put("role", looked.role());
      case Reviewed reviewed ->
          out.put("target", reviewed.target())
              .put("word", reviewed.word())
              .put("category", reviewed.category())
              .put("until", reviewed.until())
              .put("role", reviewed.role());
      case CaseChanged changed ->
          out.put("kind", changed.kind())
              .put("id", changed.id())
              .put("status", changed.status())
              .put("role", changed.role());
      case Erased erased ->
          out.put("target", erased.target())
              .put("ground", erased.ground())
              .put("role", erased.role());
      case Held held ->
          out.put("hold", held.hold()).put("target", held.target()).put("role", held.role());
      case Released released -> out.put("hold", released.hold()).put("role", released.role());
      case Verified verified ->
          out.put("size", verified.size())
              .put("root", verified.root())
              .put("sound", verified.sound())
              .put("faults", verified.faults())
              .put("remarks", verified.remarks())
              .put("role", verified.role());
      case ModelsCompared compared -> out.compared(compared);
      case Metered metered -> out.metered(metered);
      case ShardOpened shard ->
          out.put("origin", shard.origin())
              .put("previous", shard.previous())
              .put("size", shard.size())
              .put("root", shard.root());
    }
    return out.members;
  }

  private void opened(Opened opened) {
    put("use_case", opened.useCase())
        .put("kind", opened.kind())
        .put("models", opened.models())
        .put("policy_version", opened.policyVersion())
        .put("streamed", opened.streamed())
        .put("role", opened.role())
        .put("characters", opened.characters())
        .put("masked", opened.masked())
        .put("confirmed", opened.confirmed());
  }

  private void refused(Refused refused) {
    put("use_case", refused.useCase())
        .put("kind", refused.kind())
        .put("refusal", refused.refusal())
        .put("rules", refused.rules())
        .put("categories", refused.categories())
        .put("model", refused.model())
        .put("policy_version", refused.policyVersion())
        .put("role", refused.role())
        .put("characters", refused.characters())
        .put("masked", refused.masked());
  }

  private void closed(Closed closed) {
    put("use_case", closed.useCase())
        .put("outcome", closed.outcome())
        .put("model", closed.model())
        .put("attempts", closed.attempts().stream().map(EventWriter::attempt).toList())
        .put("tokens", tokens(closed.tokens()))
        .put("energy", energy(closed.energy()))
        .put("flags", closed.flags());
  }

  private void compared(ModelsCompared compared) {
    put("provider", compared.provider())
        .put("served", compared.served())
        .put("missing", compared.missing())
        .put("unlisted", compared.unlisted())
        .put("appeared", compared.appeared())
        .put("vanished", compared.vanished());
  }

  private void metered(Metered metered) {
    put("provider", metered.provider())
        .put("windows", metered.windows())
        .put("dropped", metered.dropped())
        .put("it_wh", metered.itWh())
        .put("idle_wh", metered.idleWh())
        .put("requests_wh", metered.requestsWh())
        .put("unexplained_wh", metered.unexplainedWh())
        .put("method", metered.method())
        .put("work", metered.work());
  }

  private void checked(Checked checked) {
    put("use_case", checked.useCase())
        .put("ruling", checked.ruling())
        .put("rules", checked.rules())
        .put("policy_version", checked.policyVersion())
        .put("role", checked.role())
        .put("characters", checked.characters());
  }

  private static Map<String, Object> attempt(Attempt attempt) {
    return new EventWriter()
        .put("model", attempt.model())
        .put("provider", attempt.provider())
        .put("outcome", attempt.outcome())
        .put("status", attempt.status())
        .members;
  }

  private static Map<String, Object> tokens(Tokens tokens) {
    return new EventWriter()
        .put("input", tokens.input())
        .put("cached", tokens.cached())
        .put("output", tokens.output())
        .put("reasoning", tokens.reasoning())
        .put("source", tokens.source())
        .members;
  }

  private static Map<String, Object> energy(EnergyFigure energy) {
    return new EventWriter()
        .put("low_wh", energy.lowWh())
        .put("central_wh", energy.centralWh())
        .put("high_wh", energy.highWh())
        .put("class", energy.evidence())
        .put("method", energy.method())
        .put("low_gco2e", energy.lowGco2e())
        .put("central_gco2e", energy.centralGco2e())
        .put("high_gco2e", energy.highGco2e())
        .members;
  }

  /// Adds a member; what is null is absent.
  private EventWriter put(String name, @Nullable Object value) {
    if (value != null) {
      members.put(name, value);
    }
    return this;
  }
}
