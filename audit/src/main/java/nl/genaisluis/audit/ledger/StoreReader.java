package nl.genaisluis.audit.ledger;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import nl.genaisluis.audit.content.Sealed;
import nl.genaisluis.audit.merkle.Hash;
import org.jspecify.annotations.Nullable;

/// A reading side of the leaves and contents of a store. Safe for use by many threads, one after
/// the other.
final class StoreReader implements AutoCloseable {
  private static final Reading.Filling NOTHING = _ -> {};

  /// Few enough for any database to take as values of one question.
  private static final int CONTENTS_AT_ONCE = 256;

  private final Reading reading;
  private final String leavesByPrefix;

  private StoreReader(Reading reading, String leavesByPrefix) {
    this.reading = reading;
    this.leavesByPrefix = leavesByPrefix;
  }

  static StoreReader open(Database database) throws SQLException {
    return new StoreReader(Reading.open(database), database.leavesByPrefix());
  }

  /// One past the last index. Indexes have no gap: a store with one is refused.
  long size() {
    String sql = "SELECT count(*), coalesce(max(seq), -1) FROM leaf";
    long[] found =
        reading.rows(sql, NOTHING, row -> new long[] {row.getLong(1), row.getLong(2)}).getFirst();
    if (found[0] != found[1] + 1) {
      throw new LedgerFault(
          LedgerFault.CORRUPT,
          "store has " + found[0] + " leaves, the last with index " + found[1]);
    }
    return found[0];
  }

  /// Hands over the leaves from an index on, at most so many, in order; returns how many there
  /// were.
  int read(long from, int max, Each each) {
    List<Row> rows =
        reading.rows(
            "SELECT seq, entry FROM leaf WHERE seq >= ? ORDER BY seq LIMIT ?",
            statement -> {
              statement.setLong(1, from);
              statement.setInt(2, max);
            },
            Row::of);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.index != from + i) {
        throw new LedgerFault(LedgerFault.CORRUPT, "store lacks leaf " + (from + i));
      }
      each.leaf(row.index, row.bytes);
    }
    return rows.size();
  }

  /// The index of the leaf with this hash; -1 when there is none.
  long indexOf(Hash hash) {
    List<Row> rows =
        reading.rows(leavesByPrefix, statement -> statement.setLong(1, prefix(hash)), Row::of);
    for (Row row : rows) {
      if (Hash.leaf(row.bytes).equals(hash)) {
        return row.index;
      }
    }
    return -1;
  }

  /// The first eight bytes of a hash: what leaves are looked up by.
  static long prefix(Hash hash) {
    return ByteBuffer.wrap(hash.bytes()).getLong();
  }

  @Nullable Sealed content(String leafId) {
    List<Sealed> found =
        reading.rows(
            "SELECT * FROM content WHERE leaf = ?",
            statement -> statement.setBytes(1, HexFormat.of().parseHex(leafId)),
            StoreReader::sealedByName);
    return found.isEmpty() ? null : found.getFirst();
  }

  private static Sealed sealedByName(ResultSet row) throws SQLException {
    long retainUntil = row.getLong("retain_until");
    boolean termless = row.wasNull();
    return new Sealed(
        row.getBytes("wrapped_key"),
        row.getBytes("ciphertext"),
        row.getString("commitment"),
        termless ? null : Instant.ofEpochSecond(retainUntil),
        unit(row));
  }

  /// Whoever only reads a store, such as an export, may find one of before units, and leaves it so.
  private static byte @Nullable [] unit(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      if (columns.getColumnName(i).equals("unit")) {
        return row.getBytes(i);
      }
    }
    return null;
  }

  /// By the places of the columns after the leaf's: names are looked up anew for every row.
  private static Sealed sealed(ResultSet row) throws SQLException {
    long retainUntil = row.getLong(5);
    boolean termless = row.wasNull();
    return new Sealed(
        row.getBytes(2),
        row.getBytes(3),
        row.getString(4),
        termless ? null : Instant.ofEpochSecond(retainUntil),
        row.getBytes(6));
  }

  /// The contents of these leaves, as far as there are any, by leaf id.
  Map<String, Sealed> contents(List<String> leafIds) {
    Map<String, Sealed> found = new HashMap<>();
    for (int from = 0; from < leafIds.size(); from += CONTENTS_AT_ONCE) {
      List<String> some = leafIds.subList(from, Math.min(leafIds.size(), from + CONTENTS_AT_ONCE));
      String marks = "?" + ", ?".repeat(some.size() - 1);
      reading
          .rows(
              "SELECT leaf, wrapped_key, ciphertext, commitment, retain_until, unit FROM content"
                  + " WHERE leaf IN ("
                  + marks
                  + ")",
              statement -> {
                for (int i = 0; i < some.size(); i++) {
                  statement.setBytes(i + 1, HexFormat.of().parseHex(some.get(i)));
                }
              },
              row -> Map.entry(HexFormat.of().formatHex(row.getBytes(1)), sealed(row)))
          .forEach(each -> found.put(each.getKey(), each.getValue()));
    }
    return found;
  }

  /// What the store says of the ledger; null for a new store.
  @Nullable Meta meta() {
    Map<String, String> meta = new HashMap<>();
    List<Map.Entry<String, String>> facts =
        reading.rows(
            "SELECT name, value FROM meta",
            NOTHING,
            row -> Map.entry(row.getString(1), row.getString(2)));
    facts.forEach(fact -> meta.put(fact.getKey(), fact.getValue()));
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
          LedgerFault.CORRUPT, "an import did not end; run it again, it begins anew");
    }
    boolean known = form.equals(Meta.FORM) || form.equals(Meta.SHARDED);
    if (!known || origin == null || verifierKey == null || contentKey == null) {
      throw new LedgerFault(LedgerFault.CORRUPT, "store has an unknown form: " + form);
    }
    return new Meta(origin, verifierKey, contentKey, useKey == null ? "" : useKey);
  }

  /// The shards that the store lists, oldest first; none in a store of before it had any.
  List<Shard> shards() {
    return reading.rows(ShardRows.SELECT, NOTHING, ShardRows::of);
  }

  @Override
  public void close() {
    reading.close();
  }

  /// A leaf as it is stored. The array is never changed.
  private static final class Row {
    private final long index;
    private final byte[] bytes;

    private Row(long index, byte[] bytes) {
      this.index = index;
      this.bytes = bytes;
    }

    static Row of(ResultSet row) throws SQLException {
      return new Row(row.getLong(1), row.getBytes(2));
    }
  }

  /// Told of one leaf.
  interface Each {
    void leaf(long index, byte[] bytes);
  }
}
