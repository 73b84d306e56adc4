package nl.genaisluis.gateway.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;

/// The SQLite file of the conversations. Its one connection is guarded by a lock, so callers on
/// many threads wait for each other; never to be called from an event loop.
final class OwnDatabase implements Database {
  private static final Logger LOG = LoggerFactory.getLogger(OwnDatabase.class);
  private static final String FILE = "conversations.db";

  /// Another user of the file is a person with a tool; longer than this is a failing store.
  private static final int BUSY_MILLIS = 2_000;

  // Guards the connection.
  private final ReentrantLock lock = new ReentrantLock();
  private final Connection connection;

  private OwnDatabase(Connection connection) {
    this.connection = connection;
  }

  /// Opens the store in this folder, or makes it there.
  static OwnDatabase in(Path folder) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setPragma(Pragma.SECURE_DELETE, "true");
    config.setPragma(Pragma.TEMP_STORE, "MEMORY");
    try {
      Files.createDirectories(folder);
      Connection connection = config.createConnection("jdbc:sqlite:" + folder.resolve(FILE));
      try {
        create(connection);
        return new OwnDatabase(connection);
      } catch (SQLException | RuntimeException failed) {
        connection.close();
        throw failed;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (SQLException failed) {
      throw new IllegalStateException("the store of conversations does not open", failed);
    }
  }

  private static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS holder (name TEXT PRIMARY KEY, wrapped_key BLOB NOT NULL)"
              + " STRICT");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS item (id TEXT PRIMARY KEY, kind TEXT NOT NULL,"
              + " holder TEXT NOT NULL, maker TEXT NOT NULL, use_case TEXT,"
              + " version INTEGER NOT NULL, changed INTEGER NOT NULL, expires INTEGER,"
              + " head BLOB NOT NULL, body BLOB NOT NULL) STRICT");
      statement.execute("CREATE INDEX IF NOT EXISTS item_holder ON item (holder, kind)");
      statement.execute("CREATE INDEX IF NOT EXISTS item_maker ON item (maker, kind)");
      statement.execute(
          "CREATE INDEX IF NOT EXISTS item_expires ON item (expires) WHERE expires IS NOT NULL");
    }
  }

  @Override
  public <T> T read(Work<T> work) {
    lock.lock();
    try {
      return work.on(connection);
    } catch (SQLException failed) {
      throw Database.unavailable(failed.getErrorCode());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public <T> T write(Work<T> work) {
    lock.lock();
    try {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException failed) {
        connection.rollback();
        throw failed;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException failed) {
      throw Database.unavailable(failed.getErrorCode());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void purge() {
    long busy = read(connection -> number(connection, "PRAGMA wal_checkpoint(TRUNCATE)"));
    if (busy != 0) {
      LOG.atWarn().addKeyValue("code", "wal_busy").log("deleted rows are still in the log");
    }
  }

  static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : -1;
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException failed) {
      LOG.atWarn().addKeyValue("code", "conversation_store").log("the store closed badly");
    } finally {
      lock.unlock();
    }
  }
}
