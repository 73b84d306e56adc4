package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.postgres.PostgresServer;
import nl.genaisluis.audit.search.Filter;
import nl.genaisluis.audit.search.Query;
import nl.genaisluis.audit.search.Search;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes on one database: one log.
final class NodesIT {
  private static final Instant NOW = Instant.parse("2026-11-22T10:05:42Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static final String OPENED_ONCE = Events.exchange(1) + " opened";

  @TempDir Path folder;
  private Nodes nodes = Nodes.UNSET;

  @BeforeEach
  void configure() {
    nodes = Nodes.at(PostgresServer.ofThisProcess(), folder);
  }

  @Test
  void makeOneLogOfWhatBothWrite() throws Exception {
    List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    try (Ledger one = nodes.open("one", CLOCK);
        Ledger two = nodes.open("two", CLOCK)) {
      for (int i = 0; i < 400; i++) {
        receipts.add(one.append(Events.opened(2L * i), new Content("vraag " + i)));
        receipts.add(two.append(Events.opened(2L * i + 1), null));
        receipts.add(one.append(Events.closed(2L * i), null));
        receipts.add(two.append(Events.closed(2L * i + 1), null));
      }
      receipts.forEach(CompletableFuture::join);
      two.scan(entries::add);
      Nodes.awaitCheckpoint(one, receipts.size());
      Nodes.awaitCheckpoint(two, receipts.size());

      // A tile that a whole one took the place of goes after the checkpoint has come.
      Nodes.await(() -> nodes.tiles("one").equals(nodes.tiles("two")));
    }

    List<String> order = entries.stream().map(NodesIT::told).toList();
    assertThat(new HashSet<>(order)).hasSameSizeAs(order).hasSameSizeAs(receipts);
    for (int i = 0; i < 800; i++) {
      String exchange = Events.exchange(i);
      assertThat(order.indexOf(exchange + " opened"))
          .isLessThan(order.indexOf(exchange + " closed"));
    }
  }

  private static String told(Entry entry) {
    return entry.event().exchange() + " " + entry.event().code();
  }

  @Test
  void goOnWhenTheOneThatLedIsClosed() {
    try (Ledger two = nodes.openAfter("one", "two", CLOCK)) {
      two.append(Events.checked(7), null).join();

      two.settle();

      assertThat(two.entries(0, 10))
          .extracting(entry -> entry.event().exchange())
          .containsExactly(Events.exchange(1), Events.exchange(7));
      Nodes.awaitCheckpoint(two, 2);
    }
  }

  @Test
  void goOnWhenTheSessionOfTheOneThatLedIsBroken() {
    try (Ledger one = nodes.open("one", CLOCK);
        Ledger two = nodes.open("two", CLOCK)) {
      List<Receipt> receipts = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        if (i % 15 == 7) {
          nodes.breakTheLeader();
        }
        receipts.add(Nodes.appendAtLast(i % 2 == 0 ? one : two, Events.checked(i)));
      }
      one.settle();
      two.settle();

      List<Entry> entries = one.entries(0, 1_000);
      assertThat(entries).extracting(Entry::leaf).doesNotHaveDuplicates();
      assertThat(entries)
          .extracting(Entry::leaf)
          .containsAll(receipts.stream().map(Receipt::leafId).toList());
      assertThat(two.entries(0, 1_000)).isEqualTo(entries);
      Nodes.awaitCheckpoint(one, entries.size());
      Nodes.awaitCheckpoint(two, entries.size());
    }
  }

  @Test
  void neverLetTheRecordGoBackInTimeWhicheverClockIsLate() {
    Clock late = Clock.offset(CLOCK, Duration.ofMinutes(-90));
    try (Ledger one = nodes.open("one", CLOCK);
        Ledger two = nodes.open("two", late)) {
      two.append(Events.checked(1), null).join();
      one.append(Events.checked(2), null).join();
      two.append(Events.checked(3), null).join();
      two.settle();

      assertThat(two.entries(0, 10))
          .extracting(Entry::time)
          .containsExactly("2026-11-22T08:35Z", "2026-11-22T10:05Z", "2026-11-22T10:05Z");
    }
  }

  @Test
  void letAnotherLeadWhenTheOneThatLedCannotKeepTheLog() throws Exception {
    try (Ledger one = nodes.open("one", CLOCK)) {
      one.append(Events.checked(1), null).join();
      Nodes.awaitCheckpoint(one, 1);
      Path tiles = folder.resolve("one/data/log/tile");
      Files.move(tiles, folder.resolve("tiles"));
      Files.createFile(tiles);
      try (Ledger two = nodes.open("two", CLOCK)) {

        two.append(Events.checked(2), null).join();

        Nodes.awaitCheckpoint(two, 2);
        assertThat(two.entries(0, 10)).hasSize(2);
      }
    }
  }

  @Test
  void takeNothingWhileTheDatabaseForgetsCommits() {
    PostgresServer server = PostgresServer.ofThisProcess();
    try (Ledger ledger = nodes.open("one", CLOCK)) {
      server.execute("ALTER SYSTEM SET synchronous_commit = off");
      server.execute("SELECT pg_reload_conf()");

      Nodes.await(() -> ledger.state().equals(new LedgerState.Failing(LedgerFault.STORE_FAILING)));
    } finally {
      server.execute("ALTER SYSTEM RESET synchronous_commit");
      server.execute("SELECT pg_reload_conf()");
    }
  }

  @Test
  void waitForTheOthersBeforeANewMinuteThatWasUndoneOnce() throws Exception {
    nodes.open("one", CLOCK).close();
    PostgresDatabase first = new PostgresDatabase(nodes.database(), "first");
    PostgresDatabase second = new PostgresDatabase(nodes.database(), "second");
    try (PostgresSession early = PostgresSession.open(first);
        PostgresSession late = PostgresSession.open(second)) {
      late.begin("2030-01-01T00:01Z", true);
      late.rollback();
      early.begin("2030-01-01T00:00Z", true);
      early.commit();
      early.begin("2030-01-01T00:00Z", false);

      CompletableFuture<String> turned =
          CompletableFuture.supplyAsync(() -> begun(late, "2030-01-01T00:01Z"));
      Nodes.await(() -> turned.isDone() || nodes.waitingForLocks() > 0);
      boolean overtook = turned.isDone();
      early.commit();

      assertThat(turned.join()).isEqualTo("2030-01-01T00:01Z");
      assertThat(overtook).isFalse();
    }
  }

  private static String begun(PostgresSession session, String minute) {
    try {
      return session.begin(minute, false);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void readAndDestroyEachOthersContents() {
    try (Ledger one = nodes.open("one", CLOCK);
        Ledger two = nodes.open("two", CLOCK)) {
      Instant term = NOW.plusSeconds(60);
      String leaf = one.append(Events.refused(1), new Content("tekst", term)).join().leafId();
      assertThat(two.content(leaf)).isNotNull();
      assertThat(two.belongings().expired(term, 10)).containsExactly(leaf);

      two.erase(new Erased(Events.exchange(9), leaf, Erased.REQUEST, "beheerder")).join();

      assertThat(one.content(leaf)).isNull();
    }
  }

  @Test
  void closeOnlyWhatTheyLeftOpenThemselves() {
    try (Ledger one = nodes.open("one", CLOCK)) {
      one.append(Events.opened(1), null).join();
      try (Ledger two = nodes.open("two", CLOCK)) {
        two.append(Events.opened(2), null).join();
      }

      try (Ledger two = nodes.open("two", CLOCK)) {
        two.settle();

        assertThat(two.entries(0, 10))
            .extracting(NodesIT::told)
            .containsExactly(
                Events.exchange(1) + " opened",
                Events.exchange(2) + " opened",
                Events.exchange(2) + " closed");
      }
    }
  }

  @Test
  void refuseToRunAsOneNodeTwiceAndSayWhatHelps() throws Exception {
    try (Ledger one = nodes.open("one", CLOCK)) {
      one.append(Events.opened(1), null).join();
      nodes.copy("one", "copy");

      assertThatThrownBy(() -> nodes.open("copy", CLOCK))
          .isInstanceOfSatisfying(
              LedgerFault.class, fault -> assertThat(fault.code()).isEqualTo(LedgerFault.CONFIG))
          .hasMessageContaining("delete the file named node");
      Files.delete(folder.resolve("copy/data/node"));
      nodes.open("copy", CLOCK).close();
      one.settle();

      assertThat(one.entries(0, 10)).extracting(NodesIT::told).containsExactly(OPENED_ONCE);
    }
  }

  @Test
  void cleanUpAtTheStartAfterAProcessThatDestroyedAndDied() {
    try (Ledger one = nodes.open("one", CLOCK)) {
      one.append(Events.refused(1), new Content("tekst")).join();
      Nodes.await(() -> nodes.vacuums("content") > 0);
    }
    nodes.execute("DELETE FROM content");
    nodes.execute("SELECT pg_stat_reset_single_table_counters('content'::regclass)");

    try (Ledger _ = nodes.open("one", CLOCK)) {
      Nodes.await(() -> nodes.vacuums("content") > 0);
    }

    assertThat(nodes.vacuums("content")).isPositive();
  }

  @Test
  void keepAnIndexThatIsAheadOfTheLastCheckpoint() throws Exception {
    Path index = folder.resolve("index");
    try (Ledger one = nodes.open("one", CLOCK);
        Search search = Search.open(index, one)) {
      one.append(Events.checked(1), null).join();
      search.catchUp();
    }
    Set<String> before = names(index);
    // As a process leaves it that dies between the index and the checkpoint.
    nodes.execute("DELETE FROM checkpoint");
    Files.move(folder.resolve("one/data/log"), folder.resolve("log"));

    try (Ledger one = nodes.open("one", CLOCK);
        Search search = Search.open(index, one)) {
      search.catchUp();

      assertThat(search.find(Query.of("", Filter.NONE, 10)).total()).isEqualTo(1);
      assertThat(names(index)).contains("_0.si").containsAll(before);
    }
  }

  private static Set<String> names(Path index) throws IOException {
    try (Stream<Path> files = Files.list(index)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("_"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void refuseANodeWithOtherKeys() {
    nodes.open("one", CLOCK).close();

    assertThatThrownBy(() -> nodes.withOtherKeys("two").open("two", CLOCK))
        .isInstanceOfSatisfying(
            LedgerFault.class, fault -> assertThat(fault.code()).isEqualTo(LedgerFault.KEY));
  }

  @Test
  void refuseADatabaseThatForgetsCommits() {
    nodes.open("one", CLOCK).close();
    PostgresServer server = PostgresServer.ofThisProcess();
    server.execute("ALTER ROLE " + PostgresServer.USER + " SET synchronous_commit = off");
    try {
      assertThatThrownBy(() -> nodes.open("two", CLOCK))
          .isInstanceOfSatisfying(
              LedgerFault.class, fault -> assertThat(fault.code()).isEqualTo(LedgerFault.CONFIG));
    } finally {
      server.execute("ALTER ROLE " + PostgresServer.USER + " RESET synchronous_commit");
    }
  }

  @Test
  void serveNoCheckpointThatIsNotOfTheirEntries() throws Exception {
    try (Ledger one = nodes.open("one", CLOCK);
        Ledger two = nodes.open("two", CLOCK)) {
      one.append(Events.checked(1), null).join();
      Nodes.awaitCheckpoint(two, 1);
      byte[] before = Files.readAllBytes(folder.resolve("two/data/log/checkpoint"));

      // A checkpoint of this log's key over other entries, as a second leader would make.
      nodes.publishAnotherHead(2);
      one.append(Events.checked(2), null).join();

      Nodes.await(() -> two.state().equals(new LedgerState.Failing(LedgerFault.FORKED)));
      assertThat(two.append(Events.checked(3), null)).isCompletedExceptionally();
      assertThat(Files.readAllBytes(folder.resolve("two/data/log/checkpoint"))).isEqualTo(before);
    }
  }
}
