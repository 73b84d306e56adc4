package nl.genaisluis.audit.ledger;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import nl.genaisluis.audit.merkle.Hash;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;

/// The writing side of the SQLite store: the one commit point of the ledger. Confined to the thread
/// that opened it, then to the writer thread.
final class Store implements AutoCloseable {
  /// Another writer is a person with a tool; longer than this is a failing store.
  private static final int BUSY_MILLIS = 250;

  private static final int SYNCHRONOUS_FULL = 2;

  private final Connection connection;
  private final PreparedStatement insertLeaf;
  private final CompanionRows companions;

  private Store(Connection connection) throws SQLException {
    this.connection = connection;
    this.insertLeaf =
        connection.prepareStatement("INSERT INTO leaf (seq, hash_prefix, entry) VALUES (?, ?, ?)");
    this.companions = new CompanionRows(connection);
  }

  static Store open(Path file) throws SQLException {
    Connection connection = config().createConnection("jdbc:sqlite:" + file);
    try {
      durable(connection);
      connection.setAutoCommit(false);
      create(connection);
      connection.commit();
      return new Store(connection);
    } catch (SQLException | RuntimeException failed) {
      connection.close();
      throw failed;
    }
  }

  /// The settings of every connection to the store.
  static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setPragma(Pragma.SECURE_DELETE, "true");
    return config;
  }

  /// A commit that does not reach the disk is no record: settings that say otherwise end the start.
  private static void durable(Connection connection) throws SQLException {
    String journal = text(connection, "PRAGMA journal_mode");
    if (!"wal".equals(journal) || number(connection, "PRAGMA synchronous") != SYNCHRONOUS_FULL) {
      throw new SQLException("store must run with journal_mode wal and synchronous full");
    }
  }

  private static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS leaf (seq INTEGER PRIMARY KEY, hash_prefix INTEGER NOT NULL,"
              + " entry BLOB NOT NULL) STRICT");
      statement.execute("CREATE INDEX IF NOT EXISTS leaf_hash ON leaf (hash_prefix)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT");
    }
    CompanionRows.create(connection);
  }

  /// Writes a batch in one transaction. When this returns, all of it is durable; when it throws,
  /// nothing may be acknowledged.
  void write(List<Leaf> batch) throws SQLException {
    try {
      for (Leaf leaf : batch) {
        insertLeaf.setLong(1, leaf.entry().index());
        insertLeaf.setLong(2, prefix(leaf.hash()));
        insertLeaf.setBytes(3, leaf.bytes());
        insertLeaf.executeUpdate();
        companions.write(leaf);
      }
      connection.commit();
    } catch (SQLException failed) {
      rollback(failed);
      throw failed;
    }
  }

  /// The exchange that the rows of this leaf belong to; null when it has none.
  @Nullable String exchangeOf(String leafId) throws SQLException {
    return companions.exchangeOf(leafId);
  }

  /// Whether a hold is on this exchange.
  boolean held(String exchange) throws SQLException {
    return companions.held(exchange);
  }

  /// Writes something and takes it as the answer whether the store takes writes.
  void probe() throws SQLException {
    try {
      putMeta("probe", Long.toString(System.nanoTime()));
      connection.commit();
    } catch (SQLException failed) {
      rollback(failed);
      throw failed;
    }
  }

  /// Moves the write-ahead log into the store and empties it, so that no erased byte stays in it.
  /// False when a reader was in the way.
  boolean emptyLog() throws SQLException {
    connection.setAutoCommit(true);
    try {
      return number(connection, "PRAGMA wal_checkpoint(TRUNCATE)") == 0;
    } finally {
      connection.setAutoCommit(false);
    }
  }

  /// Writes facts about the ledger itself, all or none.
  void writeMeta(Meta meta) throws SQLException {
    try {
      putMeta("form", Meta.FORM);
      putMeta("origin", meta.origin());
      putMeta("vkey", meta.verifierKey());
      putMeta("content_key", meta.contentKey());
      putMeta("use_key", meta.useKey());
      connection.commit();
    } catch (SQLException failed) {
      rollback(failed);
      throw failed;
    }
  }

  /// Says which form the store has before it holds anything.
  void putForm(String form) throws SQLException {
    putMeta("form", form);
    connection.commit();
  }

  private void putMeta(String name, String value) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement(
            "INSERT INTO meta (name, value) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")) {
      put.setString(1, name);
      put.setString(2, value);
      put.executeUpdate();
    }
  }

  /// Lets the store grow to no more than so many pages of 4 kB.
  void limitPages(long pagesMax) throws SQLException {
    number(connection, "PRAGMA max_page_count = " + pagesMax);
  }

  private void rollback(SQLException cause) {
    try {
      connection.rollback();
    } catch (SQLException alsoFailed) {
      cause.addSuppressed(alsoFailed);
    }
  }

  /// The first eight bytes of a hash: what leaves are looked up by.
  static long prefix(Hash hash) {
    return ByteBuffer.wrap(hash.bytes()).getLong();
  }

  static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : -1;
    }
  }

  private static @Nullable String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
