package nl.genaisluis.audit.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// The tables of a SQLite store for the rows that hang on leaves.
final class SqliteCompanions {
  private SqliteCompanions() {}

  /// Makes the tables that are missing. A store of before the use log learns which exchange its
  /// contents belong to, one of before units has none of them; all in the transaction of the
  /// caller.
  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS content (id INTEGER PRIMARY KEY, leaf BLOB NOT NULL UNIQUE,"
              + " wrapped_key BLOB NOT NULL, ciphertext BLOB NOT NULL, commitment TEXT NOT NULL,"
              + " retain_until INTEGER, exchange BLOB, unit BLOB) STRICT");
      statement.execute(
          "CREATE INDEX IF NOT EXISTS content_retain ON content (retain_until)"
              + " WHERE retain_until IS NOT NULL");
      String known = "SELECT count(*) FROM pragma_table_info('content') WHERE name = 'exchange'";
      if (Reading.number(connection, known) == 0) {
        statement.execute("ALTER TABLE content ADD COLUMN exchange BLOB");
        statement.execute(
            "UPDATE content SET exchange = known.exchange FROM ("
                + "SELECT unhex(json_extract(CAST(entry AS TEXT), '$.leaf')) AS leaf,"
                + " unhex(json_extract(CAST(entry AS TEXT), '$.exchange')) AS exchange FROM leaf"
                + ") AS known WHERE known.leaf = content.leaf");
      }
      String units = "SELECT count(*) FROM pragma_table_info('content') WHERE name = 'unit'";
      if (Reading.number(connection, units) == 0) {
        statement.execute("ALTER TABLE content ADD COLUMN unit BLOB");
      }
      statement.execute("CREATE INDEX IF NOT EXISTS content_exchange ON content (exchange)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS use_log (id INTEGER PRIMARY KEY, leaf BLOB NOT NULL UNIQUE,"
              + " exchange BLOB NOT NULL, who BLOB, processing BLOB NOT NULL,"
              + " retain_until INTEGER NOT NULL) STRICT");
      statement.execute("CREATE INDEX IF NOT EXISTS use_exchange ON use_log (exchange)");
      statement.execute("CREATE INDEX IF NOT EXISTS use_retain ON use_log (retain_until)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS vault (leaf BLOB PRIMARY KEY, exchange BLOB NOT NULL,"
              + " sealed BLOB NOT NULL) STRICT, WITHOUT ROWID");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS hold (id BLOB PRIMARY KEY, exchange BLOB NOT NULL)"
              + " STRICT, WITHOUT ROWID");
      statement.execute("CREATE INDEX IF NOT EXISTS hold_exchange ON hold (exchange)");
    }
  }
}
