package nl.genaisluis.gateway.meter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.genaisluis.models.energy.measured.Sharing;
import nl.genaisluis.models.energy.measured.Window;
import org.jspecify.annotations.Nullable;

/// The rows of one metered deployment in the shared database. Every method works in the transaction
/// of its caller.
///
/// @param provider whose deployment it is
/// @param readWeight what a read token counts for beside a written one
/// @param wholeOverDevices energy of the computers over that of the metered devices
/// @param callMax no call of a node that is heard no more ends later than this
record JointRows(String provider, double readWeight, double wholeOverDevices, Duration callMax) {
  /// Longer than a node takes to hear that sums are on record.
  private static final int RECORDED_SECONDS = 30;

  /// A node that was not heard for so long does not run.
  private static final int SILENT_SECONDS = 60;

  private static final int HOURS_KEPT = 8 * 24;

  /// A node that was not heard for so long after its last call could end is forgotten.
  private static final Duration NODES_KEPT = Duration.ofDays(1);

  /// A window that ended, and what the meter showed of it.
  ///
  /// @param window null when the meter was not read at both of its ends
  record Read(Span span, @Nullable Window window) {}

  /// What is known of the deployment.
  ///
  /// @param settled end of the last window that was counted or dropped
  /// @param counted which of the two
  /// @param joules of the work below
  /// @param work done in the last seven days in windows that were counted
  record Known(long settled, boolean counted, double joules, double work) {}

  /// Sums on their way to the record.
  record Pending(String exchange, Sums sums) {}

  /// Calls of this node may end from this window on. Where no other node runs, nothing until its
  /// end counts as dropped: there was nobody to read the meter.
  void join(Connection connection, String node, Span now) throws SQLException {
    execute(
        connection,
        "INSERT INTO meter_node (provider, node, begins) VALUES (?, ?, ?)",
        provider,
        node,
        now.begins());
    execute(
        connection,
        "INSERT INTO meter_sum VALUES (?, ?, false, 0, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING",
        provider,
        now.ends());
    execute(
        connection,
        "UPDATE meter_sum SET settled = greatest(settled, ?) WHERE provider = ? AND NOT EXISTS"
            + " (SELECT 1 FROM node WHERE id <> ? AND"
            + " heard > clock_timestamp() - make_interval(secs => "
            + SILENT_SECONDS
            + "))",
        now.ends(),
        provider,
        node);
  }

  /// No call of this node ends after this window.
  void leave(Connection connection, String node, Span now) throws SQLException {
    execute(
        connection,
        "UPDATE meter_node SET ends = ? WHERE provider = ? AND node = ?",
        now.ends(),
        provider,
        node);
  }

  /// Tells what this node's calls did.
  void tell(Connection connection, String node, Map<Span, Double> works) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO meter_work VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      for (Map.Entry<Span, Double> one : works.entrySet()) {
        insert.setString(1, provider);
        insert.setString(2, node);
        insert.setLong(3, one.getKey().begins());
        insert.setLong(4, one.getKey().ends());
        insert.setDouble(5, one.getValue());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// Counts a window when its meter was read and every node that could have had a call in it told
  /// what its calls did; drops it otherwise. Windows between the last one and this are dropped: the
  /// node that read the meter went. A window is settled once, whoever tries.
  void settle(Connection connection, Read read) throws SQLException {
    Span span = read.span();
    long settled = lock(connection);
    if (settled >= span.ends()) {
      return;
    }
    Sums sums = sums(connection).plusDropped(missed(settled, span));
    Window window = read.window();
    boolean counted = window != null && settled <= span.begins() && everybodyTold(connection, span);
    if (window != null && counted) {
      double joules = window.joules() * wholeOverDevices;
      Sharing sharing = Sharing.of(window, joules, readWeight, works(connection, span));
      double done = window.work(readWeight);
      sums = sums.plus(sharing, done);
      rate(connection, span.hour(), joules - sharing.idle(), done);
    } else {
      sums = sums.plusDropped(1);
    }
    write(connection, sums, span.ends(), counted);
    execute(
        connection,
        "DELETE FROM meter_work WHERE provider = ? AND ends <= ?",
        provider,
        span.ends());
    execute(
        connection,
        "DELETE FROM meter_rate WHERE provider = ? AND hour < ?",
        provider,
        span.hour() - HOURS_KEPT);
    execute(
        connection,
        "DELETE FROM node WHERE heard < clock_timestamp() - make_interval(secs => ?)",
        callMax.plus(NODES_KEPT).toSeconds());
    execute(
        connection,
        "DELETE FROM meter_node WHERE provider = ? AND node NOT IN (SELECT id FROM node)",
        provider);
  }

  private static int missed(long settled, Span span) {
    return (int)
        Math.min(Integer.MAX_VALUE / 2, Math.max(0, span.begins() - settled) / span.length());
  }

  /// The end of the last window that was settled. The row is held until the transaction ends.
  private long lock(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT settled FROM meter_sum WHERE provider = ? FOR UPDATE")) {
      select.setString(1, provider);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          throw new SQLException("the sums of a meter are missing");
        }
        return rows.getLong(1);
      }
    }
  }

  /// The sums that are not on record yet.
  Sums sums(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT windows, dropped, idle, requests, unexplained, work FROM meter_sum"
                + " WHERE provider = ?")) {
      select.setString(1, provider);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? sums(rows, 1) : Sums.NONE;
      }
    }
  }

  private static Sums sums(ResultSet rows, int from) throws SQLException {
    return new Sums(
        rows.getInt(from),
        rows.getInt(from + 1),
        rows.getDouble(from + 2),
        rows.getDouble(from + 3),
        rows.getDouble(from + 4),
        rows.getDouble(from + 5));
  }

  /// A node that is heard no more may have had calls for a while; one that came after the window,
  /// or left in order before it, had none in it.
  private boolean everybodyTold(Connection connection, Span span) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT 1 FROM node n LEFT JOIN meter_node m ON m.node = n.id AND m.provider = ?"
                + " WHERE n.heard >= to_timestamp(?::double precision / 1000)"
                + " AND CASE WHEN m.node IS NULL"
                + " THEN n.joined < to_timestamp(?::double precision / 1000)"
                + " ELSE m.begins < ? AND (m.ends IS NULL OR m.ends > ?) END"
                + " AND NOT EXISTS (SELECT 1 FROM meter_work w WHERE w.provider = ?"
                + " AND w.node = n.id AND w.begins = ? AND w.ends = ?) LIMIT 1")) {
      select.setString(1, provider);
      select.setLong(2, span.begins() - callMax.toMillis());
      select.setLong(3, span.ends());
      select.setLong(4, span.ends());
      select.setLong(5, span.begins());
      select.setString(6, provider);
      select.setLong(7, span.begins());
      select.setLong(8, span.ends());
      try (ResultSet rows = select.executeQuery()) {
        return !rows.next();
      }
    }
  }

  private List<Double> works(Connection connection, Span span) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT work FROM meter_work WHERE provider = ? AND begins = ? AND ends = ?"
                + " ORDER BY node")) {
      select.setString(1, provider);
      select.setLong(2, span.begins());
      select.setLong(3, span.ends());
      try (ResultSet rows = select.executeQuery()) {
        List<Double> works = new ArrayList<>();
        while (rows.next()) {
          works.add(rows.getDouble(1));
        }
        return works;
      }
    }
  }

  private void rate(Connection connection, long hour, double joules, double work)
      throws SQLException {
    if (work > 0) {
      execute(
          connection,
          "INSERT INTO meter_rate AS r VALUES (?, ?, ?, ?) ON CONFLICT (provider, hour) DO UPDATE"
              + " SET joules = r.joules + EXCLUDED.joules, work = r.work + EXCLUDED.work",
          provider,
          hour,
          joules,
          work);
    }
  }

  private void write(Connection connection, Sums sums, long settled, boolean counted)
      throws SQLException {
    execute(
        connection,
        "UPDATE meter_sum SET settled = ?, counted = ?, windows = ?, dropped = ?, idle = ?,"
            + " requests = ?, unexplained = ?, work = ? WHERE provider = ?",
        settled,
        counted,
        sums.windows(),
        sums.dropped(),
        sums.idle(),
        sums.requests(),
        sums.unexplained(),
        sums.work(),
        provider);
  }

  /// What is known at this moment.
  Known known(Connection connection, Span now) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT s.settled, s.counted, coalesce(sum(r.joules), 0), coalesce(sum(r.work), 0)"
                + " FROM meter_sum s LEFT JOIN meter_rate r ON r.provider = s.provider"
                + " AND r.hour > ? WHERE s.provider = ? GROUP BY s.settled, s.counted")) {
      select.setLong(1, now.hour() - 7 * 24);
      select.setString(2, provider);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          throw new SQLException("the sums of a meter are missing");
        }
        return new Known(rows.getLong(1), rows.getBoolean(2), rows.getDouble(3), rows.getDouble(4));
      }
    }
  }

  /// Sets the sums aside under this exchange; gives them, and those that were set aside before and
  /// did not get on record in time. Of two nodes that ask, one gets them.
  ///
  /// @param recorded exchanges whose sums are on record, whether that was told before or not
  List<Pending> take(Connection connection, String exchange, List<String> recorded)
      throws SQLException {
    long settled = lock(connection);
    recorded(connection, recorded);
    List<Pending> pending = overdue(connection);
    Sums sums = sums(connection);
    if (!sums.none()) {
      execute(
          connection,
          "INSERT INTO meter_pending VALUES (?, ?, clock_timestamp(), ?, ?, ?, ?, ?, ?)",
          exchange,
          provider,
          sums.windows(),
          sums.dropped(),
          sums.idle(),
          sums.requests(),
          sums.unexplained(),
          sums.work());
      execute(
          connection,
          "UPDATE meter_sum SET windows = 0, dropped = 0, idle = 0, requests = 0, unexplained = 0,"
              + " work = 0 WHERE provider = ? AND settled = ?",
          provider,
          settled);
      pending.add(new Pending(exchange, sums));
    }
    return pending;
  }

  private List<Pending> overdue(Connection connection) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE meter_pending SET at = clock_timestamp() WHERE provider = ? AND"
                + " at < clock_timestamp() - make_interval(secs => ?) RETURNING exchange, windows,"
                + " dropped, idle, requests, unexplained, work")) {
      update.setString(1, provider);
      update.setInt(2, RECORDED_SECONDS);
      try (ResultSet rows = update.executeQuery()) {
        List<Pending> pending = new ArrayList<>();
        while (rows.next()) {
          pending.add(new Pending(rows.getString(1), sums(rows, 2)));
        }
        return pending;
      }
    }
  }

  /// These sums are on record.
  static int recorded(Connection connection, List<String> exchanges) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM meter_pending WHERE exchange = ANY (?)")) {
      delete.setArray(1, connection.createArrayOf("text", exchanges.toArray()));
      return delete.executeUpdate();
    }
  }

  private static void execute(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
