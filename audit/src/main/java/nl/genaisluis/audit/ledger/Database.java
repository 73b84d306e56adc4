package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import nl.genaisluis.audit.event.Closed;
import org.jspecify.annotations.Nullable;

/// Where the rows of a ledger lie, and how to get at them.
sealed interface Database permits SqliteDatabase, PostgresDatabase {
  /// Makes the tables that are missing and keeps others from making the ledger at the same time,
  /// until closed.
  Making making() throws SQLException;

  /// A writing side. [#making] came before it.
  Store store() throws SQLException;

  /// A connection that cannot write and commits by itself.
  Connection reading() throws SQLException;

  /// Whether there is a ledger here already.
  boolean holdsLedger();

  /// Whether what is here is half an import.
  boolean unfinished() throws SQLException;

  /// Empties the tables of half an import. Whoever calls holds the claim of [#making]: so does an
  /// import as long as it lives, and this is one that died.
  void clear() throws SQLException;

  /// Whether the store lists shards; one that an earlier program wrote does not.
  boolean listsShards() throws SQLException;

  /// Whether who writes entries begins the shard of a new year as well, because it gives them their
  /// place at once.
  boolean turnsByWriter();

  /// The question for the index and the bytes of every leaf whose hash begins so; its one value is
  /// [StoreReader#prefix].
  String leavesByPrefix();

  /// How many entries a start reads back before the first may be written.
  long replayed(StoreReader reader) throws SQLException;

  /// The signed note of the last checkpoint; null before the first.
  ///
  /// @param log the log's folder of this node
  @Nullable String lastNote(Path log, Shards shards) throws IOException, SQLException;

  /// The ends of the exchanges that an earlier process of this node left open.
  List<Closed> abandoned(Replay replay) throws SQLException;

  /// The claim of one who makes a ledger.
  interface Making extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }
}
