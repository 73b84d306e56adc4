package nl.genaisluis.audit.ledger;

/// The proof that an entry is in the log.
///
/// @param file the proof as a C2SP tlog-proof
/// @param verifierKey the key that its checkpoint is verified with: that of the entry's year
public record Proven(String file, String verifierKey) {}
