package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.genaisluis.audit.content.Content;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the ledger does when something is wrong: it refuses, says why, and loses nothing.
final class LedgerFaultsIT {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:05:42Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private LedgerConfig config = new LedgerConfig(Path.of("/data"), Path.of("/keys"), "unset");

  @BeforeEach
  void configure() {
    config = new LedgerConfig(folder.resolve("data"), folder.resolve("keys"), "localhost/sluis");
  }

  @Test
  void letsNoSecondLedgerIntoTheFolder() {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      assertThat(ledger.state()).isEqualTo(new LedgerState.Ready());

      assertThatThrownBy(() -> Ledger.open(config, CLOCK))
          .isInstanceOfSatisfying(
              LedgerFault.class, fault -> assertThat(fault.code()).isEqualTo("folder_locked"));
    }
  }

  @Test
  void refusesAtOnceWhenTheQueueIsFull() throws Exception {
    LedgerConfig small =
        new LedgerConfig(
            config.data(), config.keys(), config.origin(), 1, 2, 1 << 20, Duration.ZERO);
    try (Ledger ledger = Ledger.open(small, CLOCK);
        Connection other = locked()) {
      List<CompletableFuture<Receipt>> waiting = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        waiting.add(ledger.append(Events.checked(i), null));
      }

      List<String> codes = waiting.stream().map(LedgerFaultsIT::code).distinct().toList();

      assertThat(codes).containsExactlyInAnyOrder("queue_full", "store_failing");
      other.rollback();
    }
  }

  @Test
  void boundsTheBytesThatWait() throws Exception {
    LedgerConfig small =
        new LedgerConfig(
            config.data(), config.keys(), config.origin(), 1, 100, 10_000, Duration.ZERO);
    try (Ledger ledger = Ledger.open(small, CLOCK);
        Connection other = locked()) {
      CompletableFuture<Receipt> large =
          ledger.append(Events.checked(1), new Content("x".repeat(20_000)));

      assertThat(large).isCompletedExceptionally();
      assertThat(code(large)).isEqualTo("queue_full");
      other.rollback();
    }
  }

  @Test
  void failsWhileTheStoreFailsAndRecoversByItself() throws Exception {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      ledger.append(Events.checked(1), null).join();
      String code;
      LedgerState during;
      try (Connection other = locked()) {
        code = code(ledger.append(Events.checked(2), null));
        during = ledger.state();
        assertThat(code(ledger.append(Events.checked(3), null))).isEqualTo("store_failing");
        other.rollback();
      }
      awaitReady(ledger);

      Receipt receipt = ledger.append(Events.checked(4), null).join();

      assertThat(code).isEqualTo("store_failing");
      assertThat(during).isEqualTo(new LedgerState.Failing("store_failing"));
      assertThat(ledger.entries(0, 10))
          .extracting(entry -> entry.event().exchange())
          .containsExactly(Events.exchange(1), Events.exchange(4));
      assertThat(receipt.exchange()).isEqualTo(Events.exchange(4));
    }
  }

  @Test
  void refusesToGoOnWithAStoreThatLostWhatWasWritten() throws Exception {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      for (int i = 0; i < 5; i++) {
        ledger.append(Events.checked(i), null).join();
      }
      Nodes.awaitCheckpoint(ledger, 5);
      try (Connection other = locked();
          Statement statement = other.createStatement()) {
        assertThat(code(ledger.append(Events.checked(5), null))).isEqualTo("store_failing");
        statement.execute("DELETE FROM leaf WHERE seq = 4");
        other.commit();
      }

      // Two probes after that: what came of the first is known.
      Set<String> probes = new HashSet<>();
      probes.add(probe());
      Nodes.await(
          () -> {
            probes.add(probe());
            return probes.size() >= 3 || ledger.state() instanceof LedgerState.Ready;
          });

      assertThat(ledger.state()).isEqualTo(new LedgerState.Failing("store_failing"));
      assertThat(code(ledger.append(Events.checked(6), null))).isEqualTo("store_failing");
    }
  }

  @Test
  void takesEntriesWhileTheLogCannotBeWrittenAndPublishesThemLater() throws Exception {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      ledger.append(Events.checked(1), null).join();
      Nodes.awaitCheckpoint(ledger, 1);
      Path tiles = config.data().resolve("log/tile");
      Path aside = config.data().resolve("tiles");
      Files.move(tiles, aside);
      Files.createFile(tiles);

      Receipt receipt = ledger.append(Events.checked(2), null).join();
      String during = ledger.proof(receipt.leafHash());
      Files.delete(tiles);
      Files.move(aside, tiles);
      Nodes.awaitCheckpoint(ledger, 2);

      assertThat(during).isNull();
      assertThat(ledger.proof(receipt.leafHash())).isNotNull();
    }
  }

  @Test
  void refusesToGoOnWhenTheStoreIsNotTheOneThatWasSigned() throws Exception {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      for (int i = 0; i < 5; i++) {
        ledger.append(Events.checked(i), null).join();
      }
    }
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM leaf WHERE seq = 4");
    }

    assertThatThrownBy(() -> Ledger.open(config, CLOCK))
        .isInstanceOfSatisfying(
            LedgerFault.class, fault -> assertThat(fault.code()).isEqualTo("forked"));
  }

  @Test
  void refusesAnExchangedLeafAndAGap() throws Exception {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      for (int i = 0; i < 5; i++) {
        ledger.append(Events.checked(i), null).join();
      }
    }
    execute("UPDATE leaf SET entry = (SELECT entry FROM leaf WHERE seq = 1) WHERE seq = 2");
    assertThatThrownBy(() -> Ledger.open(config, CLOCK))
        .isInstanceOfSatisfying(
            LedgerFault.class, fault -> assertThat(fault.code()).isEqualTo("forked"));

    execute("DELETE FROM leaf WHERE seq = 2");

    assertThatThrownBy(() -> Ledger.open(config, CLOCK))
        .isInstanceOfSatisfying(
            LedgerFault.class, fault -> assertThat(fault.code()).isEqualTo("corrupt"));
  }

  @Test
  void refusesToGoOnWithoutItsKeys() throws Exception {
    Ledger.open(config, CLOCK).close();
    try (Stream<Path> keys = Files.list(folder.resolve("keys"))) {
      for (Path key : keys.toList()) {
        Path aside = folder.resolve(Objects.requireNonNull(key.getFileName()).toString());
        Files.move(key, aside);

        assertThatThrownBy(() -> Ledger.open(config, CLOCK))
            .isInstanceOfSatisfying(
                LedgerFault.class, fault -> assertThat(fault.code()).isEqualTo("key"));
        Files.move(aside, key);
      }
    }
  }

  @Test
  void acknowledgesNothingAfterItIsClosed() {
    Ledger ledger = Ledger.open(config, CLOCK);
    ledger.close();

    CompletableFuture<Receipt> late = ledger.append(Events.checked(1), null);

    assertThat(code(late)).isEqualTo("closed");
    assertThat(ledger.state()).isEqualTo(new LedgerState.Failing("closed"));
  }

  @Test
  void keepsItsKeysOutOfTheDataFolder() throws Exception {
    Files.createDirectories(folder.resolve("data/inside"));
    Files.createSymbolicLink(folder.resolve("keys"), folder.resolve("data/inside"));

    assertThatThrownBy(() -> Ledger.open(config, CLOCK))
        .isInstanceOfSatisfying(
            LedgerFault.class, fault -> assertThat(fault.code()).isEqualTo("config"));
    assertThatThrownBy(
            () -> new LedgerConfig(config.data(), config.data().resolve("../data/k"), "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String code(CompletableFuture<Receipt> future) {
    try {
      future.orTimeout(20, TimeUnit.SECONDS).join();
      return "durable";
    } catch (CompletionException failed) {
      return failed.getCause() instanceof LedgerFault fault ? fault.code() : "other";
    }
  }

  private static void awaitReady(Ledger ledger) throws InterruptedException {
    for (int i = 0; i < 200 && !(ledger.state() instanceof LedgerState.Ready); i++) {
      Thread.sleep(50);
    }
  }

  /// What the last probe of the store left there; empty before the first.
  private String probe() {
    try (Connection connection = connect()) {
      String left = Reading.text(connection, "SELECT max(value) FROM meta WHERE name = 'probe'");
      return String.valueOf(left);
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  /// A connection that keeps every other writer out until it is rolled back.
  private Connection locked() throws Exception {
    Connection connection = connect();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("UPDATE meta SET value = value");
    }
    return connection;
  }

  private Connection connect() throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/ledger.db"));
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
