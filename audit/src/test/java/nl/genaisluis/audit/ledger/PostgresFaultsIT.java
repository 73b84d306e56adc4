package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.postgres.PostgresServer;
import nl.genaisluis.audit.postgres.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What nodes do when their database goes away: they refuse, say so, lose nothing that they
/// acknowledged, and go on by themselves.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresFaultsIT {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:05:42Z"), ZoneOffset.UTC);

  private final List<PostgresServer> servers = new ArrayList<>();

  @BeforeAll
  void begin() {
    servers.add(PostgresServer.begin());
  }

  @AfterAll
  void end() {
    servers.forEach(PostgresServer::close);
  }

  private PostgresServer server() {
    return servers.getFirst();
  }

  @Test
  void refuseWhileTheDatabaseIsStoppedAndGoOnByThemselves(@TempDir Path folder) {
    Nodes nodes = Nodes.at(server(), folder);
    try (Ledger one = nodes.open("one", CLOCK);
        Ledger two = nodes.open("two", CLOCK)) {
      one.append(Events.checked(1), null).join();

      server().stop();
      // Without a single append: readiness must not wait for a request that fails.
      Nodes.await(() -> one.state().equals(new LedgerState.Failing("store_failing")));
      CompletableFuture<Receipt> refused = one.append(Events.checked(2), null);
      assertThat(refused).isCompletedExceptionally();
      server().start();
      Receipt first = Nodes.appendAtLast(one, Events.checked(3));
      Receipt second = Nodes.appendAtLast(two, Events.checked(4));
      two.settle();

      assertThat(two.entries(0, 10))
          .extracting(Entry::leaf)
          .doesNotHaveDuplicates()
          .contains(first.leafId(), second.leafId());
      Nodes.awaitCheckpoint(one, two.size());
      Nodes.awaitCheckpoint(two, two.size());
    }
  }

  @Test
  void loseNothingAcknowledgedWhenTheDatabaseIsKilled(@TempDir Path folder) {
    Nodes nodes = Nodes.at(server(), folder);
    List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    try (Ledger one = nodes.open("one", CLOCK);
        Ledger two = nodes.open("two", CLOCK)) {
      for (int i = 0; i < 3_000; i++) {
        receipts.add((i % 2 == 0 ? one : two).append(Events.refused(i), null));
        if (i == 1_500) {
          receipts.get(100).join();
          server().kill();
        }
      }
      server().start();
      Nodes.appendAtLast(one, Events.checked(9_001));
      Nodes.appendAtLast(two, Events.checked(9_002));
      one.scan(entries::add);
      Nodes.awaitCheckpoint(one, entries.size());
      Nodes.awaitCheckpoint(two, entries.size());
    }

    List<String> acknowledged = receipts.stream().map(PostgresFaultsIT::leaf).toList();
    assertThat(acknowledged).contains("").anyMatch(leaf -> !leaf.isEmpty());
    assertThat(entries).extracting(Entry::leaf).doesNotHaveDuplicates();
    assertThat(entries)
        .extracting(Entry::leaf)
        .containsAll(acknowledged.stream().filter(leaf -> !leaf.isEmpty()).toList());
  }

  /// The leaf that a receipt is about; empty when there is no receipt.
  private static String leaf(CompletableFuture<Receipt> receipt) {
    try {
      return receipt.join().leafId();
    } catch (CompletionException refused) {
      return "";
    }
  }

  @Test
  void acknowledgeACommitWhoseAnswerWasLostOnceTheySawIt(@TempDir Path folder) throws Exception {
    Nodes nodes = Nodes.at(server(), folder);
    try (Wire wire = Wire.to(server());
        Ledger leader = nodes.open("leader", CLOCK)) {
      leader.append(Events.checked(1), null).join();
      // It leads from now on, so that the commits on the wire are those of the writer.
      leader.settle();
      try (Ledger ledger = Ledger.open(nodes.config("node", wire.url()), CLOCK)) {

        wire.cutNext(Wire.Cut.AFTER_COMMIT);
        Receipt receipt = ledger.append(Events.checked(2), null).join();
        ledger.append(Events.checked(3), null).join();
        ledger.settle();

        assertThat(wire.waits()).isFalse();
        assertThat(ledger.entries(0, 10))
            .extracting(entry -> entry.event().exchange())
            .containsExactly(Events.exchange(1), Events.exchange(2), Events.exchange(3));
        assertThat(ledger.entries(1, 1).getFirst().leaf()).isEqualTo(receipt.leafId());
      }
    }
  }

  @Test
  void acknowledgeNothingThatNeverReachedTheDatabase(@TempDir Path folder) throws Exception {
    Nodes nodes = Nodes.at(server(), folder);
    try (Wire wire = Wire.to(server());
        Ledger leader = nodes.open("leader", CLOCK)) {
      leader.append(Events.checked(1), null).join();
      // It leads from now on, so that the commits on the wire are those of the writer.
      leader.settle();
      try (Ledger ledger = Ledger.open(nodes.config("node", wire.url()), CLOCK)) {

        wire.cutNext(Wire.Cut.BEFORE_COMMIT);
        CompletableFuture<Receipt> lost = ledger.append(Events.checked(2), null);
        String leaf = leaf(lost);
        Nodes.appendAtLast(ledger, Events.checked(3));
        ledger.settle();

        assertThat(wire.waits()).isFalse();
        assertThat(leaf).isEmpty();
        assertThat(ledger.entries(0, 10))
            .extracting(entry -> entry.event().exchange())
            .containsExactly(Events.exchange(1), Events.exchange(3));
      }
    }
  }
}
