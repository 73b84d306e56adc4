package nl.genaisluis.policy;

/// What the rules say of one request.
public sealed interface Ruling {
  /// What the checks saw.
  Inspection inspection();

  /// No.
  record Refused(Inspection inspection, Refusal refusal) implements Ruling {}

  /// The asker must first say why this is no decision in an actual case.
  record Confirm(Inspection inspection, Refusal doubt) implements Ruling {}

  /// The judge is asked first; only where one is configured and its word could let this through.
  ///
  /// @param otherwise what holds unless the judge clears it; never doubtful itself
  record Doubtful(Inspection inspection, Ruling otherwise) implements Ruling {
    public Doubtful {
      if (otherwise instanceof Doubtful) {
        throw new IllegalArgumentException("a doubt is not settled by a doubt");
      }
    }
  }

  /// Yes, with this permit.
  record Allowed(Inspection inspection, Permit permit) implements Ruling {}

  /// The request lacks something that only the asker can add: an error to the caller, and like
  /// every other no a refusal on record.
  ///
  /// @param param the field that is missing or wrong
  /// @param message English sentence for the caller: what to add
  record Incomplete(Inspection inspection, Refusal refusal, String param, String message)
      implements Ruling {}
}
