package nl.genaisluis.audit.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import nl.genaisluis.audit.content.Sealed;
import nl.genaisluis.audit.merkle.Hash;
import org.jspecify.annotations.Nullable;

/// A reading side of the store. Its methods are synchronized: the lock guards the connection.
final class StoreReader implements AutoCloseable {
  private final Connection connection;

  private StoreReader(Connection connection) {
    this.connection = connection;
  }

  static StoreReader open(Path file) throws SQLException {
    return new StoreReader(connect(file));
  }

  /// A connection that cannot write.
  static Connection connect(Path file) throws SQLException {
    Connection connection = Store.config().createConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = true");
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
    return connection;
  }

  /// One past the last index. Indexes have no gap: a store with one is refused.
  synchronized long size() {
    try {
      long last = Store.number(connection, "SELECT coalesce(max(seq), -1) FROM leaf");
      long count = Store.number(connection, "SELECT count(*) FROM leaf");
      if (count != last + 1) {
        throw new LedgerFault(
            LedgerFault.CORRUPT, "store has " + count + " leaves, the last with index " + last);
      }
      return count;
    } catch (SQLException failed) {
      throw failing(failed);
    }
  }

  /// Hands over the leaves from an index on, at most so many, in order; returns how many there
  /// were.
  synchronized int read(long from, int max, Each each) {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT seq, entry FROM leaf WHERE seq >= ? ORDER BY seq LIMIT ?")) {
      select.setLong(1, from);
      select.setInt(2, max);
      int rows = 0;
      try (ResultSet leaves = select.executeQuery()) {
        while (leaves.next()) {
          if (leaves.getLong(1) != from + rows) {
            throw new LedgerFault(LedgerFault.CORRUPT, "store lacks leaf " + (from + rows));
          }
          each.leaf(from + rows, leaves.getBytes(2));
          rows++;
        }
      }
      return rows;
    } catch (SQLException failed) {
      throw failing(failed);
    }
  }

  /// The index of the leaf with this hash; -1 when there is none.
  synchronized long indexOf(Hash hash) {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT seq, entry FROM leaf WHERE hash_prefix = ?")) {
      select.setLong(1, Store.prefix(hash));
      try (ResultSet leaves = select.executeQuery()) {
        while (leaves.next()) {
          if (Hash.leaf(leaves.getBytes(2)).equals(hash)) {
            return leaves.getLong(1);
          }
        }
        return -1;
      }
    } catch (SQLException failed) {
      throw failing(failed);
    }
  }

  synchronized @Nullable Sealed content(String leafId) {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT wrapped_key, ciphertext, commitment, retain_until FROM content"
                + " WHERE leaf = ?")) {
      select.setBytes(1, HexFormat.of().parseHex(leafId));
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          return null;
        }
        long retainUntil = rows.getLong(4);
        return new Sealed(
            rows.getBytes(1),
            rows.getBytes(2),
            rows.getString(3),
            rows.wasNull() ? null : Instant.ofEpochSecond(retainUntil));
      }
    } catch (SQLException failed) {
      throw failing(failed);
    }
  }

  /// What the store says of the ledger; null for a new store.
  synchronized @Nullable Meta meta() {
    Map<String, String> meta = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement("SELECT name, value FROM meta");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        meta.put(rows.getString(1), rows.getString(2));
      }
    } catch (SQLException failed) {
      throw failing(failed);
    }
    String form = meta.get("form");
    String origin = meta.get("origin");
    String verifierKey = meta.get("vkey");
    String contentKey = meta.get("content_key");
    String useKey = meta.get("use_key");
    if (form == null) {
      return null;
    }
    if (form.equals(Meta.UNFINISHED)) {
      throw new LedgerFault(
          LedgerFault.CORRUPT, "an import did not end; empty the data folder and import again");
    }
    if (!form.equals(Meta.FORM) || origin == null || verifierKey == null || contentKey == null) {
      throw new LedgerFault(LedgerFault.CORRUPT, "store has an unknown form: " + form);
    }
    return new Meta(origin, verifierKey, contentKey, useKey == null ? "" : useKey);
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw failing(failed);
    }
  }

  static LedgerFault failing(SQLException failed) {
    return new LedgerFault(LedgerFault.STORE_FAILING, "store cannot be read", failed);
  }

  /// Told of one leaf.
  interface Each {
    void leaf(long index, byte[] bytes);
  }
}
