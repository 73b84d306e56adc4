package nl.genaisluis.gateway.nodes;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One connection, made when it is needed and made anew after it failed. For one thread at a time;
/// every call blocks, for a bounded time unless the lane is a patient one.
public final class Lane implements AutoCloseable {
  /// Longer than any work here takes, shorter than a caller waits for an answer.
  private static final Duration WAIT = Duration.ofSeconds(3);

  private final NodesAt at;
  private final Duration wait;
  private @Nullable Connection connection;

  /// Something to do with the connection.
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  Lane(NodesAt at) {
    this(at, WAIT);
  }

  /// @param wait zero for work that takes as long as it takes
  Lane(NodesAt at, Duration wait) {
    this.at = at;
    this.wait = wait;
  }

  /// Does work in one transaction: when this returns it is durable. Fails with a [NodesFault]; then
  /// nothing changed, unless the fault says that this is undecided.
  public <T> T transaction(Work<T> work) {
    boolean committing = false;
    try {
      Connection open = open();
      open.setAutoCommit(false);
      T result = work.on(open);
      committing = true;
      open.commit();
      return result;
    } catch (SQLException failed) {
      drop();
      throw fault(failed, committing);
    } catch (RuntimeException refused) {
      undo();
      throw refused;
    }
  }

  /// Does work of one statement, which is its own transaction.
  public <T> T statement(Work<T> work) {
    try {
      Connection open = open();
      open.setAutoCommit(true);
      return work.on(open);
    } catch (SQLException failed) {
      drop();
      throw fault(failed, true);
    } catch (RuntimeException failed) {
      drop();
      throw failed;
    }
  }

  private static NodesFault fault(SQLException failed, boolean undecided) {
    // The message of the driver may show a value; its state does not.
    return new NodesFault("shared database: " + failed.getSQLState(), undecided, failed);
  }

  private Connection open() throws SQLException {
    Connection known = connection;
    if (known != null && !known.isClosed()) {
      return known;
    }
    Connection fresh = at.connect(wait);
    connection = fresh;
    return fresh;
  }

  /// The work itself said no; the connection is as good as before.
  private void undo() {
    Connection known = connection;
    if (known != null) {
      try {
        known.rollback();
      } catch (SQLException failed) {
        drop();
      }
    }
  }

  /// A connection that failed once is not used again, and what it had begun is undone.
  private void drop() {
    Connection known = connection;
    connection = null;
    if (known != null) {
      try {
        known.close();
      } catch (SQLException gone) {
        // It is dropped because it failed; the server undoes what it had begun.
        return;
      }
    }
  }

  @Override
  public void close() {
    drop();
  }
}
