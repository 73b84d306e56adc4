package nl.genaisluis.gateway.nodes;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/// The database that the nodes share.
///
/// @param url as JDBC writes it
/// @param schema of the tables; null for the first one of the user's search path
public record NodesAt(String url, String user, String password, @Nullable String schema) {
  /// A host that does not take a connection in this time is gone.
  private static final int CONNECT_SECONDS = 2;

  /// A node that was cut off gives its rows free when the server misses it for so long.
  private static final long IDLE_IN_TRANSACTION_MILLIS = 2_000;

  public NodesAt {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("url must begin with jdbc:postgresql:");
    }
    if (schema != null && !schema.matches("[a-z_][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("schema must be a plain name in lower case");
    }
  }

  /// A new connection on which nothing waits longer than this; without a bound when it is zero.
  Connection connect(Duration wait) throws SQLException {
    Properties properties = new Properties();
    PGProperty.USER.set(properties, user);
    PGProperty.PASSWORD.set(properties, password);
    PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS);
    PGProperty.LOGIN_TIMEOUT.set(properties, CONNECT_SECONDS);
    PGProperty.SOCKET_TIMEOUT.set(properties, (int) wait.toSeconds());
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    PGProperty.APPLICATION_NAME.set(properties, "genai-sluis nodes");
    PGProperty.OPTIONS.set(
        properties,
        "-c statement_timeout="
            + wait.toMillis()
            + " -c lock_timeout="
            + wait.toMillis()
            + " -c default_transaction_isolation=read\\ committed"
            + " -c idle_in_transaction_session_timeout="
            + IDLE_IN_TRANSACTION_MILLIS);
    if (schema != null) {
      PGProperty.CURRENT_SCHEMA.set(properties, schema);
    }
    Connection connection = new Driver().connect(url, properties);
    if (connection == null) {
      throw new SQLException("no driver for this url");
    }
    return connection;
  }

  @Override
  public String toString() {
    return "NodesAt[***]";
  }
}
