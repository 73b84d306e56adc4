package nl.genaisluis.gateway.budget;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.nodes.Nodes;

/// Requests per caller over all nodes: the bucket of [RateLimits], kept in the shared database
/// under the database's clock. A crash of the database fills all buckets; nothing else does.
public final class JointLimits implements Pacing {
  private static final long WAIT_SECONDS = 3;

  /// So many requests after each other, one of this node's tidies up.
  private static final int TIDY_EVERY = 4_096;

  private static final String TAKE =
      "INSERT INTO pace AS p VALUES (?, ?, ? - 1, true, statement_timestamp())"
          + " ON CONFLICT (name, caller) DO UPDATE SET (level, taken, at) ="
          + " (SELECT CASE WHEN f.level >= 1 THEN f.level - 1 ELSE f.level END, f.level >= 1,"
          + " greatest(p.at, statement_timestamp()) FROM (SELECT least(?, p.level + ? *"
          + " extract(epoch FROM greatest(p.at, statement_timestamp()) - p.at)) AS level) f)"
          + " RETURNING level, taken";

  private final Nodes nodes;
  private final String name;
  private final double perSecond;
  private final int burst;
  private final Function<Caller, String> marks;
  private final AtomicInteger taken = new AtomicInteger();

  /// @param name of the limit, as headers write it
  /// @param perSecond requests a second that a caller may keep up
  /// @param burst requests that a caller may send at once
  /// @param marks pseudonyms of callers, the same on every node
  public JointLimits(
      Nodes nodes, String name, double perSecond, int burst, Function<Caller, String> marks) {
    this.nodes = nodes;
    this.name = name;
    this.perSecond = perSecond;
    this.burst = burst;
    this.marks = marks;
  }

  @Override
  public CompletionStage<RateLimits.Pace> ask(Caller caller) {
    String mark = marks.apply(caller);
    if (taken.incrementAndGet() % TIDY_EVERY == 0) {
      var _ = nodes.statement(JointLimits::tidy);
    }
    return nodes
        .statement(connection -> take(connection, mark))
        .orTimeout(WAIT_SECONDS, TimeUnit.SECONDS);
  }

  private RateLimits.Pace take(Connection connection, String mark) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setString(1, name);
      statement.setString(2, mark);
      statement.setDouble(3, burst);
      statement.setDouble(4, burst);
      statement.setDouble(5, perSecond);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new SQLException("no bucket");
        }
        return RateLimits.Pace.of(
            name, new RateLimits.Rate(perSecond, burst), rows.getDouble(1), rows.getBoolean(2));
      }
    }
  }

  /// A bucket that nobody took from for a day is full.
  private static int tidy(Connection connection) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM pace WHERE at < now() - interval '1 day'")) {
      return delete.executeUpdate();
    }
  }
}
