package nl.genaisluis.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import nl.genaisluis.audit.content.Sealed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.Held;
import nl.genaisluis.audit.event.Released;
import nl.genaisluis.audit.uselog.SealedUse;
import org.jspecify.annotations.Nullable;

/// The rows that hang on leaves: contents, lines of the use log, vault records and holds. Part of
/// the store's transaction and confined to the store's thread. Rows of one kind go to the database
/// together, however many leaves they hang on: a database on another machine costs a wait for each
/// kind, not for each row.
final class CompanionRows {
  /// Whether the person of an exchange was erased.
  private static final String FORGOTTEN =
      "SELECT 1 FROM use_log WHERE exchange = ? AND who IS NULL";

  private final PreparedStatement insertContent;
  private final PreparedStatement insertUse;
  private final PreparedStatement insertVault;
  private final PreparedStatement insertHold;
  private final PreparedStatement endUse;
  private final PreparedStatement deleteContent;
  private final PreparedStatement deleteContents;
  private final PreparedStatement deleteVault;
  private final PreparedStatement deleteVaults;
  private final PreparedStatement forgetWho;
  private final PreparedStatement deleteUse;
  private final PreparedStatement deleteHold;
  private final PreparedStatement selectExchange;
  private final PreparedStatement selectHold;

  CompanionRows(Connection connection) throws SQLException {
    insertContent =
        connection.prepareStatement(
            "INSERT INTO content (leaf, wrapped_key, ciphertext, commitment, retain_until,"
                + " exchange, unit) SELECT ?, ?, ?, ?, ?, ?, ? WHERE ? OR NOT EXISTS ("
                + FORGOTTEN
                + ")");
    insertUse =
        connection.prepareStatement(
            "INSERT INTO use_log (leaf, exchange, who, processing, retain_until)"
                + " VALUES (?, ?, ?, ?, ?)");
    insertVault =
        connection.prepareStatement(
            "INSERT INTO vault (leaf, exchange, sealed) SELECT ?, ?, ? WHERE NOT EXISTS ("
                + FORGOTTEN
                + ")");
    insertHold = connection.prepareStatement("INSERT INTO hold (id, exchange) VALUES (?, ?)");
    endUse = connection.prepareStatement("UPDATE use_log SET processing = ? WHERE exchange = ?");
    deleteContent = connection.prepareStatement("DELETE FROM content WHERE leaf = ?");
    deleteContents =
        connection.prepareStatement(
            "DELETE FROM content WHERE exchange = ? AND retain_until IS NOT NULL");
    deleteVaults = connection.prepareStatement("DELETE FROM vault WHERE exchange = ?");
    deleteVault = connection.prepareStatement("DELETE FROM vault WHERE leaf = ?");
    forgetWho = connection.prepareStatement("UPDATE use_log SET who = NULL WHERE exchange = ?");
    deleteUse = connection.prepareStatement("DELETE FROM use_log WHERE leaf = ?");
    deleteHold = connection.prepareStatement("DELETE FROM hold WHERE id = ?");
    selectExchange =
        connection.prepareStatement(
            "SELECT exchange FROM content WHERE leaf = ?"
                + " UNION SELECT exchange FROM use_log WHERE leaf = ? LIMIT 1");
    selectHold = connection.prepareStatement("SELECT 1 FROM hold WHERE exchange = ? LIMIT 1");
  }

  /// Writes what goes with leaves, and does to earlier rows what their events say.
  void write(List<Leaf> batch) throws SQLException {
    for (Leaf leaf : batch) {
      add(leaf.entry(), leaf.pending().attached());
      switch (leaf.entry().event()) {
        case Erased erased -> {
          // What came before it is there to be destroyed; what comes after it finds nobody.
          flush();
          destroy(erased);
        }
        case Held held -> change(insertHold, held.hold(), held.target());
        case Released released -> change(deleteHold, released.hold());
        default -> {
          // Other events leave earlier rows as they are.
        }
      }
    }
    flush();
  }

  /// Sends what was added. The ends of exchanges come last, because their lines may be new.
  private void flush() throws SQLException {
    for (PreparedStatement rows : List.of(insertContent, insertUse, insertVault, endUse)) {
      rows.executeBatch();
    }
  }

  /// A content or vault record that comes after its person was erased, such as the end of an answer
  /// that was still being given, is not kept: nobody could find it any more to erase it. What has
  /// no term is not the person's text but a reason of the record.
  private void add(Entry entry, Attached attached) throws SQLException {
    byte[] leaf = bytes(entry.leaf());
    byte[] exchange = bytes(entry.event().exchange());
    Sealed content = attached.content();
    if (content != null) {
      add(leaf, exchange, content);
    }
    SealedUse use = attached.use();
    if (use != null) {
      insertUse.setBytes(1, leaf);
      insertUse.setBytes(2, exchange);
      insertUse.setBytes(3, use.who());
      insertUse.setBytes(4, use.processing());
      insertUse.setLong(5, use.retainUntil().getEpochSecond());
      insertUse.addBatch();
    }
    byte[] vault = attached.vault();
    if (vault != null) {
      insertVault.setBytes(1, leaf);
      insertVault.setBytes(2, exchange);
      insertVault.setBytes(3, vault);
      insertVault.setBytes(4, exchange);
      insertVault.addBatch();
    }
    byte[] ended = attached.ended();
    if (ended != null) {
      endUse.setBytes(1, ended);
      endUse.setBytes(2, exchange);
      endUse.addBatch();
    }
  }

  private void add(byte[] leaf, byte[] exchange, Sealed content) throws SQLException {
    insertContent.setBytes(1, leaf);
    insertContent.setBytes(2, content.wrappedKey());
    insertContent.setBytes(3, content.ciphertext());
    insertContent.setString(4, content.commitment());
    Instant retainUntil = content.retainUntil();
    if (retainUntil == null) {
      insertContent.setNull(5, Types.BIGINT);
    } else {
      insertContent.setLong(5, retainUntil.getEpochSecond());
    }
    insertContent.setBytes(6, exchange);
    insertContent.setBytes(7, content.unit());
    insertContent.setBoolean(8, retainUntil == null);
    insertContent.setBytes(9, exchange);
    insertContent.addBatch();
  }

  private void destroy(Erased erased) throws SQLException {
    if (erased.ground().equals(Erased.USE_RETENTION)) {
      change(deleteUse, erased.target());
      return;
    }
    String exchange = erased.ground().equals(Erased.REQUEST) ? exchangeOf(erased.target()) : null;
    change(deleteContent, erased.target());
    change(deleteVault, erased.target());
    if (exchange != null) {
      // Whole and at once: what came in since somebody looked which entries there are goes too, and
      // an exchange that nobody can be found in any more has nothing left.
      change(deleteContents, exchange);
      change(deleteVaults, exchange);
      change(forgetWho, exchange);
    }
  }

  private static void change(PreparedStatement statement, String... ids) throws SQLException {
    for (int i = 0; i < ids.length; i++) {
      statement.setBytes(i + 1, bytes(ids[i]));
    }
    statement.executeUpdate();
  }

  /// The exchange that the rows of this leaf belong to; null when it has none.
  @Nullable String exchangeOf(String leafId) throws SQLException {
    selectExchange.setBytes(1, bytes(leafId));
    selectExchange.setBytes(2, bytes(leafId));
    try (ResultSet rows = selectExchange.executeQuery()) {
      byte[] exchange = rows.next() ? rows.getBytes(1) : null;
      return exchange == null ? null : HexFormat.of().formatHex(exchange);
    }
  }

  /// Whether a hold is on this exchange.
  boolean held(String exchange) throws SQLException {
    selectHold.setBytes(1, bytes(exchange));
    try (ResultSet rows = selectHold.executeQuery()) {
      return rows.next();
    }
  }

  private static byte[] bytes(String id) {
    return HexFormat.of().parseHex(id);
  }
}
