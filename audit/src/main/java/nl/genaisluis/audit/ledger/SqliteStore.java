package nl.genaisluis.audit.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;

/// The writing side of a SQLite file. One thread of one process writes, so that entries get their
/// index as they are written.
final class SqliteStore implements Store {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);

  /// Another writer is a person with a tool; longer than this is a failing store.
  private static final int BUSY_MILLIS = 250;

  private static final int SYNCHRONOUS_FULL = 2;

  /// Pages of the write-ahead log after which they are moved into the store: 16 MB. Moving them
  /// syncs both files, and writes a page once however often it changed in between.
  private static final int CHECKPOINT_PAGES = 4096;

  /// Pages that the writer keeps in memory: those of a batch and of the indexes that it goes to.
  private static final int CACHE_KB = 32_768;

  private final Connection connection;
  private final PreparedStatement insertLeaf;
  private final CompanionRows companions;
  private long size;

  private SqliteStore(Connection connection) throws SQLException {
    this.connection = connection;
    this.size = Reading.number(connection, "SELECT coalesce(max(seq), -1) + 1 FROM leaf");
    this.insertLeaf =
        connection.prepareStatement("INSERT INTO leaf (seq, hash_prefix, entry) VALUES (?, ?, ?)");
    this.companions = new CompanionRows(connection);
  }

  static SqliteStore open(Path file) throws SQLException {
    SQLiteConfig writing = config();
    writing.setCacheSize(-CACHE_KB);
    Connection connection = writing.createConnection("jdbc:sqlite:" + file);
    try {
      durable(connection);
      Reading.number(connection, "PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
      connection.setAutoCommit(false);
      create(connection);
      connection.commit();
      return new SqliteStore(connection);
    } catch (SQLException | RuntimeException failed) {
      connection.close();
      throw failed;
    }
  }

  /// Loads the library, which is unpacked to a file first.
  static void prepare() {
    try (Connection nowhere = config().createConnection("jdbc:sqlite::memory:")) {
      nowhere.getAutoCommit();
    } catch (SQLException notNow) {
      LOG.debug("library could not be loaded beforehand", notNow);
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
    String journal = Reading.text(connection, "PRAGMA journal_mode");
    if (!"wal".equals(journal)
        || Reading.number(connection, "PRAGMA synchronous") != SYNCHRONOUS_FULL) {
      throw new SQLException("store must run with journal_mode wal and synchronous full");
    }
  }

  private static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS leaf (seq INTEGER PRIMARY KEY, hash_prefix INTEGER NOT NULL,"
              + " entry BLOB NOT NULL) STRICT");
      // By stretches of the log, so that the entries of a batch go to few pages of the index:
      // hashes fall anywhere, and every page that one falls on is written and synced with it.
      statement.execute("CREATE INDEX IF NOT EXISTS leaf_stretch ON leaf (seq >> 12, hash_prefix)");
      statement.execute("DROP INDEX IF EXISTS leaf_hash");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS shard (year INTEGER PRIMARY KEY, origin TEXT NOT NULL UNIQUE,"
              + " vkey TEXT NOT NULL, first_seq INTEGER NOT NULL, previous_note TEXT) STRICT");
    }
    SqliteCompanions.create(connection);
  }

  @Override
  public String begin(String minute, boolean alone) {
    // The writer has the file for itself.
    return minute;
  }

  @Override
  public void leave() throws SQLException {
    connection.rollback();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void open(Shard shard) throws SQLException {
    try {
      ShardRows.put(connection, shard);
      putMeta("form", Meta.SHARDED);
    } catch (SQLException failed) {
      rollback(failed);
      throw failed;
    }
  }

  @Override
  public void write(List<Leaf> batch) throws SQLException {
    try {
      for (Leaf leaf : batch) {
        insertLeaf.setLong(1, leaf.entry().index());
        insertLeaf.setLong(2, StoreReader.prefix(leaf.hash()));
        insertLeaf.setBytes(3, leaf.bytes());
        insertLeaf.addBatch();
      }
      insertLeaf.executeBatch();
      companions.write(batch);
      connection.commit();
      size += batch.size();
    } catch (SQLException failed) {
      rollback(failed);
      throw failed;
    }
  }

  @Override
  public void place(List<Leaf> batch) throws SQLException {
    write(batch);
  }

  @Override
  public @Nullable String exchangeOf(String leafId) throws SQLException {
    return companions.exchangeOf(leafId);
  }

  @Override
  public boolean held(String exchange) throws SQLException {
    return companions.held(exchange);
  }

  @Override
  public void look() {
    // A file does not go away unnoticed: the next write tells.
  }

  /// Frames of the write-ahead log whose sync failed are read back and written to the store first.
  @Override
  public void probe() throws SQLException {
    purge();
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
  @Override
  public boolean purge() throws SQLException {
    connection.setAutoCommit(true);
    try {
      return Reading.number(connection, "PRAGMA wal_checkpoint(TRUNCATE)") == 0;
    } finally {
      connection.setAutoCommit(false);
    }
  }

  @Override
  public void writeMeta(Meta meta, Shards shards) throws SQLException {
    try {
      for (Shard shard : shards.all()) {
        ShardRows.put(connection, shard);
      }
      putMeta("form", Meta.form(shards));
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

  @Override
  public void publish(long head, String note) {
    // There is no other node.
  }

  @Override
  public void putForm(String form) throws SQLException {
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
    Reading.number(connection, "PRAGMA max_page_count = " + pagesMax);
  }

  private void rollback(SQLException cause) {
    try {
      connection.rollback();
    } catch (SQLException alsoFailed) {
      cause.addSuppressed(alsoFailed);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
