package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.merkle.TreeHead;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.VerifierKey;
import nl.genaisluis.audit.postgres.PostgresServer;
import org.jspecify.annotations.Nullable;

/// Nodes that share a database: one schema, one folder of keys, a data folder for each.
record Nodes(@Nullable PostgresServer server, Path folder, String schema, String keys) {
  static final Nodes UNSET = new Nodes(null, Path.of("/nowhere"), "unset", "unset");

  /// Nodes in a schema that no other test has.
  static Nodes at(PostgresServer server, Path folder) {
    return new Nodes(server, folder, server.freshSchema(), "keys");
  }

  /// A node in a schema that no other test has.
  static LedgerConfig in(PostgresServer server, LedgerConfig node) {
    return node.in(at(server, node.data()).database());
  }

  Nodes withOtherKeys(String name) {
    return new Nodes(server, folder, schema, "keys-" + name);
  }

  private PostgresServer running() {
    return Objects.requireNonNull(server);
  }

  Postgres database() {
    return database(running().url());
  }

  private Postgres database(String url) {
    return new Postgres(url, PostgresServer.USER, PostgresServer.PASSWORD, schema);
  }

  LedgerConfig config(String name) {
    return config(name, running().url());
  }

  /// A node that reaches the database at another address.
  LedgerConfig config(String name, String url) {
    return new LedgerConfig(
            folder.resolve(name).resolve("data"), folder.resolve(keys), "localhost/sluis")
        .in(database(url));
  }

  Ledger open(String name, Clock clock) {
    return Ledger.open(config(name), clock);
  }

  /// Two nodes of which the first led, wrote one entry and was closed.
  Ledger openAfter(String first, String second, Clock clock) {
    Ledger one = open(first, clock);
    try {
      one.append(Events.checked(1), null).join();
      one.settle();
      Ledger two = open(second, clock);
      one.close();
      return two;
    } catch (RuntimeException failed) {
      one.close();
      throw failed;
    }
  }

  /// Copies the data folder of a node, as somebody does who wants a second one.
  void copy(String from, String to) throws IOException {
    Path source = folder.resolve(from);
    try (Stream<Path> found = Files.walk(source)) {
      for (Path file : found.toList()) {
        Files.copy(file, folder.resolve(to).resolve(source.relativize(file).toString()));
      }
    }
  }

  /// How often a table of the record was vacuumed.
  long vacuums(String table) {
    try (Connection connection = new PostgresDatabase(database(), "test").reading()) {
      return Reading.number(
          connection,
          "SELECT vacuum_count FROM pg_stat_user_tables WHERE schemaname = '"
              + schema
              + "' AND relname = '"
              + table
              + "'");
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// Ends the session of the node that leads, as a broken network would.
  void breakTheLeader() {
    long key = new PostgresDatabase(database(), "test").key(PostgresDatabase.Purpose.LEADING);
    running()
        .execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
                + " AND granted AND (classid::bigint << 32) | objid::bigint = "
                + key);
  }

  void execute(String sql) {
    running().execute("SET search_path = " + schema + "; " + sql);
  }

  /// How many rows a table in the schema has.
  long count(String table) {
    return number("SELECT count(*) FROM " + table);
  }

  /// Sessions that wait for a table.
  long waitingFor(String table) {
    return number(
        "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = '" + table + "'::regclass");
  }

  private long number(String sql) {
    try (Connection connection = new PostgresDatabase(database(), "test").reading()) {
      return Reading.number(connection, sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// Sessions that wait for the lock of the writers of this record.
  long waitingForLocks() {
    PostgresDatabase database = new PostgresDatabase(database(), "test");
    try (Connection connection = database.reading()) {
      return Reading.number(
          connection,
          "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
              + " AND (classid::bigint << 32) | objid::bigint = "
              + database.key(PostgresDatabase.Purpose.WRITING));
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// Publishes a checkpoint of the log's own key over a tree that nobody has.
  void publishAnotherHead(long size) throws SQLException, IOException {
    KeyFolder folderOfKeys = KeyFolder.at(folder.resolve(keys));
    String verifierKey;
    try (StoreReader reader = StoreReader.open(new PostgresDatabase(database(), "test"))) {
      verifierKey = Objects.requireNonNull(reader.meta()).verifierKey();
    }
    var signer = folderOfKeys.signer(verifierKey);
    Checkpoint forged =
        new Checkpoint(signer.verifier().name(), new TreeHead(size, Hash.leaf(new byte[] {1})));
    try (Connection connection = running().connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO " + schema + ".checkpoint (size, note) VALUES (?, ?)")) {
      insert.setLong(1, size);
      insert.setString(2, signer.note(forged.text()).toString());
      insert.executeUpdate();
    }
  }

  /// Appends until that succeeds: what a database refuses while it is away is tried again.
  static Receipt appendAtLast(Ledger ledger, Event event) {
    Receipt[] receipt = new Receipt[1];
    await(
        () -> {
          try {
            receipt[0] = ledger.append(event, null).join();
            return true;
          } catch (CompletionException away) {
            return false;
          }
        });
    return receipt[0];
  }

  /// Waits until this node serves a checkpoint of so many entries.
  static void awaitCheckpoint(Ledger ledger, long size) {
    await(() -> checkpoint(ledger) == size);
  }

  private static long checkpoint(Ledger ledger) {
    byte[] note = ledger.log().read(LogFiles.CHECKPOINT);
    return note == null
        ? -1
        : Checkpoint.parse(
                SignedNote.parse(note).verify(VerifierKey.parse(ledger.log().verifierKey())))
            .head()
            .size();
  }

  static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + 60_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited long enough").isLessThan(until);
      try {
        Thread.sleep(50);
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
  }

  /// The files of the log of a node, by name.
  Map<String, String> tiles(String node) {
    Path log = folder.resolve(node).resolve("data/log");
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(log)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String name = log.relativize(file).toString();
        files.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    } catch (IOException | UncheckedIOException movedMeanwhile) {
      return Map.of(node, movedMeanwhile.toString());
    }
    return files;
  }
}
