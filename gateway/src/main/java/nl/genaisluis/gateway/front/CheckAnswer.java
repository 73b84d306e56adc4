package nl.genaisluis.gateway.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.genaisluis.gateway.exchange.CheckReport;
import nl.genaisluis.gateway.relay.Tail;
import nl.genaisluis.models.energy.Energy;
import nl.genaisluis.models.register.DataClass;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.models.wire.Turn;
import nl.genaisluis.policy.personal.PersonalFinding;
import nl.genaisluis.policy.personal.Scrubbed;
import nl.genaisluis.policy.prohibited.Finding;

/// The shape of a check's answer. Every key is always there: an empty list is a check that ran and
/// found nothing, null one that did not run.
final class CheckAnswer {
  private CheckAnswer() {}

  static Json.Obj of(CheckReport report, Conversation conversation) {
    Scrubbed scrubbed = report.scrubbed();
    DataClass dataClass = report.dataClass();
    Energy energy = report.energy();
    return Json.object(
        "ruling",
        Json.ofNullable(report.ruling()),
        "code",
        Json.ofNullable(report.code()),
        "policy_version",
        Json.of(report.policyVersion()),
        "use_case",
        Json.ofNullable(report.useCase()),
        "model",
        Json.ofNullable(report.model()),
        "findings",
        report.prohibitedRan() ? findings(report.findings()) : Json.NULL,
        "messages",
        scrubbed == null ? Json.NULL : messages(conversation, report.leaves(), scrubbed),
        "personal_data",
        scrubbed == null ? Json.NULL : personal(report.leaves(), scrubbed),
        "data_class",
        dataClass == null ? Json.NULL : Json.of(dataClass.name().toLowerCase(Locale.ROOT)),
        "energy",
        energy == null ? Json.NULL : Tail.energy(energy));
  }

  private static Json findings(List<Finding> findings) {
    List<Json> written = new ArrayList<>();
    for (Finding finding : findings) {
      written.add(
          Json.object(
              "rule", Json.of(finding.rule()),
              "class", Json.of(finding.category().code()),
              "score", Json.of((Double) finding.score()),
              "title", Json.of(finding.title().dutch()),
              "explanation", Json.of(finding.explanation().dutch()),
              "title_en", Json.ofNullable(finding.title().translated()),
              "explanation_en", Json.ofNullable(finding.explanation().translated()),
              "spans", Answers.spans(finding.spans())));
    }
    return Json.array(written);
  }

  /// The messages as a model would get them: the scrubbed text parts, joined as they were read.
  private static Json messages(Conversation conversation, List<Leaf> leaves, Scrubbed scrubbed) {
    List<StringBuilder> texts = new ArrayList<>();
    for (int i = 0; i < conversation.turns().size(); i++) {
      texts.add(new StringBuilder());
    }
    for (int i = 0; i < leaves.size(); i++) {
      if (leaves.get(i).inTurn()) {
        texts.get(leaves.get(i).message()).append(scrubbed.texts().get(i));
      }
    }
    List<Json> messages = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Turn turn = conversation.turns().get(i);
      messages.add(
          Json.object(
              "role",
              Json.of(turn.role().wireName()),
              "content",
              Json.of(texts.get(i).toString())));
    }
    return Json.array(messages);
  }

  private static Json personal(List<Leaf> leaves, Scrubbed scrubbed) {
    List<Json> written = new ArrayList<>();
    for (PersonalFinding finding : scrubbed.findings()) {
      Leaf leaf = leaves.get(finding.leaf());
      int base = leaf.inTurn() ? leaf.offset() : 0;
      written.add(
          Json.object(
              "message", leaf.inTurn() ? Json.of(leaf.message()) : Json.NULL,
              "start", Json.of(base + finding.start()),
              "end", Json.of(base + finding.end()),
              "path", leaf.inTurn() ? Json.NULL : Json.of(leaf.pointer()),
              "type", Json.of(finding.type().name()),
              "action", Json.of(finding.action().name().toLowerCase(Locale.ROOT)),
              "placeholder", Json.ofNullable(finding.placeholder()),
              "rule", Json.of(finding.rule()),
              "score", Json.of((Double) finding.score())));
    }
    return Json.array(written);
  }
}
