package nl.genaisluis.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The rows of table `shard`, the same in both databases.
final class ShardRows {
  /// Every shard, oldest first.
  static final String SELECT =
      "SELECT year, origin, vkey, first_seq, previous_note FROM shard ORDER BY year";

  private static final String PUT =
      "INSERT INTO shard (year, origin, vkey, first_seq, previous_note) VALUES (?, ?, ?, ?, ?)"
          + " ON CONFLICT (year) DO NOTHING";

  private ShardRows() {}

  static Shard of(ResultSet row) throws SQLException {
    return new Shard(
        row.getInt(1), row.getString(2), row.getString(3), row.getLong(4), row.getString(5));
  }

  /// Writes a shard in the transaction under way, unless it is there; says how many were written.
  static int put(Connection connection, Shard shard) throws SQLException {
    try (PreparedStatement put = connection.prepareStatement(PUT)) {
      put.setInt(1, shard.year());
      put.setString(2, shard.origin());
      put.setString(3, shard.verifierKey());
      put.setLong(4, shard.first());
      put.setString(5, shard.before());
      return put.executeUpdate();
    }
  }
}
