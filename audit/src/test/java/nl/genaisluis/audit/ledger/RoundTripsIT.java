package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.content.ContentKeys;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.postgres.PostgresServer;
import nl.genaisluis.audit.postgres.Wire;
import nl.genaisluis.audit.uselog.SealedUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How often a node waits for its database: between two machines that is what a batch costs.
final class RoundTripsIT {
  /// The lock and what is known under it, the entries, each of three kinds of rows beside them, the
  /// open exchanges, and the commit.
  private static final int TURNS = 7;

  private static final Instant TERM = Instant.parse("2026-11-23T10:05:42Z");
  private static final String MINUTE = "2026-11-22T10:05Z";

  @TempDir Path folder;

  @Test
  void doNotGrowWithTheNumberOfEntries() throws Exception {
    PostgresServer server = PostgresServer.ofThisProcess();
    Nodes nodes = Nodes.at(server, folder);
    try (Wire wire = Wire.to(server);
        Database.Making _ = new PostgresDatabase(nodes.database(), "makes").making();
        Store store = Ledger.database(nodes.config("node", wire.url())).store()) {
      write(store, opened(0, 1));
      write(store, opened(1, 1));
      int one = wire.turns();

      write(store, opened(2, 100));
      int hundred = wire.turns();

      assertThat(one).isEqualTo(TURNS);
      // A long batch is answered while it is still being sent; that looks like some turns more.
      assertThat(hundred).isLessThan(3 * TURNS);
    }
  }

  private static void write(Store store, List<Leaf> batch) throws Exception {
    store.begin(MINUTE, false);
    store.write(batch);
  }

  /// Entries with everything beside them that an entry can have.
  private static List<Leaf> opened(long from, int number) {
    ContentKeys keys = new ContentKeys(new byte[ContentKeys.LENGTH]);
    List<Leaf> batch = new ArrayList<>();
    for (long index = from; index < from + number; index++) {
      String id = Events.exchange(index);
      Attached attached =
          new Attached(
              keys.seal(id, new Content("tekst", TERM)),
              new SealedUse(new byte[] {1}, new byte[] {2}, TERM),
              null,
              new byte[] {3});
      Pending pending = new Pending(Events.opened(index), id, attached, new CompletableFuture<>());
      batch.add(
          new Leaf(new Entry(index, id, MINUTE, pending.event(), pending.commitment()), pending));
    }
    return batch;
  }
}
