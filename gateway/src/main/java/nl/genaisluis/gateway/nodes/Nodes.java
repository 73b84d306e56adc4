package nl.genaisluis.gateway.nodes;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.genaisluis.gateway.config.ConfigException;

/// This node among those that share its database. Safe for use by many threads.
public final class Nodes implements AutoCloseable {
  /// A node that heard nothing for so long knows nothing of stops set elsewhere.
  public static final Duration SILENCE_MAX = Duration.ofSeconds(5);

  /// Connections for short work, besides that of the budgets and that of the pulse.
  private static final int LANES = 4;

  private static final int QUEUE_MAX = 1_024;
  private static final int ID_BYTES = 16;

  private final NodesAt at;
  private final String self;
  private final Pulse pulse;
  private final ConcurrentLinkedQueue<Lane> lanes = new ConcurrentLinkedQueue<>();
  private final ThreadPoolExecutor workers;

  private Nodes(NodesAt at) {
    this.at = at;
    byte[] id = new byte[ID_BYTES];
    new SecureRandom().nextBytes(id);
    this.self = HexFormat.of().formatHex(id);
    this.pulse = new Pulse(at, self);
    this.workers =
        new ThreadPoolExecutor(
            LANES,
            LANES,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(QUEUE_MAX),
            Thread.ofPlatform().name("nodes-", 1).daemon().factory());
  }

  /// Joins the nodes of this database; makes the tables when they are not there. Blocks; fails with
  /// a [NodesFault] when the database cannot be reached.
  public static Nodes join(NodesAt at) {
    Schema.migrate(at);
    Nodes nodes = new Nodes(at);
    nodes.pulse.start();
    return nodes;
  }

  /// Name of this node as long as it runs.
  public String self() {
    return self;
  }

  /// True while new calls may be let through: the others were heard in the last [#SILENCE_MAX].
  /// Never blocks.
  public boolean heard() {
    return pulse.silence().compareTo(SILENCE_MAX) <= 0;
  }

  /// True for one node of those that live; it does what is to be done once. Never blocks.
  public boolean onDuty() {
    return pulse.onDuty();
  }

  /// Hands over the stops in force at least twice a second, on the thread of the pulse, as long as
  /// the database answers.
  public void hear(Consumer<List<InForce>> consumer) {
    pulse.hear(consumer);
  }

  /// Refuses a node that holds another key than the others: it would count and name people
  /// differently.
  ///
  /// @param file name of the key's file
  public void same(String file, String fingerprint) {
    String known =
        lend(
            lane ->
                lane.transaction(
                    connection -> {
                      try (PreparedStatement insert =
                          connection.prepareStatement(
                              "INSERT INTO node_key (name, fingerprint) VALUES (?, ?)"
                                  + " ON CONFLICT DO NOTHING")) {
                        insert.setString(1, file);
                        insert.setString(2, fingerprint);
                        insert.executeUpdate();
                      }
                      return fingerprint(connection, file);
                    }));
    if (!known.equals(fingerprint)) {
      throw new ConfigException(
          file
              + " is not the key of the other nodes of this database; copy theirs to the folder of"
              + " keys");
    }
  }

  private static String fingerprint(java.sql.Connection connection, String file)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT fingerprint FROM node_key WHERE name = ?")) {
      select.setString(1, file);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  /// A connection of one's own, for a thread that has much to do.
  public Lane lane() {
    return new Lane(at);
  }

  /// The same for work that takes as long as it takes.
  public Lane patientLane() {
    return new Lane(at, Duration.ZERO);
  }

  /// Does work in one transaction. When the future completes, it is durable; it fails with a
  /// [NodesFault], at once when too much waits. Completion happens on a thread of the nodes: a
  /// caller must hop to its own.
  public <T> CompletableFuture<T> transaction(Lane.Work<T> work) {
    return submit(lane -> lane.transaction(work));
  }

  /// The same for work of one statement, in one round trip less.
  public <T> CompletableFuture<T> statement(Lane.Work<T> work) {
    return submit(lane -> lane.statement(work));
  }

  private <T> CompletableFuture<T> submit(Function<Lane, T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    try {
      workers.execute(
          () -> {
            try {
              done.complete(lend(work));
            } catch (RuntimeException | LinkageError | StackOverflowError failed) {
              done.completeExceptionally(failed);
            }
          });
    } catch (RejectedExecutionException full) {
      done.completeExceptionally(new NodesFault("too much waits", false, full));
    }
    return done;
  }

  private <T> T lend(Function<Lane, T> work) {
    Lane idle = lanes.poll();
    Lane lane = idle == null ? new Lane(at) : idle;
    try {
      return work.apply(lane);
    } finally {
      lanes.add(lane);
    }
  }

  /// Makes a stop known to the others at once. When the future completes, they hear of it.
  public CompletableFuture<Boolean> stop(InForce stop) {
    return transaction(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO node_stop (stop, scope, target) VALUES (?, ?, ?)"
                      + " ON CONFLICT DO NOTHING")) {
            insert.setString(1, stop.stop());
            insert.setString(2, stop.scope());
            insert.setString(3, stop.target());
            insert.executeUpdate();
          }
          return call(connection);
        });
  }

  /// Makes known that stops were lifted.
  public CompletableFuture<Boolean> lift(List<String> stops) {
    return transaction(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM node_stop WHERE stop = ANY (?)")) {
            delete.setArray(1, connection.createArrayOf("text", stops.toArray()));
            delete.executeUpdate();
          }
          return call(connection);
        });
  }

  private static boolean call(java.sql.Connection connection) throws SQLException {
    try (Statement notify = connection.createStatement()) {
      return notify.execute("NOTIFY " + Pulse.CHANNEL);
    }
  }

  @Override
  public void close() {
    workers.shutdown();
    try {
      if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    pulse.close();
    lanes.forEach(Lane::close);
  }
}
