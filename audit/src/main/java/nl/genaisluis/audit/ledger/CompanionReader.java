package nl.genaisluis.audit.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nl.genaisluis.audit.uselog.SealedUse;
import org.jspecify.annotations.Nullable;

/// A reading side of the rows that hang on leaves, on a connection of its own. Its methods are
/// synchronized: the lock guards the connection.
final class CompanionReader implements AutoCloseable {
  private static final String NOT_HELD =
      " AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.exchange = own.exchange)";

  private final Connection connection;

  private CompanionReader(Connection connection) {
    this.connection = connection;
  }

  static CompanionReader open(Path file) throws SQLException {
    return new CompanionReader(StoreReader.connect(file));
  }

  /// Leaf ids of contents that need not be kept any longer and are not held, at most so many.
  synchronized List<String> expired(Instant now, int max) {
    return overdue("content", now, max);
  }

  /// Leaf ids of lines of the use log that need not be kept any longer and are not held.
  synchronized List<String> expiredUses(Instant now, int max) {
    return overdue("use_log", now, max);
  }

  private List<String> overdue(String table, Instant now, int max) {
    return ids(
        "SELECT leaf FROM "
            + table
            + " AS own WHERE retain_until <= ?"
            + NOT_HELD
            + " ORDER BY retain_until LIMIT ?",
        statement -> {
          statement.setLong(1, now.getEpochSecond());
          statement.setInt(2, max);
        });
  }

  /// The exchange whose content, vault record or person hangs on this leaf; null when there is none
  /// that an erasure may ask for. A content without a term belongs to the record itself: the reason
  /// of a stop or a hold.
  synchronized @Nullable String exchangeOf(String leafId) {
    List<String> found =
        ids(
            "SELECT exchange FROM content WHERE leaf = ?1 AND retain_until IS NOT NULL"
                + " UNION SELECT exchange FROM use_log WHERE leaf = ?1",
            statement -> statement.setBytes(1, HexFormat.of().parseHex(leafId)));
    return found.isEmpty() ? null : found.getFirst();
  }

  /// The leaves of an exchange on which something hangs that an erasure may ask for.
  synchronized List<String> leavesOf(String exchange) {
    return ids(
        "SELECT leaf FROM content WHERE exchange = ?1 AND retain_until IS NOT NULL"
            + " UNION SELECT leaf FROM use_log WHERE exchange = ?1 AND who IS NOT NULL",
        statement -> statement.setBytes(1, HexFormat.of().parseHex(exchange)));
  }

  /// Whether a hold is on this exchange.
  synchronized boolean held(String exchange) {
    return !ids(
            "SELECT id FROM hold WHERE exchange = ? LIMIT 1",
            statement -> statement.setBytes(1, HexFormat.of().parseHex(exchange)))
        .isEmpty();
  }

  /// The vault record that hangs on this leaf; null when there is none.
  synchronized byte @Nullable [] vault(String leafId) {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT sealed FROM vault WHERE leaf = ?")) {
      select.setBytes(1, HexFormat.of().parseHex(leafId));
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? rows.getBytes(1) : null;
      }
    } catch (SQLException failed) {
      throw StoreReader.failing(failed);
    }
  }

  /// A stored line of the use log.
  record UseRow(long id, String leaf, String exchange, SealedUse sealed) {}

  /// Lines of the use log after this one, at most so many, oldest first.
  synchronized List<UseRow> uses(long after, int max) {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, leaf, exchange, who, processing, retain_until FROM use_log WHERE id > ?"
                + " ORDER BY id LIMIT ?")) {
      select.setLong(1, after);
      select.setInt(2, max);
      List<UseRow> lines = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          lines.add(
              new UseRow(
                  rows.getLong(1),
                  HexFormat.of().formatHex(rows.getBytes(2)),
                  HexFormat.of().formatHex(rows.getBytes(3)),
                  new SealedUse(
                      rows.getBytes(4), rows.getBytes(5), Instant.ofEpochSecond(rows.getLong(6)))));
        }
      }
      return lines;
    } catch (SQLException failed) {
      throw StoreReader.failing(failed);
    }
  }

  private interface Filling {
    void fill(PreparedStatement statement) throws SQLException;
  }

  private List<String> ids(String sql, Filling filling) {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      filling.fill(select);
      List<String> ids = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(HexFormat.of().formatHex(rows.getBytes(1)));
        }
      }
      return ids;
    } catch (SQLException failed) {
      throw StoreReader.failing(failed);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw StoreReader.failing(failed);
    }
  }
}
