package nl.genaisluis.gateway.conversation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import nl.genaisluis.gateway.accountability.ApiFault;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// The store of the conversations: an SQLite file of a gateway that stands alone, or tables in the
/// PostgreSQL that nodes share. One writes at a time, whichever it is. Callers wait; never to be
/// called from an event loop. All fail with a problem of status 503 when the store does.
interface Database extends AutoCloseable {
  /// Something to do with the connection, in SQL that both stores read the same.
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /// Does work that changes nothing, on one view of the store.
  <T> T read(Work<T> work);

  /// Does work in one transaction: when this returns it is durable, when it throws nothing changed.
  <T> T write(Work<T> work);

  /// Takes what was deleted out of the files, as far as the store can.
  void purge();

  @Override
  void close();

  /// A fact about the store itself; null when it is not there.
  default @Nullable String meta(String name) {
    List<String> values =
        read(
            connection -> {
              try (PreparedStatement select =
                  connection.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
                select.setString(1, name);
                try (ResultSet rows = select.executeQuery()) {
                  return rows.next() ? List.of(rows.getString(1)) : List.of();
                }
              }
            });
    return values.isEmpty() ? null : values.getFirst();
  }

  /// Keeps a fact; the first one stays.
  default void putMeta(String name, String value) {
    write(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO meta (name, value) VALUES (?, ?)" + " ON CONFLICT DO NOTHING")) {
            insert.setString(1, name);
            insert.setString(2, value);
            return insert.executeUpdate();
          }
        });
  }

  /// The problem that callers are told of.
  ///
  /// @param cause number or state of the failure; the message of a driver may show a value
  static ApiFault unavailable(Object cause) {
    LoggerFactory.getLogger(Database.class)
        .atError()
        .addKeyValue("code", "conversation_store")
        .addKeyValue("cause", cause)
        .log("the store of conversations failed");
    return new ApiFault(
        503,
        "store_unavailable",
        "Opslaan lukt nu niet",
        "De opslag is nu niet bereikbaar. Probeer het later opnieuw.");
  }
}
