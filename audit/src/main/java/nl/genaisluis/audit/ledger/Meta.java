package nl.genaisluis.audit.ledger;

/// What the store says of the ledger itself.
///
/// @param origin name of the log with its year
/// @param verifierKey key that its checkpoints are verified with
/// @param contentKey fingerprint of the master key of its contents
record Meta(String origin, String verifierKey, String contentKey) {
  /// Form of the store.
  static final String FORM = "1";

  /// Form of a store that entries of another installation are being put into.
  static final String UNFINISHED = "unfinished";
}
