package nl.genaisluis.policy.personal;

/// What happens to personal data of one type in one use case.
public enum Action {
  /// Replaced by a numbered placeholder; the asker gets the value back in the answer.
  PSEUDONYMISE,
  /// Replaced by a numbered placeholder that is never restored.
  MASK,
  /// The request is refused.
  BLOCK,
  /// Left as it is, and reported. Needs a DPIA and a model on own hosting.
  FLAG,
  /// Left as it is. Needs a DPIA and a model on own hosting.
  KEEP
}
