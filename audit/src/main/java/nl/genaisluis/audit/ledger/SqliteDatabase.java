package nl.genaisluis.audit.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// A ledger in one SQLite file, which one node has for itself.
record SqliteDatabase(Path file) implements Database {
  @Override
  public SqliteStore store() throws SQLException {
    return SqliteStore.open(file);
  }

  @Override
  public Connection reading() throws SQLException {
    Connection connection = SqliteStore.config().createConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = true");
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
    return connection;
  }
}
