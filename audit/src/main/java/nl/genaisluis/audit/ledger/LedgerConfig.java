package nl.genaisluis.audit.ledger;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where the ledger lives and how much may wait.
///
/// @param data folder of the store and the log; absolute
/// @param keys folder of the keys; absolute and not in the data folder, so that a copy of the data
///   is not a copy of the keys
/// @param origin name of the log without its year, a URL without scheme
/// @param batchMax most entries in one transaction
/// @param queueMax most entries that may wait; more fail at once
/// @param queueBytesMax most bytes of content that may wait; more fail at once
/// @param integrateEvery shortest time between two checkpoints
/// @param postgres the database that this node shares with others; null for a file in the data
///   folder
public record LedgerConfig(
    Path data,
    Path keys,
    String origin,
    int batchMax,
    int queueMax,
    long queueBytesMax,
    Duration integrateEvery,
    @Nullable Postgres postgres) {
  /// One fsync for as many entries as came in during the one before it. Under a flood the largest
  /// batch still takes less than a twentieth of a second, and the fsync is a small part of it.
  public static final int BATCH_MAX = 1024;

  /// A third of a second at the rate that the ledger sustains.
  public static final int QUEUE_MAX = 8192;

  /// Sixteen of the largest contents.
  public static final long QUEUE_BYTES_MAX = 64L << 20;

  /// Seldom enough that signing and syncing small files cost nothing beside the entries themselves.
  public static final Duration INTEGRATE_EVERY = Duration.ofMillis(500);

  public LedgerConfig {
    if (!data.isAbsolute() || !keys.isAbsolute()) {
      throw new IllegalArgumentException("ledger.data and ledger.keys must be absolute");
    }
    data = data.normalize();
    keys = keys.normalize();
    if (keys.startsWith(data)) {
      throw new IllegalArgumentException("ledger.keys must lie outside ledger.data, was: " + keys);
    }
    if (!origin.matches("[a-z0-9][a-z0-9./_:-]{0,99}")) {
      throw new IllegalArgumentException("ledger.origin must be a URL without scheme: " + origin);
    }
    if (batchMax < 1 || queueMax < 1 || queueBytesMax < 1) {
      throw new IllegalArgumentException("ledger bounds must be at least 1");
    }
    if (integrateEvery.isNegative() || integrateEvery.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException(
          "ledger.integrateEvery must be at most a minute, was: " + integrateEvery);
    }
  }

  /// The bounds that fit one node.
  public LedgerConfig(Path data, Path keys, String origin) {
    this(data, keys, origin, BATCH_MAX, QUEUE_MAX, QUEUE_BYTES_MAX, INTEGRATE_EVERY);
  }

  /// Other bounds for one node.
  public LedgerConfig(
      Path data,
      Path keys,
      String origin,
      int batchMax,
      int queueMax,
      long queueBytesMax,
      Duration integrateEvery) {
    this(data, keys, origin, batchMax, queueMax, queueBytesMax, integrateEvery, null);
  }

  /// The same node with its entries in this database; null for a file in the data folder.
  public LedgerConfig in(@Nullable Postgres database) {
    return new LedgerConfig(
        data, keys, origin, batchMax, queueMax, queueBytesMax, integrateEvery, database);
  }
}
