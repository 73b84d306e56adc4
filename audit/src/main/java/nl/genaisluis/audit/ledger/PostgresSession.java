package nl.genaisluis.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.ledger.PostgresDatabase.Purpose;

/// One connection of the writer with its statements. Confined to the writer thread.
///
/// Every batch holds a lock, shared with the batches of other nodes. A batch that touches holds,
/// destroys something or moves the clock holds it alone. So no content comes after the erasure of
/// its person, no destruction passes a hold, and the entries of an earlier minute are all written
/// before the first of a later one is.
final class PostgresSession implements AutoCloseable {
  /// Statements that go to the database together with the lock and run after it: each sees what was
  /// committed while the lock was waited for. The others are told once this transaction commits.
  private static final String ENTERED =
      "; SELECT pg_notify(?, '');"
          + " SELECT minute, (SELECT coalesce(max(seq), -1) + 1 FROM leaf) FROM clock";

  private final PostgresDatabase database;
  private final Connection connection;
  private final PreparedStatement insertPending;
  private final PreparedStatement insertLeaf;
  private final PreparedStatement insertOpen;
  private final PreparedStatement deleteOpen;
  private final PreparedStatement enterShared;
  private final PreparedStatement enterAlone;
  private final CompanionRows companions;
  private String minuteKnown = "";
  private long size;

  private PostgresSession(PostgresDatabase database, Connection connection) throws SQLException {
    this.database = database;
    this.connection = connection;
    insertPending =
        connection.prepareStatement(
            "INSERT INTO pending (leaf, hash_prefix, entry) VALUES (?, ?, ?)");
    insertLeaf =
        connection.prepareStatement(
            "INSERT INTO leaf (leaf, hash_prefix, entry, seq) VALUES (?, ?, ?, ?)");
    insertOpen =
        connection.prepareStatement(
            "INSERT INTO open_exchange (exchange, use_case, node) VALUES (?, ?, ?)"
                + " ON CONFLICT (exchange) DO NOTHING");
    deleteOpen = connection.prepareStatement("DELETE FROM open_exchange WHERE exchange = ?");
    enterShared = connection.prepareStatement("SELECT pg_advisory_xact_lock_shared(?)" + ENTERED);
    enterAlone = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)" + ENTERED);
    companions = new CompanionRows(connection);
  }

  static PostgresSession open(PostgresDatabase database) throws SQLException {
    Connection connection = database.writing();
    try {
      database.claimName(connection);
      connection.setAutoCommit(false);
      PostgresSession session = new PostgresSession(database, connection);
      session.enter(false);
      session.rollback();
      return session;
    } catch (SQLException | RuntimeException failed) {
      connection.close();
      throw failed;
    }
  }

  CompanionRows companions() {
    return companions;
  }

  long size() {
    return size;
  }

  /// Fails when the database was told meanwhile to forget commits.
  void durable() throws SQLException {
    PostgresDatabase.durable(connection);
  }

  /// As [Store#begin].
  String begin(String minute, boolean alone) throws SQLException {
    boolean later = minute.compareTo(minuteKnown) > 0;
    String reached = enter(alone || later);
    if (minute.compareTo(reached) > 0) {
      setMinute(minute);
      reached = minute;
    }
    boolean sameYear = !minuteKnown.isEmpty() && Shard.yearOf(reached) == Shard.yearOf(minuteKnown);
    if (!sameYear && !reached.isEmpty()) {
      markTurn(reached);
    }
    minuteKnown = reached;
    return reached;
  }

  /// Where entries of a year begin that has no shard yet: everything that was written before has a
  /// smaller identity, because the lock is held alone.
  private void markTurn(String reached) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO turn (year, minute, last)"
                + " SELECT ?, ?, CASE WHEN is_called THEN last_value ELSE 0 END"
                + " FROM pending_id_seq"
                + " WHERE ? > (SELECT max(year) FROM shard) ON CONFLICT (year) DO NOTHING")) {
      insert.setInt(1, Shard.yearOf(reached));
      insert.setString(2, reached);
      insert.setInt(3, Shard.yearOf(reached));
      insert.executeUpdate();
    }
  }

  /// Takes the lock of the writers until the transaction ends and answers the minute that the
  /// record has reached.
  private String enter(boolean alone) throws SQLException {
    PreparedStatement statements = alone ? enterAlone : enterShared;
    statements.setLong(1, database.key(Purpose.WRITING));
    statements.setString(2, database.channel());
    statements.execute();
    statements.getMoreResults();
    statements.getMoreResults();
    try (ResultSet rows = statements.getResultSet()) {
      if (rows == null || !rows.next()) {
        throw new LedgerFault(LedgerFault.CORRUPT, "store has no clock");
      }
      size = rows.getLong(2);
      return rows.getString(1);
    }
  }

  private void setMinute(String minute) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE clock SET minute = ? WHERE minute < ?")) {
      update.setString(1, minute);
      update.setString(2, minute);
      update.executeUpdate();
    }
  }

  void insert(List<Leaf> batch) throws SQLException {
    for (Leaf leaf : batch) {
      fill(insertPending, leaf);
      insertPending.addBatch();
    }
    insertPending.executeBatch();
    hang(batch);
  }

  /// Writes entries that have their index.
  void place(List<Leaf> batch) throws SQLException {
    for (Leaf leaf : batch) {
      fill(insertLeaf, leaf);
      insertLeaf.setLong(4, leaf.entry().index());
      insertLeaf.addBatch();
    }
    insertLeaf.executeBatch();
    hang(batch);
    setMinute(batch.getLast().entry().time());
  }

  private static void fill(PreparedStatement insert, Leaf leaf) throws SQLException {
    insert.setBytes(1, HexFormat.of().parseHex(leaf.entry().leaf()));
    insert.setLong(2, StoreReader.prefix(leaf.hash()));
    insert.setBytes(3, leaf.bytes());
  }

  private void hang(List<Leaf> batch) throws SQLException {
    companions.write(batch);
    for (Leaf leaf : batch) {
      Event event = leaf.entry().event();
      if (event instanceof Opened opened) {
        insertOpen.setBytes(1, HexFormat.of().parseHex(opened.exchange()));
        insertOpen.setString(2, opened.useCase());
        insertOpen.setString(3, database.node());
        insertOpen.addBatch();
      } else if (event instanceof Closed closed) {
        deleteOpen.setBytes(1, HexFormat.of().parseHex(closed.exchange()));
        deleteOpen.addBatch();
      }
    }
    insertOpen.executeBatch();
    // Entries of another installation may hold both ends of an exchange.
    deleteOpen.executeBatch();
  }

  /// Whether a batch is in the database. Waits until no transaction that writes is under way, so
  /// that the answer does not change any more.
  boolean holds(List<Leaf> batch) throws SQLException {
    enter(true);
    byte[] last = HexFormat.of().parseHex(batch.getLast().entry().leaf());
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT 1 FROM pending WHERE leaf = ? UNION ALL SELECT 1 FROM leaf WHERE leaf = ?")) {
      select.setBytes(1, last);
      select.setBytes(2, last);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    } finally {
      rollback();
    }
  }

  void putMeta(String name, String value) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement(
            "INSERT INTO meta (name, value) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")) {
      put.setString(1, name);
      put.setString(2, value);
      put.executeUpdate();
    }
  }

  void putShards(Shards shards) throws SQLException {
    for (Shard shard : shards.all()) {
      ShardRows.put(connection, shard);
    }
  }

  void publish(long head, String note) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO checkpoint (size, note) VALUES (?, ?)")) {
      insert.setLong(1, head);
      insert.setString(2, note);
      insert.executeUpdate();
    }
  }

  void commit() throws SQLException {
    connection.commit();
  }

  /// Undoes what was begun. The clock may be back where it was: that is read anew.
  void rollback() throws SQLException {
    minuteKnown = "";
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
