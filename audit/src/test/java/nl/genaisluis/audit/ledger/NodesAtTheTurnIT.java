package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.ShardOpened;
import nl.genaisluis.audit.postgres.PostgresServer;
import nl.genaisluis.audit.verify.Verifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes on one database while a year begins.
final class NodesAtTheTurnIT {
  @TempDir Path folder;
  private final MovingClock early = new MovingClock("2026-12-31T23:59:10Z");
  private final MovingClock late = new MovingClock("2026-12-31T23:59:10Z");
  private Nodes nodes = Nodes.UNSET;

  @BeforeEach
  void configure() {
    nodes = Nodes.at(PostgresServer.ofThisProcess(), folder);
  }

  @Test
  void beginOneShardWhoeverIsFirstAndWhoeverLeads() {
    try (Ledger one = nodes.open("one", early);
        Ledger two = nodes.open("two", late)) {
      List<Receipt> receipts = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        if (i == 20) {
          early.set("2027-01-01T00:00:00Z");
        }
        if (i % 12 == 9) {
          nodes.breakTheLeader();
        }
        receipts.add(Nodes.appendAtLast(i % 2 == 0 ? one : two, Events.checked(i)));
      }
      one.settle();
      two.settle();
      long size = one.size();
      ShardsContract.await(one, size);
      ShardsContract.await(two, size);

      List<Entry> entries = one.entries(0, 1_000);
      assertThat(two.entries(0, 1_000)).isEqualTo(entries);
      assertThat(entries)
          .extracting(Entry::leaf)
          .doesNotHaveDuplicates()
          .containsAll(receipts.stream().map(Receipt::leafId).toList());
      assertThat(entries.stream().filter(entry -> entry.event() instanceof ShardOpened)).hasSize(1);
      assertThat(entries)
          .extracting(Entry::time)
          .isSorted()
          .contains("2026-12-31T23:59Z", "2027-01-01T00:00Z");
      assertThat(two.log().shards()).isEqualTo(one.log().shards()).hasSize(2);
      assertThat(Verifier.verify(one.log(), one.log().verifierKey(), null).problems()).isEmpty();
      Nodes.await(() -> nodes.tiles("one").equals(nodes.tiles("two")));
    }
  }

  @Test
  void goOnFromARecordOfBeforeThereWereShards() {
    try (Ledger one = nodes.open("one", early)) {
      ShardsContract.append(one, 0, 5);
      ShardsContract.await(one, 5);
    }
    nodes.execute("DROP TABLE shard; DROP TABLE turn; ALTER TABLE content DROP COLUMN unit");
    nodes.execute("DELETE FROM record_history WHERE version IN ('2', '3')");
    early.set("2027-01-01T00:00:00Z");

    try (Ledger one = nodes.open("one", early);
        Ledger two = nodes.open("two", late)) {
      ShardsContract.append(two, 5, 5);
      ShardsContract.append(one, 10, 5);
      ShardsContract.await(one, 16);
      ShardsContract.await(two, 16);

      assertThat(one.log().shards()).extracting(Shard::first).containsExactly(0L, 10L);
      assertThat(Verifier.verify(two.log(), two.log().verifierKey(), null).problems()).isEmpty();
    }
  }

  @Test
  void goOnWhenATurnIsNotedAgainAfterItsShardHasBegun() {
    try (Ledger one = nodes.open("one", early)) {
      ShardsContract.append(one, 0, 3);
      ShardsContract.await(one, 3);
      early.set("2027-01-01T00:00:00Z");
      ShardsContract.append(one, 3, 1);
      ShardsContract.await(one, 5);
      // As a writer does that waited for the row which the leader deleted.
      nodes.execute(
          "INSERT INTO turn (year, minute, last)"
              + " SELECT 2027, '2027-01-01T00:00Z', last_value FROM pending_id_seq");
      ShardsContract.append(one, 4, 1);
      ShardsContract.await(one, 6);
    }
    early.set("2028-01-01T00:00:00Z");

    try (Ledger one = nodes.open("one", early)) {
      ShardsContract.append(one, 5, 1);
      ShardsContract.await(one, 8);

      assertThat(one.log().shards()).extracting(Shard::first).containsExactly(0L, 3L, 6L);
      assertThat(one.entries(0, 100).stream().filter(entry -> entry.event() instanceof ShardOpened))
          .extracting(Entry::index)
          .containsExactly(3L, 6L);
      assertThat(nodes.count("turn")).isZero();
    }
  }

  @Test
  void startAndReadWhileAnotherNodeBeginsAShard() throws Exception {
    try (Ledger one = nodes.open("one", early)) {
      ShardsContract.append(one, 0, 3);
      ShardsContract.await(one, 3);
      early.set("2027-01-01T00:00:00Z");
      ShardsContract.append(one, 3, 2);
      ShardsContract.await(one, 6);
    }
    nodes.execute("CREATE TABLE later AS SELECT * FROM shard WHERE year = 2027");
    nodes.execute("CREATE TABLE published AS SELECT * FROM checkpoint WHERE size > 3");
    nodes.execute("DELETE FROM shard WHERE year = 2027; DELETE FROM checkpoint WHERE size > 3");

    CompletableFuture<Long> started;
    CompletableFuture<Long> read;
    try (Connection leader = PostgresServer.ofThisProcess().connect()) {
      leader.setAutoCommit(false);
      PostgresDatabase.execute(leader, "SET search_path = " + nodes.schema());
      PostgresDatabase.execute(leader, "LOCK TABLE checkpoint IN ACCESS EXCLUSIVE MODE");
      PostgresDatabase.execute(leader, "INSERT INTO shard SELECT * FROM later");
      PostgresDatabase.execute(leader, "INSERT INTO checkpoint SELECT * FROM published");
      started = CompletableFuture.supplyAsync(this::start, Thread::startVirtualThread);
      read = CompletableFuture.supplyAsync(this::read, Thread::startVirtualThread);
      Nodes.await(() -> nodes.waitingFor("checkpoint") == 2);
      leader.commit();
    }

    assertThat(started.join()).isEqualTo(6);
    assertThat(read.join()).isEqualTo(6);
  }

  private long start() {
    try (Ledger two = nodes.open("two", early)) {
      return two.size();
    }
  }

  private long read() {
    LedgerConfig one = nodes.config("one");
    try (StoredLedger stored = StoredLedger.open(one.data(), one.keys(), nodes.database())) {
      return stored.size();
    }
  }
}
