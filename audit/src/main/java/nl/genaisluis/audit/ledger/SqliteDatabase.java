package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import nl.genaisluis.audit.event.Closed;
import org.jspecify.annotations.Nullable;

/// A ledger in one SQLite file, which one node has for itself.
record SqliteDatabase(Path file) implements Database {
  /// The claim on the data folder keeps others out already, and the store makes its tables.
  @Override
  public Making making() {
    return () -> {};
  }

  @Override
  public boolean holdsLedger() {
    return Files.isRegularFile(file);
  }

  @Override
  public boolean unfinished() throws SQLException {
    try (Connection connection = reading()) {
      return Meta.isUnfinished(connection);
    }
  }

  /// The file goes with the data folder.
  @Override
  public void clear() throws SQLException {
    throw new SQLException("half an import is in " + file);
  }

  /// One look into the index for each stretch of the log.
  @Override
  public String leavesByPrefix() {
    return "WITH RECURSIVE stretch (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM stretch"
        + " WHERE number < (SELECT max(seq) >> 12 FROM leaf))"
        + " SELECT seq, entry FROM stretch CROSS JOIN leaf"
        + " ON seq >> 12 = stretch.number AND hash_prefix = ?";
  }

  @Override
  public long replayed(StoreReader reader) {
    return reader.size();
  }

  @Override
  public boolean listsShards() throws SQLException {
    try (Connection connection = reading()) {
      return Reading.number(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'shard'")
          > 0;
    }
  }

  @Override
  public boolean turnsByWriter() {
    return true;
  }

  @Override
  public @Nullable String lastNote(Path log, Shards shards) throws IOException {
    for (Shard shard : shards.all().reversed()) {
      Path own = shard.in(log).resolve(LogFiles.CHECKPOINT);
      if (Files.isRegularFile(own)) {
        return Files.readString(own);
      }
    }
    return null;
  }

  @Override
  public List<Closed> abandoned(Replay replay) {
    return replay.abandoned();
  }

  @Override
  public SqliteStore store() throws SQLException {
    return SqliteStore.open(file);
  }

  @Override
  public Connection reading() throws SQLException {
    Connection connection = SqliteStore.config().createConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = true");
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
    return connection;
  }
}
