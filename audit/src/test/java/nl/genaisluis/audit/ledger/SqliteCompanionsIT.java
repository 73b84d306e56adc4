package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Erased;
import org.junit.jupiter.api.Test;

final class SqliteCompanionsIT extends CompanionsContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:05:42Z");
  private static final Instant TERM = NOW.plusSeconds(1_000);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private LedgerConfig config = new LedgerConfig(Path.of("/data"), Path.of("/keys"), "unset");

  @Override
  LedgerConfig in(LedgerConfig node) {
    config = node;
    return node;
  }

  @Test
  void takesOverAStoreOfBeforeTheUseLog() throws Exception {
    String leaf;
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      leaf = ledger.append(Events.refused(1), new Content("tekst", TERM)).join().leafId();
    }
    execute(
        "DROP INDEX content_exchange",
        "ALTER TABLE content DROP COLUMN exchange",
        "DROP TABLE use_log",
        "DROP TABLE vault",
        "DROP TABLE hold",
        "DELETE FROM meta WHERE name = 'use_key'");
    Files.delete(folder.resolve("keys/use.key"));

    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      assertThat(ledger.belongings().exchangeOf(leaf)).isEqualTo(exchange(1));
      opened(ledger, 2, "jansen");

      assertThat(uses(ledger)).hasSize(1);
      assertThat(Objects.requireNonNull(ledger.content(leaf)).text()).isEqualTo("tekst");
    }
  }

  @Test
  void cleansUpAtTheStartAfterAProcessThatDestroyedAndDied() throws Exception {
    Path copy = folder.resolve("copy");
    byte[] sealed;
    boolean leftBehind;
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      String leaf = ledger.append(Events.refused(1), new Content("tekst", TERM)).join().leafId();
      try (Connection reader = connect()) {
        // Somebody who reads keeps the clean-up away until the process is killed.
        reader.setAutoCommit(false);
        sealed = sealed(reader);
        ledger.erase(new Erased(exchange(9), leaf, Erased.REQUEST, "beheerder")).join();
        Nodes.awaitCheckpoint(ledger, 2);
        copy(folder.resolve("data"), copy);
      }
      leftBehind = holds(copy, sealed);

      try (Ledger _ = Ledger.open(in(copy), CLOCK)) {
        Nodes.await(() -> !holds(copy, sealed));
      }
    }

    assertThat(leftBehind).isTrue();
    assertThat(holds(copy, sealed)).isFalse();
  }

  @Test
  void doesNotWaitWithEveryAppendForSomebodyWhoReads() throws Exception {
    try (Ledger ledger = Ledger.open(config, CLOCK);
        Connection reader = connect()) {
      String leaf = ledger.append(Events.refused(1), new Content("tekst", TERM)).join().leafId();
      reader.setAutoCommit(false);
      sealed(reader);
      ledger.erase(new Erased(exchange(9), leaf, Erased.REQUEST, "beheerder")).join();

      CompletableFuture<Void> appends =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < 120; i++) {
                  ledger.append(Events.checked(i), null).join();
                }
              },
              Thread::startVirtualThread);

      assertThat(appends).succeedsWithin(Duration.ofSeconds(20));
    }
  }

  private LedgerConfig in(Path data) {
    return new LedgerConfig(data, config.keys(), config.origin());
  }

  private static byte[] sealed(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT ciphertext FROM content")) {
      assertThat(rows.next()).isTrue();
      return rows.getBytes(1);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> found = Files.walk(from)) {
      for (Path file : found.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static boolean holds(Path data, byte[] bytes) {
    String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
    try (Stream<Path> found = Files.walk(data)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(wanted)) {
          return true;
        }
      }
      return false;
    } catch (IOException | UncheckedIOException movedMeanwhile) {
      return true;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/ledger.db"));
  }

  private void execute(String... statements) throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }
}
