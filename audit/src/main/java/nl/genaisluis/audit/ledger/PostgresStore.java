package nl.genaisluis.audit.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import nl.genaisluis.audit.event.Erased;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The writing side of a shared database. Entries become durable without an index; the sequencer of
/// one node gives it to them.
///
/// Whether a commit whose answer got lost was one is looked up under a lock that waits for the end
/// of the lost transaction: a batch is acknowledged only when it is seen, and never written twice.
final class PostgresStore implements Store {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresStore.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration DOUBT_MAX = Duration.ofSeconds(5);
  private static final Duration DOUBT_PAUSE = Duration.ofMillis(200);
  private static final Duration CLEAN_UP_AGAIN = Duration.ofSeconds(5);

  private final PostgresDatabase database;
  private final AtomicBoolean vacuuming = new AtomicBoolean();
  private PostgresSession session;
  private long looked = System.nanoTime();
  private long checked = System.nanoTime();

  /// Destructions so far. One more than were cleaned up after at first: what the store before this
  /// one did not come to is done here.
  private final AtomicLong destroyed = new AtomicLong(1);

  private volatile long cleanedUp;
  private volatile long cleanUpFailed = System.nanoTime() - CLEAN_UP_AGAIN.toNanos();

  private PostgresStore(PostgresDatabase database, PostgresSession session) {
    this.database = database;
    this.session = session;
  }

  static PostgresStore open(PostgresDatabase database) throws SQLException {
    return new PostgresStore(database, PostgresSession.open(database));
  }

  @Override
  public String begin(String minute, boolean alone) throws SQLException {
    check();
    return session.begin(minute, alone);
  }

  /// Looks every second whether commits are durable still: that can be set while nodes run.
  private void check() throws SQLException {
    if (System.nanoTime() - checked > LOOK_EVERY.toNanos()) {
      session.durable();
      checked = System.nanoTime();
    }
  }

  @Override
  public void leave() throws SQLException {
    session.rollback();
  }

  @Override
  public long size() {
    return session.size();
  }

  @Override
  public void open(Shard shard) {
    throw new IllegalStateException("the leader begins shards");
  }

  @Override
  public void write(List<Leaf> batch) throws SQLException {
    session.insert(batch);
    commit(batch);
    if (batch.stream().anyMatch(leaf -> leaf.entry().event() instanceof Erased)) {
      destroyed.incrementAndGet();
    }
  }

  @Override
  public void place(List<Leaf> batch) throws SQLException {
    if (!batch.isEmpty()) {
      session.place(batch);
      commit(batch);
    }
  }

  private void commit(List<Leaf> batch) throws SQLException {
    try {
      session.commit();
    } catch (SQLException unanswered) {
      if (!wasCommitted(batch)) {
        throw unanswered;
      }
      LOG.info("a commit whose answer was lost is durable entries={}", batch.size());
    }
    looked = System.nanoTime();
  }

  /// Asks the database on a new session, which takes the place of the old one. False when it says
  /// no or does not answer in time.
  private boolean wasCommitted(List<Leaf> batch) {
    long until = System.nanoTime() + DOUBT_MAX.toNanos();
    while (true) {
      try {
        session.close();
        session = PostgresSession.open(database);
        return session.holds(batch);
      } catch (SQLException | LedgerFault away) {
        if (System.nanoTime() > until || !paused()) {
          LOG.warn("database does not say whether a batch is durable entries={}", batch.size());
          return false;
        }
      }
    }
  }

  private static boolean paused() {
    LockSupport.parkNanos(DOUBT_PAUSE.toNanos());
    return !Thread.currentThread().isInterrupted();
  }

  @Override
  public @Nullable String exchangeOf(String leafId) throws SQLException {
    return session.companions().exchangeOf(leafId);
  }

  @Override
  public boolean held(String exchange) throws SQLException {
    return session.companions().held(exchange);
  }

  @Override
  public void probe() throws SQLException {
    session.durable();
    session.putMeta("probe", database.node());
    session.commit();
    session.begin("", false);
    session.rollback();
  }

  @Override
  public void look() throws SQLException {
    if (System.nanoTime() - looked > LOOK_EVERY.toNanos()) {
      check();
      session.begin("", false);
      session.rollback();
      looked = System.nanoTime();
    }
  }

  /// Lets the database reuse the room of destroyed rows, beside the writer: that takes as long as
  /// the tables are large. True once a clean-up that began after the last destruction succeeded.
  @Override
  public boolean purge() {
    if (cleanedUp == destroyed.get()) {
      return true;
    }
    boolean rested = System.nanoTime() - cleanUpFailed >= CLEAN_UP_AGAIN.toNanos();
    if (rested && vacuuming.compareAndSet(false, true)) {
      Thread.ofVirtual().name("ledger-vacuum").start(this::vacuum);
    }
    return false;
  }

  private void vacuum() {
    long reached = destroyed.get();
    try (Connection connection = database.patient()) {
      PostgresDatabase.execute(connection, "VACUUM content, vault, use_log");
      cleanedUp = reached;
    } catch (SQLException failed) {
      cleanUpFailed = System.nanoTime();
      LOG.warn("room of destroyed rows could not be reclaimed", failed);
    } finally {
      vacuuming.set(false);
    }
  }

  @Override
  public void writeMeta(Meta meta, Shards shards) throws SQLException {
    session.putShards(shards);
    session.putMeta("form", Meta.form(shards));
    session.putMeta("origin", meta.origin());
    session.putMeta("vkey", meta.verifierKey());
    session.putMeta("content_key", meta.contentKey());
    session.putMeta("use_key", meta.useKey());
    session.commit();
  }

  @Override
  public void putForm(String form) throws SQLException {
    session.putMeta("form", form);
    session.commit();
  }

  @Override
  public void publish(long size, String note) throws SQLException {
    session.publish(size, note);
    session.commit();
  }

  @Override
  public void close() throws SQLException {
    session.close();
  }
}
