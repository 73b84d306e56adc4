package nl.genaisluis.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/// How the leader of a shared database begins the shard of a new year. Who first writes an entry of
/// that year notes in table `turn` which waiting entries come before it; the leader gives those
/// their place, publishes the last checkpoint of the old shard, and begins the new one.
final class Turns {
  /// Turns that have no shard. A writer that waited while the leader began the shard may have noted
  /// its turn once more; such a row means nothing, and goes with the next turn.
  static final String AHEAD = "turn WHERE year > (SELECT max(year) FROM shard)";

  /// The minute of the turn that is due once so many entries are under a checkpoint.
  static final String DUE =
      "SELECT minute FROM turn WHERE year = (SELECT min(year) FROM "
          + AHEAD
          + ")"
          + " AND NOT EXISTS (SELECT 1 FROM pending WHERE id <= turn.last)"
          + " AND (SELECT coalesce(max(seq), -1) + 1 FROM leaf) = ?";

  private Turns() {}

  /// Writes the row and the first leaf of a shard in the transaction under way; false, and nothing,
  /// when it is not due any more.
  static boolean open(Connection connection, NewShard begun) throws SQLException {
    Shard shard = begun.shard();
    try (PreparedStatement due = connection.prepareStatement(DUE)) {
      due.setLong(1, shard.first());
      try (ResultSet rows = due.executeQuery()) {
        if (!rows.next() || Shard.yearOf(rows.getString(1)) != shard.year()) {
          return false;
        }
      }
    }
    if (ShardRows.put(connection, shard) == 0) {
      return false;
    }
    try (PreparedStatement place =
            connection.prepareStatement(
                "INSERT INTO leaf (seq, leaf, hash_prefix, entry) VALUES (?, ?, ?, ?)");
        PreparedStatement form =
            connection.prepareStatement("UPDATE meta SET value = ? WHERE name = 'form'");
        PreparedStatement done =
            connection.prepareStatement(
                "DELETE FROM turn WHERE year <= (SELECT max(year) FROM shard)")) {
      Leaf leaf = begun.leaf();
      place.setLong(1, shard.first());
      place.setBytes(2, HexFormat.of().parseHex(leaf.entry().leaf()));
      place.setLong(3, StoreReader.prefix(leaf.hash()));
      place.setBytes(4, leaf.bytes());
      place.executeUpdate();
      form.setString(1, Meta.SHARDED);
      form.executeUpdate();
      done.executeUpdate();
    }
    return true;
  }
}
