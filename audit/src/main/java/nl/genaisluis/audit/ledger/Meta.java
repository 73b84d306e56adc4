package nl.genaisluis.audit.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/// What the store says of the ledger itself.
///
/// @param origin name of the log with its year
/// @param verifierKey key that its checkpoints are verified with
/// @param contentKey fingerprint of the master key of its contents
/// @param useKey fingerprint of the key of its use log; empty in a store of before it had one
record Meta(String origin, String verifierKey, String contentKey, String useKey) {
  /// Form of the store.
  static final String FORM = "1";

  /// Form of a store that entries of another installation are being put into.
  static final String UNFINISHED = "unfinished";

  /// Whether a store says so. One in which nothing is said yet is half made as well.
  static boolean isUnfinished(Connection connection) throws SQLException {
    String form = Reading.text(connection, "SELECT max(value) FROM meta WHERE name = 'form'");
    return form == null || form.equals(UNFINISHED);
  }
}
