package nl.genaisluis.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.audit.ledger.PostgresDatabase.Purpose;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The part of the one node that gives entries their place and publishes checkpoints.
///
/// Candidate → Leader when its session gets the lock; Leader → Candidate when the session breaks;
/// either → Resting when this node cannot keep the log, and back after [#REST]; any → Barred. The
/// lock belongs to the session, and all that a leader does is done in that session: when the lock
/// is lost, what was under way is rolled back before another node can have it. The monitor guards
/// the fields.
final class Leadership implements Heads, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
  private static final int HEADS_MAX = 64;

  /// Checkpoints that are kept for nodes that are behind: minutes of them.
  private static final int HEADS_KEPT = 1000;

  /// Time for another node to take the lock, before one that could not keep the log tries again.
  private static final Duration REST = Duration.ofSeconds(10);

  private static final String PLACE =
      "WITH head AS (SELECT coalesce(max(seq), -1) AS last FROM leaf),"
          + " batch AS (SELECT id FROM pending"
          + " WHERE id <= coalesce((SELECT min(last) FROM "
          + Turns.AHEAD
          + "), 9223372036854775807)"
          + " ORDER BY id LIMIT ?),"
          + " moved AS (DELETE FROM pending USING batch WHERE pending.id = batch.id"
          + " RETURNING pending.id, pending.leaf, pending.hash_prefix, pending.entry)"
          + " INSERT INTO leaf (seq, leaf, hash_prefix, entry)"
          + " SELECT head.last + row_number() OVER (ORDER BY moved.id),"
          + " moved.leaf, moved.hash_prefix, moved.entry FROM moved, head";

  private static final String PUBLISH =
      "INSERT INTO checkpoint (size, note) SELECT ?, ?"
          + " WHERE ? > (SELECT coalesce(max(size), -1) FROM checkpoint)";

  private static final String FORGET =
      "DELETE FROM checkpoint WHERE size < (SELECT size FROM checkpoint ORDER BY size DESC"
          + " OFFSET ? LIMIT 1)";

  private final PostgresDatabase database;
  private final Reading reading;
  private @Nullable Connection session;
  private boolean leads;
  private boolean barred;
  private long restsUntil = System.nanoTime();

  Leadership(PostgresDatabase database) throws SQLException {
    this.database = database;
    this.reading = Reading.open(database);
  }

  /// Tries to become the leader; true when this node is.
  synchronized boolean lead() throws SQLException {
    if (leads) {
      return true;
    }
    if (barred || System.nanoTime() - restsUntil < 0) {
      return false;
    }
    try {
      Connection candidate = session;
      if (candidate == null) {
        candidate = database.writing();
        session = candidate;
      }
      if (isTrue(candidate, "SELECT pg_try_advisory_lock(?)")) {
        candidate.setAutoCommit(false);
        leads = true;
      }
    } catch (SQLException | LedgerFault failed) {
      lose();
      throw failed;
    }
    if (leads) {
      LOG.info("this node gives entries their place node={}", database.node());
    }
    return leads;
  }

  /// Gives at most so many entries their place, in one transaction, and says how many there were.
  synchronized int place(int max) throws SQLException {
    return asLeader(
        connection -> {
          int placed;
          try (PreparedStatement move = connection.prepareStatement(PLACE)) {
            move.setInt(1, max);
            placed = move.executeUpdate();
          }
          if (placed > 0) {
            tell(connection);
          }
          return placed;
        });
  }

  @Override
  public synchronized boolean publish(long size, String note) {
    if (!leads) {
      return false;
    }
    try {
      return asLeader(
              connection -> {
                int published;
                try (PreparedStatement insert = connection.prepareStatement(PUBLISH)) {
                  insert.setLong(1, size);
                  insert.setString(2, note);
                  insert.setLong(3, size);
                  published = insert.executeUpdate();
                }
                try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
                  forget.setInt(1, HEADS_KEPT);
                  forget.executeUpdate();
                }
                tell(connection);
                return published;
              })
          == 1;
    } catch (SQLException failed) {
      throw new LedgerFault(LedgerFault.STORE_FAILING, "checkpoint could not be published", failed);
    }
  }

  private interface Work {
    int in(Connection connection) throws SQLException;
  }

  /// Does something in one transaction of the session that has the lock, and looks there, too,
  /// whether it has.
  private int asLeader(Work work) throws SQLException {
    Connection leader = session;
    if (leader == null || !leads) {
      throw new SQLException("this node does not lead");
    }
    try {
      if (!holdsLock(leader)) {
        throw new SQLException("the session does not have the lock of the leader");
      }
      int done = work.in(leader);
      leader.commit();
      return done;
    } catch (SQLException failed) {
      lose();
      throw failed;
    }
  }

  private boolean holdsLock(Connection leader) throws SQLException {
    return isTrue(
        leader,
        "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted"
            + " AND pid = pg_backend_pid() AND objsubid = 1"
            + " AND (classid::bigint << 32) | objid::bigint = ?)");
  }

  private boolean isTrue(Connection connection, String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, database.key(Purpose.LEADING));
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  private void tell(Connection connection) throws SQLException {
    try (PreparedStatement notify = connection.prepareStatement("SELECT pg_notify(?, '')")) {
      notify.setString(1, database.channel());
      notify.execute();
    }
  }

  @Override
  public @Nullable String turn(long taken) {
    List<String> minutes =
        reading.rows(Turns.DUE, statement -> statement.setLong(1, taken), row -> row.getString(1));
    return minutes.isEmpty() ? null : minutes.getFirst();
  }

  @Override
  public synchronized void open(NewShard begun) {
    if (!leads) {
      return;
    }
    try {
      int opened =
          asLeader(
              connection -> {
                boolean due = Turns.open(connection, begun);
                if (due) {
                  tell(connection);
                }
                return due ? 1 : 0;
              });
      if (opened > 0) {
        LOG.info("shard of a new year begins origin={}", begun.shard().origin());
      }
    } catch (SQLException failed) {
      throw new LedgerFault(LedgerFault.STORE_FAILING, "shard could not be begun", failed);
    }
  }

  @Override
  public synchronized void standDown() {
    restsUntil = System.nanoTime() + REST.toNanos();
    lose();
  }

  /// This node does not lead any more, whatever happens, until it is started anew.
  synchronized void bar() {
    barred = true;
    lose();
  }

  private void lose() {
    if (leads) {
      LOG.info("this node does not give entries their place any more node={}", database.node());
    }
    leads = false;
    Connection lost = session;
    session = null;
    if (lost != null) {
      try {
        lost.close();
      } catch (SQLException gone) {
        LOG.debug("session of the leader was gone already", gone);
      }
    }
  }

  @Override
  public List<String> after(long published, long taken) {
    return new ArrayList<>(
        reading.rows(
            "SELECT note FROM checkpoint WHERE size > ? AND size >= ? ORDER BY size LIMIT ?",
            statement -> {
              statement.setLong(1, published);
              statement.setLong(2, taken);
              statement.setInt(3, HEADS_MAX);
            },
            row -> row.getString(1)));
  }

  @Override
  public synchronized boolean own() {
    return leads;
  }

  /// Gives the lock free: another node leads from then on.
  @Override
  public void close() {
    synchronized (this) {
      lose();
    }
    reading.close();
  }
}
