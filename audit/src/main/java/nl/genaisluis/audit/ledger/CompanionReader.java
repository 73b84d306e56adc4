package nl.genaisluis.audit.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import nl.genaisluis.audit.uselog.SealedUse;
import org.jspecify.annotations.Nullable;

/// A reading side of the rows that hang on leaves, on a connection of its own. Safe for use by many
/// threads, one after the other.
final class CompanionReader implements AutoCloseable {
  private static final String NOT_HELD =
      " AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.exchange = own.exchange)";

  private final Reading reading;

  private CompanionReader(Reading reading) {
    this.reading = reading;
  }

  static CompanionReader open(Database database) throws SQLException {
    return new CompanionReader(Reading.open(database));
  }

  /// Leaf ids of contents that need not be kept any longer and are not held, at most so many.
  List<String> expired(Instant now, int max) {
    return overdue("content", now, max);
  }

  /// Leaf ids of lines of the use log that need not be kept any longer and are not held.
  List<String> expiredUses(Instant now, int max) {
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
  @Nullable String exchangeOf(String leafId) {
    List<String> found =
        ids(
            "SELECT exchange FROM content WHERE leaf = ? AND retain_until IS NOT NULL"
                + " UNION SELECT exchange FROM use_log WHERE leaf = ?",
            twice(leafId));
    return found.isEmpty() ? null : found.getFirst();
  }

  /// The leaves of an exchange on which something hangs that an erasure may ask for.
  List<String> leavesOf(String exchange) {
    return ids(
        "SELECT leaf FROM content WHERE exchange = ? AND retain_until IS NOT NULL"
            + " UNION SELECT leaf FROM use_log WHERE exchange = ? AND who IS NOT NULL",
        twice(exchange));
  }

  /// Whether a hold is on this exchange.
  boolean held(String exchange) {
    return !ids("SELECT id FROM hold WHERE exchange = ? LIMIT 1", once(exchange)).isEmpty();
  }

  /// The vault record that hangs on this leaf; null when there is none.
  byte @Nullable [] vault(String leafId) {
    List<byte[]> found =
        reading.rows(
            "SELECT sealed FROM vault WHERE leaf = ?", once(leafId), row -> row.getBytes(1));
    return found.isEmpty() ? null : found.getFirst();
  }

  /// A stored line of the use log.
  record UseRow(long id, String leaf, String exchange, SealedUse sealed) {}

  /// The line of the use log that was written with this leaf; null when there is none.
  @Nullable UseRow use(String leafId) {
    List<UseRow> found =
        reading.rows(
            "SELECT id, leaf, exchange, who, processing, retain_until FROM use_log WHERE leaf = ?",
            once(leafId),
            CompanionReader::use);
    return found.isEmpty() ? null : found.getFirst();
  }

  /// Lines of the use log after this one, at most so many, oldest first.
  List<UseRow> uses(long after, int max) {
    return reading.rows(
        "SELECT id, leaf, exchange, who, processing, retain_until FROM use_log WHERE id > ?"
            + " ORDER BY id LIMIT ?",
        statement -> {
          statement.setLong(1, after);
          statement.setInt(2, max);
        },
        CompanionReader::use);
  }

  private static UseRow use(ResultSet row) throws SQLException {
    return new UseRow(
        row.getLong(1),
        HexFormat.of().formatHex(row.getBytes(2)),
        HexFormat.of().formatHex(row.getBytes(3)),
        new SealedUse(row.getBytes(4), row.getBytes(5), Instant.ofEpochSecond(row.getLong(6))));
  }

  private static Reading.Filling once(String id) {
    return statement -> statement.setBytes(1, HexFormat.of().parseHex(id));
  }

  private static Reading.Filling twice(String id) {
    return statement -> {
      statement.setBytes(1, HexFormat.of().parseHex(id));
      statement.setBytes(2, HexFormat.of().parseHex(id));
    };
  }

  private List<String> ids(String sql, Reading.Filling filling) {
    return reading.rows(sql, filling, row -> HexFormat.of().formatHex(row.getBytes(1)));
  }

  @Override
  public void close() {
    reading.close();
  }
}
