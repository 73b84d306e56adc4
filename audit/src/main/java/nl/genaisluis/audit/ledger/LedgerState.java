package nl.genaisluis.audit.ledger;

/// Whether the ledger takes entries.
public sealed interface LedgerState {
  /// The last write was durable, or none was tried yet.
  record Ready() implements LedgerState {}

  /// The last write failed; appends fail until one succeeds.
  ///
  /// @param code a code of [LedgerFault]
  record Failing(String code) implements LedgerState {}
}
