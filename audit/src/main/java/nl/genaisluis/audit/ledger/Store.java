package nl.genaisluis.audit.ledger;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import nl.genaisluis.audit.content.Sealed;
import nl.genaisluis.audit.event.Erased;
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
  private final PreparedStatement insertContent;
  private final PreparedStatement deleteContent;

  private Store(Connection connection) throws SQLException {
    this.connection = connection;
    this.insertLeaf =
        connection.prepareStatement("INSERT INTO leaf (seq, hash_prefix, entry) VALUES (?, ?, ?)");
    this.insertContent =
        connection.prepareStatement(
            "INSERT INTO content (leaf, wrapped_key, ciphertext, commitment, retain_until)"
                + " VALUES (?, ?, ?, ?, ?)");
    this.deleteContent = connection.prepareStatement("DELETE FROM content WHERE leaf = ?");
  }

  static Store open(Path file) throws SQLException {
    Connection connection = config().createConnection("jdbc:sqlite:" + file);
    try {
      durable(connection);
      create(connection);
      connection.setAutoCommit(false);
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
          "CREATE TABLE IF NOT EXISTS content (id INTEGER PRIMARY KEY, leaf BLOB NOT NULL UNIQUE,"
              + " wrapped_key BLOB NOT NULL, ciphertext BLOB NOT NULL, commitment TEXT NOT NULL,"
              + " retain_until INTEGER) STRICT");
      statement.execute(
          "CREATE INDEX IF NOT EXISTS content_retain ON content (retain_until)"
              + " WHERE retain_until IS NOT NULL");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT");
    }
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
        Sealed content = leaf.pending().content();
        if (content != null) {
          insert(leaf.entry().leaf(), content);
        }
        if (leaf.entry().event() instanceof Erased erased) {
          deleteContent.setBytes(1, HexFormat.of().parseHex(erased.target()));
          deleteContent.executeUpdate();
        }
      }
      connection.commit();
    } catch (SQLException failed) {
      rollback(failed);
      throw failed;
    }
  }

  private void insert(String leafId, Sealed content) throws SQLException {
    Instant retainUntil = content.retainUntil();
    insertContent.setBytes(1, HexFormat.of().parseHex(leafId));
    insertContent.setBytes(2, content.wrappedKey());
    insertContent.setBytes(3, content.ciphertext());
    insertContent.setString(4, content.commitment());
    insertContent.setObject(5, retainUntil == null ? null : retainUntil.getEpochSecond());
    insertContent.executeUpdate();
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
