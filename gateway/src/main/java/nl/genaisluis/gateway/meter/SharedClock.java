package nl.genaisluis.gateway.meter;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/// The clock of the database, as this node knows it between two times that it asks. The clock of
/// the machine does not come into it. Safe for use by many threads.
final class SharedClock {
  private volatile long aheadMillis;

  /// Milliseconds since 1970. Means nothing before the first [#ask].
  long millis() {
    return uptime() + aheadMillis;
  }

  /// Asks the database. An answer that took longer than this is not taken.
  ///
  /// @return milliseconds that it took
  long ask(Connection connection, long most) throws SQLException {
    long before = uptime();
    try (Statement select = connection.createStatement();
        ResultSet rows =
            select.executeQuery("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint")) {
      if (!rows.next()) {
        throw new SQLException("no time");
      }
      long after = uptime();
      if (after - before <= most) {
        aheadMillis = rows.getLong(1) - (before + (after - before) / 2);
      }
      return after - before;
    }
  }

  private static long uptime() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
