package nl.genaisluis.audit.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a node does because others write to the same database: it leads or follows.
final class Sharing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sharing.class);

  /// Time for another node to take over and place what waits.
  private static final Duration SETTLE_MAX = Duration.ofSeconds(30);

  private static final Duration SETTLE_PAUSE = Duration.ofMillis(20);

  private final Leadership leadership;
  private final Reading reading;
  private final Progress progress;
  private final Sequencer sequencer;
  private final Thread thread;
  private volatile Runnable onDeath = () -> {};

  private Sharing(PostgresDatabase database, Progress progress) throws SQLException {
    this.leadership = new Leadership(database);
    this.reading = Reading.open(database);
    this.progress = progress;
    this.sequencer = new Sequencer(database, leadership, progress);
    this.thread =
        Thread.ofPlatform()
            .name("ledger-sequencer")
            .uncaughtExceptionHandler((_, bug) -> died(bug))
            .unstarted(sequencer);
  }

  /// Null for a database of one node.
  static @Nullable Sharing of(Database database, Progress progress) {
    if (!(database instanceof PostgresDatabase shared)) {
      return null;
    }
    try {
      return new Sharing(shared, progress);
    } catch (SQLException failed) {
      throw new LedgerFault(LedgerFault.STORE_FAILING, "database cannot be read", failed);
    }
  }

  /// @param onDeath told when this node does not hear the others any more
  void start(Runnable onDeath) {
    this.onDeath = onDeath;
    thread.start();
  }

  /// The first thing is that nothing more is acknowledged; then another node may lead.
  private void died(Throwable bug) {
    onDeath.run();
    bar();
    LOG.error("sequencer died", bug);
  }

  /// This node does not lead any more.
  void bar() {
    leadership.bar();
  }

  Heads heads() {
    return leadership;
  }

  /// The writer of this node has ended.
  void end() {
    sequencer.end();
  }

  /// Waits until every entry that is durable now has its place and this node knows.
  void settle() {
    long last = number("SELECT coalesce(max(id), 0) FROM pending", 0);
    long until = System.nanoTime() + SETTLE_MAX.toNanos();
    while (number("SELECT count(*) FROM pending WHERE id <= ?", last) > 0) {
      if (System.nanoTime() > until || Thread.currentThread().isInterrupted()) {
        throw new LedgerFault(LedgerFault.STORE_FAILING, "no node gives entries their place");
      }
      pause();
    }
    progress.advance(number("SELECT coalesce(max(seq), -1) + 1 FROM leaf", 0));
  }

  private long number(String sql, long value) {
    List<Long> rows =
        reading.rows(
            sql,
            statement -> {
              if (sql.contains("?")) {
                statement.setLong(1, value);
              }
            },
            row -> row.getLong(1));
    return rows.getFirst();
  }

  private static void pause() {
    LockSupport.parkNanos(SETTLE_PAUSE.toNanos());
  }

  /// Gives up leading. The thread has ended with the writer.
  @Override
  public void close() {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    leadership.close();
    reading.close();
  }
}
