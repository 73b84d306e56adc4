package nl.genaisluis.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A connection for reading that is opened anew when it broke. A question is asked once more on a
/// new connection when it failed on an older one: the database may have been away in between. The
/// monitor guards the connection.
final class Reading implements AutoCloseable {
  private final Database database;
  private @Nullable Connection connection;
  private boolean closed;

  private Reading(Database database, Connection connection) {
    this.database = database;
    this.connection = connection;
  }

  static Reading open(Database database) throws SQLException {
    return new Reading(database, database.reading());
  }

  /// Puts the values of a question into its statement.
  interface Filling {
    void fill(PreparedStatement statement) throws SQLException;
  }

  /// Takes one row.
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /// The rows that answer a question, all of them.
  synchronized <T> List<T> rows(String sql, Filling filling, Row<T> row) {
    try {
      Connection older = connection;
      if (older != null) {
        try {
          return ask(older, sql, filling, row);
        } catch (SQLException broken) {
          drop(older);
        }
      }
      return ask(opened(), sql, filling, row);
    } catch (SQLException failed) {
      throw new LedgerFault(LedgerFault.STORE_FAILING, "store cannot be read", failed);
    }
  }

  private Connection opened() throws SQLException {
    if (closed) {
      throw new SQLException("reading side is closed");
    }
    Connection fresh = database.reading();
    connection = fresh;
    return fresh;
  }

  private void drop(Connection older) {
    connection = null;
    try {
      older.close();
    } catch (SQLException gone) {
      // It was of no use any more.
    }
  }

  private static <T> List<T> ask(Connection asked, String sql, Filling filling, Row<T> row)
      throws SQLException {
    try (PreparedStatement statement = asked.prepareStatement(sql)) {
      filling.fill(statement);
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(row.of(rows));
        }
      }
      return found;
    }
  }

  /// The number that a question without values is answered with; -1 without an answer.
  static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : -1;
    }
  }

  /// The text that a question without values is answered with; null without an answer.
  static @Nullable String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException failed) {
        throw new LedgerFault(LedgerFault.STORE_FAILING, "store cannot be closed", failed);
      }
    }
  }
}
