package nl.genaisluis.gateway.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import nl.genaisluis.gateway.accountability.ApiFault;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;

/// Keeps items sealed under their holders' keys. Blocks; safe for use by many threads. What has
/// expired is not there any more, also before the sweep destroys it.
final class Shelf implements AutoCloseable {
  /// All conversations of one user together, sealed.
  static final long HOLDER_BYTES_MAX = 16L << 20;

  private static final String MASTER = "master_key";
  private static final String COLUMNS =
      "SELECT id, kind, holder, maker, use_case, version, changed, expires, head FROM item WHERE ";
  private static final String ALIVE = " AND (expires IS NULL OR expires > ?)";

  private final SecureRandom random = new SecureRandom();
  private final Database database;
  private final Sealing sealing;
  private final Clock clock;

  private Shelf(Database database, Sealing sealing, Clock clock) {
    this.database = database;
    this.sealing = sealing;
    this.clock = clock;
  }

  /// Opens the shelf in this folder of data with the key in that folder of keys.
  static Shelf open(Path data, Path keyFolder, Clock clock) {
    return open(OwnDatabase.in(data), keyFolder, clock);
  }

  /// Opens the shelf of this store with the key in that folder of keys. A store that another node
  /// made at the same moment keeps that node's key.
  static Shelf open(Database database, Path keyFolder, Clock clock) {
    try {
      String fingerprint = database.meta(MASTER);
      Keys keys = fingerprint == null ? Keys.fresh(keyFolder) : Keys.of(keyFolder, fingerprint);
      if (fingerprint == null) {
        database.putMeta(MASTER, keys.fingerprint());
        keys = Keys.of(keyFolder, String.valueOf(database.meta(MASTER)));
      }
      return new Shelf(database, new Sealing(keys), clock);
    } catch (IOException failed) {
      database.close();
      throw new UncheckedIOException(failed);
    } catch (RuntimeException failed) {
      database.close();
      throw failed;
    }
  }

  /// The pseudonym of somebody who holds or makes items.
  String pseudonym(String sort, String name) {
    return sealing.keys().pseudonym(sort, name);
  }

  /// What this holder has of one kind, last changed first.
  List<Item> of(String holder, Kind kind) {
    return database.read(connection -> list(connection, "holder = ?", holder, kind));
  }

  /// What this user made of one kind, whoever holds it; last changed first.
  List<Item> madeBy(String maker, Kind kind) {
    return database.read(connection -> list(connection, "maker = ?", maker, kind));
  }

  private List<Item> list(Connection connection, String whose, String name, Kind kind)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            COLUMNS + whose + " AND kind = ?" + ALIVE + " ORDER BY changed DESC, id")) {
      select.setString(1, name);
      select.setString(2, kind.code());
      select.setLong(3, clock.millis());
      List<Item> items = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          items.add(item(connection, rows));
        }
      }
      return items;
    }
  }

  /// The item with this id; null when there is none of this kind.
  @Nullable Item find(Kind kind, String id) {
    List<Item> found =
        database.read(
            connection -> {
              try (PreparedStatement select =
                  connection.prepareStatement(COLUMNS + "id = ? AND kind = ?" + ALIVE)) {
                select.setString(1, id);
                select.setString(2, kind.code());
                select.setLong(3, clock.millis());
                try (ResultSet rows = select.executeQuery()) {
                  return rows.next() ? List.of(item(connection, rows)) : List.of();
                }
              }
            });
    return found.isEmpty() ? null : found.getFirst();
  }

  /// The body of an item; null when the item is gone or was changed since it was read.
  Json.@Nullable Obj body(Item item) {
    List<Json.Obj> found =
        database.read(
            connection -> {
              try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT body FROM item WHERE id = ? AND version = ?" + ALIVE)) {
                select.setString(1, item.id());
                select.setLong(2, item.version());
                select.setLong(3, clock.millis());
                try (ResultSet rows = select.executeQuery()) {
                  return rows.next()
                      ? List.of(
                          sealing.open(
                              connection, item.holder(), item.id() + "/body", rows.getBytes(1)))
                      : List.of();
                }
              }
            });
    return found.isEmpty() ? null : found.getFirst();
  }

  /// A new id, for an item that is told of before it is stored.
  String newId() {
    byte[] id = new byte[16];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  /// Fails when there is no room for one more of this kind.
  void requireRoom(Kind kind, String holder, String maker) {
    database.read(
        connection -> {
          requireRoom(connection, kind, holder, maker);
          return kind;
        });
  }

  /// Stores something new, durably.
  Item add(String id, Item.Draft draft) {
    return database.write(connection -> insert(connection, id, draft));
  }

  /// The same when its holder has nothing of this kind; null when there is something already.
  @Nullable Item addFirst(Item.Draft draft) {
    List<Item> added =
        database.write(
            connection ->
                list(connection, "holder = ?", draft.holder(), draft.kind()).isEmpty()
                    ? List.of(insert(connection, newId(), draft))
                    : List.<Item>of());
    return added.isEmpty() ? null : added.getFirst();
  }

  /// Stores all of these, or none.
  List<Item> addAll(List<Item.Draft> drafts) {
    return database.write(
        connection -> {
          List<Item> items = new ArrayList<>();
          for (Item.Draft draft : drafts) {
            items.add(insert(connection, newId(), draft));
          }
          return items;
        });
  }

  private Item insert(Connection connection, String id, Item.Draft draft) throws SQLException {
    requireRoom(connection, draft.kind(), draft.holder(), draft.maker());
    SecretKeySpec key = sealing.key(connection, draft.holder());
    Instant now = Instant.ofEpochMilli(clock.millis());
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, id);
      insert.setString(2, draft.kind().code());
      insert.setString(3, draft.holder());
      insert.setString(4, draft.maker());
      insert.setString(5, draft.useCase());
      insert.setLong(6, 1);
      insert.setLong(7, now.toEpochMilli());
      insert.setObject(8, millis(draft.expires()));
      insert.setBytes(9, sealing.seal(key, id + "/head", draft.texts().head()));
      insert.setBytes(10, sealing.seal(key, id + "/body", draft.texts().body()));
      insert.executeUpdate();
    }
    requireBytes(connection, draft.holder(), draft.kind());
    return new Item(
        id,
        draft.kind(),
        draft.holder(),
        draft.maker(),
        draft.useCase(),
        1,
        now,
        draft.expires(),
        draft.texts().head());
  }

  /// Puts other texts in the place of this version of an item; null when it is gone or was changed
  /// in the meantime.
  @Nullable Item replace(Item old, Item.Texts texts, @Nullable Instant expires) {
    Item next =
        new Item(
            old.id(),
            old.kind(),
            old.holder(),
            old.maker(),
            old.useCase(),
            old.version() + 1,
            Instant.ofEpochMilli(clock.millis()),
            expires,
            texts.head());
    boolean replaced =
        database.write(
            connection -> {
              SecretKeySpec key = sealing.key(connection, old.holder());
              try (PreparedStatement update =
                  connection.prepareStatement(
                      "UPDATE item SET version = ?, changed = ?, expires = ?, head = ?, body = ?"
                          + " WHERE id = ? AND version = ?"
                          + ALIVE)) {
                update.setLong(1, next.version());
                update.setLong(2, next.changed().toEpochMilli());
                update.setObject(3, millis(expires));
                update.setBytes(4, sealing.seal(key, old.id() + "/head", texts.head()));
                update.setBytes(5, sealing.seal(key, old.id() + "/body", texts.body()));
                update.setString(6, old.id());
                update.setLong(7, old.version());
                update.setLong(8, clock.millis());
                if (update.executeUpdate() == 0) {
                  return false;
                }
              }
              requireBytes(connection, old.holder(), old.kind());
              return true;
            });
    return replaced ? next : null;
  }

  /// Destroys an item, and its holder's key when it was the last; nothing of it stays on disk.
  /// False when it is gone already or was changed since it was read.
  boolean delete(Item item) {
    boolean deleted =
        database.write(
            connection -> {
              try (PreparedStatement delete =
                  connection.prepareStatement("DELETE FROM item WHERE id = ? AND version = ?")) {
                delete.setString(1, item.id());
                delete.setLong(2, item.version());
                if (delete.executeUpdate() == 0) {
                  return false;
                }
              }
              dropIdleKeys(connection);
              return true;
            });
    database.purge();
    return deleted;
  }

  /// Brings the end of what follows this use case forward when its retention became shorter.
  void shorten(String useCase, Duration retention) {
    database.write(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE item SET expires = changed + ?"
                      + " WHERE use_case = ? AND (expires IS NULL OR expires > changed + ?)")) {
            update.setLong(1, retention.toMillis());
            update.setString(2, useCase);
            update.setLong(3, retention.toMillis());
            return update.executeUpdate();
          }
        });
  }

  /// Destroys what has expired and returns how many items that were.
  int sweep() {
    int swept =
        database.write(
            connection -> {
              try (PreparedStatement delete =
                  connection.prepareStatement("DELETE FROM item WHERE expires <= ?")) {
                delete.setLong(1, clock.millis());
                int number = delete.executeUpdate();
                dropIdleKeys(connection);
                return number;
              }
            });
    // Also when nothing was: a clean-up before this one may not have come to its end.
    database.purge();
    return swept;
  }

  private static void dropIdleKeys(Connection connection) throws SQLException {
    try (PreparedStatement drop =
        connection.prepareStatement(
            "DELETE FROM holder WHERE NOT EXISTS"
                + " (SELECT 1 FROM item WHERE item.holder = holder.name)")) {
      drop.executeUpdate();
    }
  }

  private static void requireRoom(Connection connection, Kind kind, String holder, String maker)
      throws SQLException {
    boolean room =
        count(connection, "COUNT(*)", "holder", holder, kind) < kind.perHolderMax()
            && count(connection, "COUNT(*)", "maker", maker, kind) < kind.perMakerMax();
    if (!room) {
      throw new ApiFault(
          409,
          "too_many",
          "Er is geen plaats meer",
          kind.isCase()
              ? "Er staan al te veel verzoeken open. Wacht tot de commissie er een afhandelt."
              : "Verwijder eerst iets dat u niet meer nodig hebt.");
    }
  }

  private static void requireBytes(Connection connection, String holder, Kind kind)
      throws SQLException {
    if (kind == Kind.GESPREK
        && count(connection, "SUM(LENGTH(head) + LENGTH(body))", "holder", holder, kind)
            > HOLDER_BYTES_MAX) {
      throw new ApiFault(
          409,
          "no_room",
          "Er is geen plaats meer",
          "Uw gesprekken zijn samen te groot. Verwijder eerst een oud gesprek.");
    }
  }

  private static long count(
      Connection connection, String what, String column, String name, Kind kind)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT "
                + what
                + " FROM item WHERE "
                + column
                + " = ? AND kind = ?"
                + (kind.isCase() ? " AND expires IS NULL" : ""))) {
      select.setString(1, name);
      select.setString(2, kind.code());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  private Item item(Connection connection, ResultSet row) throws SQLException {
    String id = row.getString(1);
    String holder = row.getString(3);
    long expires = row.getLong(8);
    boolean stays = row.wasNull();
    return new Item(
        id,
        Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
        holder,
        row.getString(4),
        row.getString(5),
        row.getLong(6),
        Instant.ofEpochMilli(row.getLong(7)),
        stays ? null : Instant.ofEpochMilli(expires),
        sealing.open(connection, holder, id + "/head", row.getBytes(9)));
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  @Override
  public void close() {
    database.close();
  }
}
