package nl.genaisluis.audit.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread through which a node hears what the others wrote. It listens, looks at every half
/// second all the same, tries to lead, gives entries their place while it does, and tells the
/// followers of this node how many have one.
final class Sequencer implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
  private static final int BATCH = 4096;
  private static final int POLL_MILLIS = 500;

  /// So that a placing takes many entries under load.
  private static final Duration REST = Duration.ofMillis(10);

  private static final Duration RETRY_AFTER = Duration.ofMillis(250);

  private final PostgresDatabase database;
  private final Leadership leadership;
  private final Progress progress;
  private final CountDownLatch ending = new CountDownLatch(1);
  private boolean failing;

  Sequencer(PostgresDatabase database, Leadership leadership, Progress progress) {
    this.database = database;
    this.leadership = leadership;
    this.progress = progress;
  }

  /// Nothing is written on this node any more: places once more what there is, and ends.
  void end() {
    ending.countDown();
  }

  @Override
  public void run() {
    try {
      boolean last = false;
      while (!last) {
        last = listen();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      progress.end();
    }
  }

  /// Works on one connection until the end, which it answers with true, or until the connection
  /// breaks.
  private boolean listen() throws InterruptedException {
    try (Connection connection = database.reading()) {
      PostgresDatabase.execute(connection, "LISTEN " + database.channel());
      PGConnection listening = connection.unwrap(PGConnection.class);
      boolean last;
      do {
        last = ending.getCount() == 0;
        turn(connection);
        if (!last) {
          listening.getNotifications(POLL_MILLIS);
          ending.await(REST.toMillis(), TimeUnit.MILLISECONDS);
        }
      } while (!last);
      return true;
    } catch (SQLException | LedgerFault broken) {
      if (!failing) {
        failing = true;
        LOG.warn("database is away; trying again", broken);
      }
      return ending.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void turn(Connection connection) throws SQLException {
    if (leadership.lead()) {
      while (leadership.place(BATCH) == BATCH) {
        progress.advance(size(connection));
      }
    }
    progress.advance(size(connection));
    failing = false;
  }

  private static long size(Connection connection) throws SQLException {
    return Reading.number(connection, "SELECT coalesce(max(seq), -1) + 1 FROM leaf");
  }
}
