package nl.genaisluis.gateway.nodes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that hears the others: every [#EVERY_MILLIS], and at once when one of them calls. Its
/// connection is its own.
final class Pulse implements AutoCloseable {
  static final String CHANNEL = "genai_sluis_nodes";
  static final int EVERY_MILLIS = 500;

  /// A round that takes longer than this has failed.
  private static final Duration WAIT = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  private final NodesAt at;
  private final String self;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Consumer<List<InForce>> hearing = _ -> {};
  private volatile long heardNanos;
  private volatile boolean onDuty;
  private boolean failing;

  Pulse(NodesAt at, String self) {
    this.at = at;
    this.self = self;
    this.heardNanos = System.nanoTime() - TimeUnit.HOURS.toNanos(1);
    this.thread = Thread.ofPlatform().name("nodes-pulse").daemon().unstarted(this::run);
  }

  /// Hears once, on the calling thread, and then goes on by itself.
  void start() {
    try (Connection first = at.connect(WAIT)) {
      round(first);
    } catch (SQLException failed) {
      throw new NodesFault("shared database: " + failed.getSQLState(), false, failed);
    }
    thread.start();
  }

  /// How long ago a round began that succeeded.
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - heardNanos);
  }

  /// True for one node of those that live; it does what is to be done once.
  boolean onDuty() {
    return onDuty;
  }

  /// From now on hands over what is in force, at each round, on the thread of the pulse.
  void hear(Consumer<List<InForce>> consumer) {
    hearing = consumer;
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
        session();
      }
    } finally {
      // Whatever ended the thread: nobody hears the others any more.
      heardNanos = System.nanoTime() - TimeUnit.HOURS.toNanos(1);
    }
  }

  private void session() {
    try (Connection connection = at.connect(WAIT)) {
      try (Statement listen = connection.createStatement()) {
        listen.execute("LISTEN " + CHANNEL);
      }
      beat(connection);
    } catch (SQLException failed) {
      onDuty = false;
      if (!failing) {
        failing = true;
        LOG.atError()
            .addKeyValue("code", "nodes_unreachable")
            .addKeyValue("cause", failed.getSQLState())
            .log("the shared database does not answer; it is asked on");
      }
      rest();
    } finally {
      // The lock goes with the session.
      onDuty = false;
    }
  }

  private void beat(Connection connection) throws SQLException {
    PGConnection calls = connection.unwrap(PGConnection.class);
    while (closing.getCount() > 0) {
      round(connection);
      onDuty = onDuty || duty(connection);
      if (failing) {
        failing = false;
        LOG.atInfo().addKeyValue("code", "nodes_reached").log("the shared database answers again");
      }
      calls.getNotifications(EVERY_MILLIS);
    }
  }

  private void round(Connection connection) throws SQLException {
    long began = System.nanoTime();
    try (PreparedStatement alive =
        connection.prepareStatement(
            "INSERT INTO node (id, heard) VALUES (?, clock_timestamp())"
                + " ON CONFLICT (id) DO UPDATE SET heard = EXCLUDED.heard")) {
      alive.setString(1, self);
      alive.executeUpdate();
    }
    List<InForce> stops = new ArrayList<>();
    try (Statement select = connection.createStatement();
        ResultSet rows = select.executeQuery("SELECT stop, scope, target FROM node_stop")) {
      while (rows.next()) {
        stops.add(new InForce(rows.getString(1), rows.getString(2), text(rows, 3)));
      }
    }
    hearing.accept(List.copyOf(stops));
    heardNanos = began;
  }

  private static @Nullable String text(ResultSet rows, int column) throws SQLException {
    return rows.getString(column);
  }

  /// The lock belongs to the session: who loses the connection loses it.
  private static boolean duty(Connection connection) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet rows =
            select.executeQuery(
                "SELECT pg_try_advisory_lock(hashtext(current_schema()::text), "
                    + CHANNEL.hashCode()
                    + ")")) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private void rest() {
    try {
      var _ = closing.await(EVERY_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      closing.countDown();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
