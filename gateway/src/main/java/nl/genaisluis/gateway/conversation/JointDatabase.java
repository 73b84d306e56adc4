package nl.genaisluis.gateway.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

  private final Nodes nodes;

  JointDatabase(Nodes nodes) {
    this.nodes = nodes;
  }

  @Override
  public <T> T read(Work<T> work) {
    return wait(
        nodes.transaction(
            connection -> {
              run(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
              return work.on(connection);
            }));
  }

  @Override
  public <T> T write(Work<T> work) {
    return wait(
        nodes.transaction(
            connection -> {
              run(connection, ONE_WRITER);
              return work.on(connection);
            }));
  }

  /// Gives the room of deleted rows free. They were sealed, and the key of their holder is deleted
  /// with the last of them; the log of the database and its backups follow their own terms.
  @Override
  public void purge() {
    var _ =
        nodes
            .statement(
                connection -> {
                  run(connection, "VACUUM item, holder");
                  return true;
                })
            .whenComplete(
                (_, failed) -> {
                  if (failed != null) {
                    LOG.atWarn()
                        .addKeyValue("code", "vacuum_failed")
                        .log("deleted rows wait for the database's own clean-up");
                  }
                });
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

  /// The connections belong to the nodes.
  @Override
  public void close() {
    LOG.atDebug().log("conversations closed");
  }
}
