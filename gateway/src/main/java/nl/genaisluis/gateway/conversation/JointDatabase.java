package nl.genaisluis.gateway.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.genaisluis.gateway.nodes.Lane;
import nl.genaisluis.gateway.nodes.Nodes;
import nl.genaisluis.gateway.nodes.NodesFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The conversations of nodes that share a database. A lock of the database lets one node write at
/// a time, as the file of a gateway that stands alone does.
final class JointDatabase implements Database {
  private static final Logger LOG = LoggerFactory.getLogger(JointDatabase.class);
  private static final String ONE_WRITER =
      "SELECT pg_advisory_xact_lock(hashtext(current_schema()::text), 73)";

  private static final int QUEUE_MAX = 256;
  private static final long CLOSE_SECONDS = 5;

  private final Nodes nodes;

  /// Confined to the thread of [#worker].
  private final Lane lane;

  /// A thread of its own: work that waits for the one writer holds up no rate limit.
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(QUEUE_MAX),
          Thread.ofPlatform().name("joint-conversations").daemon().factory());

  /// How many wishes for a clean-up the one under way has to answer; 0 when none is under way.
  private final AtomicInteger purges = new AtomicInteger();

  JointDatabase(Nodes nodes) {
    this.nodes = nodes;
    this.lane = nodes.lane();
  }

  @Override
  public <T> T read(Work<T> work) {
    return wait(
        transaction(
            connection -> {
              run(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
              return work.on(connection);
            }));
  }

  @Override
  public <T> T write(Work<T> work) {
    return wait(
        transaction(
            connection -> {
              run(connection, ONE_WRITER);
              return work.on(connection);
            }));
  }

  /// Gives the room of deleted rows free. They were sealed, and the key of their holder is deleted
  /// with the last of them; the log of the database and its backups follow their own terms. Does
  /// not wait: one clean-up is under way at most, and one more answers all wishes of meanwhile.
  @Override
  public void purge() {
    if (purges.getAndIncrement() == 0) {
      Thread.ofVirtual().name("joint-conversations-vacuum").start(this::vacuum);
    }
  }

  private void vacuum() {
    int answered;
    do {
      answered = purges.get();
      try (Lane patient = nodes.patientLane()) {
        patient.<Boolean>statement(
            connection -> {
              run(connection, "VACUUM item, holder");
              return true;
            });
      } catch (NodesFault failed) {
        LOG.atWarn()
            .addKeyValue("code", "vacuum_failed")
            .log("deleted rows wait for the database's own clean-up");
      }
    } while (purges.addAndGet(-answered) > 0);
  }

  private <T> CompletableFuture<T> transaction(Lane.Work<T> work) {
    try {
      return CompletableFuture.supplyAsync(() -> lane.transaction(work), worker);
    } catch (RejectedExecutionException full) {
      throw Database.unavailable("too much waits");
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static <T> T wait(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException failed) {
      switch (failed.getCause()) {
        case NodesFault fault -> throw Database.unavailable(String.valueOf(fault.getMessage()));
        case RuntimeException refused -> throw refused;
        case null, default -> throw failed;
      }
    }
  }

  /// Ends what is under way, for a bounded time.
  @Override
  public void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    lane.close();
  }
}
