package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.content.ContentKeys;
import nl.genaisluis.audit.event.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreIT {
  @TempDir Path folder;

  @Test
  void keepsNothingOfABatchThatDoesNotFitOnTheDisk() throws Exception {
    SqliteDatabase file = new SqliteDatabase(folder.resolve("ledger.db"));
    long during;
    long after;
    try (SqliteStore small = file.store();
        StoreReader reader = StoreReader.open(file)) {
      small.write(batch(0, 10, 100));
      small.limitPages(60);

      assertThatThrownBy(() -> small.write(batch(10, 50, 20_000)))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("SQLITE_FULL");
      during = reader.size();
    }
    // As the writer does: a store that failed is closed and opened anew.
    try (Store store = file.store();
        StoreReader reader = StoreReader.open(file)) {
      store.write(batch(10, 50, 20_000));
      after = reader.size();
    }

    assertThat(during).isEqualTo(10);
    assertThat(after).isEqualTo(60);
  }

  private static List<Leaf> batch(long from, int number, int contentLength) {
    ContentKeys keys = new ContentKeys(new byte[ContentKeys.LENGTH]);
    List<Leaf> batch = new ArrayList<>();
    for (long index = from; index < from + number; index++) {
      String id = Events.exchange(index);
      Pending pending =
          new Pending(
              Events.refused(index),
              id,
              new Attached(keys.seal(id, new Content("x".repeat(contentLength))), null, null, null),
              new CompletableFuture<>());
      batch.add(
          new Leaf(
              new Entry(index, id, "2026-11-22T10:05Z", pending.event(), pending.commitment()),
              pending));
    }
    return batch;
  }
}
