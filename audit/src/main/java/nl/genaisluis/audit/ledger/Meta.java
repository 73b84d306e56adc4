package nl.genaisluis.audit.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/// What the store says of the ledger itself.
///
/// @param origin name of the log with its first year
/// @param verifierKey key that the checkpoints of that year are verified with
/// @param contentKey fingerprint of the master key of its contents
/// @param useKey fingerprint of the key of its use log; empty in a store of before it had one
record Meta(String origin, String verifierKey, String contentKey, String useKey) {
  /// The same with the key of a use log.
  Meta withUseKey(String key) {
    return new Meta(origin, verifierKey, contentKey, key);
  }

  /// Form of a store whose log has one shard.
  static final String FORM = "1";

  /// Form of a store whose log has more: a program that knows of one shard only would go on with
  /// one that is closed.
  static final String SHARDED = "2";

  /// The form that a store with these shards has.
  static String form(Shards shards) {
    return shards.all().size() == 1 ? FORM : SHARDED;
  }

  /// Form of a store that entries of another installation are being put into.
  static final String UNFINISHED = "unfinished";

  /// Whether a store says so. One in which nothing is said yet is half made as well.
  static boolean isUnfinished(Connection connection) throws SQLException {
    String form = Reading.text(connection, "SELECT max(value) FROM meta WHERE name = 'form'");
    return form == null || form.equals(UNFINISHED);
  }
}
