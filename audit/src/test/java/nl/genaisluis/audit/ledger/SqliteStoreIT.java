package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.content.ContentKeys;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.merkle.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreIT {
  /// Entries between two looks into the index of hashes.
  private static final int STRETCH = 4096;

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

  @Test
  void findsALeafByItsHashInEveryStretchOfTheLog() throws Exception {
    SqliteDatabase file = new SqliteDatabase(folder.resolve("ledger.db"));
    List<Leaf> leaves = batch(0, 2 * STRETCH + 5, 1);

    try (Store store = file.store();
        StoreReader reader = StoreReader.open(file)) {
      assertThat(reader.indexOf(leaves.getFirst().hash())).isEqualTo(-1);
      store.write(leaves);

      for (int index : List.of(0, 1, STRETCH - 1, STRETCH, 2 * STRETCH - 1, 2 * STRETCH + 4)) {
        assertThat(reader.indexOf(leaves.get(index).hash())).isEqualTo(index);
      }
      assertThat(reader.indexOf(Hash.EMPTY)).isEqualTo(-1);
    }
  }

  @Test
  void looksIntoTheIndexOnceForEachStretch() throws Exception {
    SqliteDatabase file = new SqliteDatabase(folder.resolve("ledger.db"));
    List<String> plan = new ArrayList<>();
    try (Store store = file.store();
        Connection connection = file.reading();
        PreparedStatement explain =
            connection.prepareStatement("EXPLAIN QUERY PLAN " + file.leavesByPrefix())) {
      store.write(batch(0, 3, 1));
      explain.setLong(1, 1);
      try (ResultSet rows = explain.executeQuery()) {
        while (rows.next()) {
          plan.add(rows.getString("detail"));
        }
      }
    }

    assertThat(plan)
        .contains("SEARCH leaf USING INDEX leaf_stretch (<expr>=? AND hash_prefix=?)")
        .doesNotContain("SCAN leaf");
  }

  @Test
  void aStoreOfAnEarlierProgramIsSearchedByStretchesToo() throws Exception {
    SqliteDatabase file = new SqliteDatabase(folder.resolve("ledger.db"));
    List<Leaf> leaves = batch(0, 20, 1);
    try (Store store = file.store()) {
      store.write(leaves);
    }
    try (Connection earlier = SqliteStore.config().createConnection("jdbc:sqlite:" + file.file());
        Statement statement = earlier.createStatement()) {
      statement.execute("DROP INDEX leaf_stretch");
      statement.execute("CREATE INDEX leaf_hash ON leaf (hash_prefix)");
    }

    try (Store _ = file.store();
        StoreReader reader = StoreReader.open(file);
        Connection connection = file.reading()) {
      assertThat(reader.indexOf(leaves.get(19).hash())).isEqualTo(19);
      assertThat(
              Reading.text(
                  connection,
                  "SELECT group_concat(name) FROM sqlite_master WHERE tbl_name = 'leaf'"
                      + " AND type = 'index'"))
          .isEqualTo("leaf_stretch");
    }
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
