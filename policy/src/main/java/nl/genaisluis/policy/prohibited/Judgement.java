package nl.genaisluis.policy.prohibited;

import java.util.List;

/// What the prohibited-use check says of a conversation.
public sealed interface Judgement {
  /// It ran to its end and found nothing that asks for a refusal or a confirmation.
  record Clear() implements Judgement {}

  /// The classifier's score lies between the two thresholds and no rule hit: a person may confirm.
  record Doubt(List<Finding> findings) implements Judgement {
    public Doubt {
      findings = List.copyOf(findings);
    }
  }

  /// Prohibited. No confirmation, no judge.
  record Prohibited(List<Finding> findings) implements Judgement {
    public Prohibited {
      findings = List.copyOf(findings);
    }
  }

  /// The check could not say; counts as prohibited and cannot be confirmed.
  ///
  /// @param cause for operators; never holds text of the request
  record Unsure(String cause) implements Judgement {}
}
