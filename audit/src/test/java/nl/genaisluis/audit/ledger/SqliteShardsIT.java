package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import nl.genaisluis.audit.verify.Report;
import nl.genaisluis.audit.verify.Verifier;
import org.junit.jupiter.api.Test;

final class SqliteShardsIT extends ShardsContract {
  @Override
  LedgerConfig in(LedgerConfig node) {
    return node;
  }

  @Test
  void takesADataFolderOfBeforeThereWereShardsForTheLogOfItsFirstYear() throws Exception {
    String key;
    Receipt old;
    try (Ledger ledger = Ledger.open(config, clock)) {
      key = ledger.log().verifierKey();
      old = append(ledger, 0, 10);
    }
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/ledger.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate("DROP TABLE shard");
    }
    try (StoredLedger stored = StoredLedger.open(folder.resolve("data"), folder.resolve("keys"))) {
      assertThat(stored.size()).isEqualTo(10);
    }

    clock.set("2027-01-01T00:00:00Z");
    try (Ledger ledger = Ledger.open(config, clock)) {
      append(ledger, 10, 1);
      await(ledger, 12);

      Report report = Verifier.verify(ledger.log(), key, null);
      assertThat(report.problems()).isEmpty();
      assertThat(report.shards()).extracting(Report.Shard::size).containsExactly(10L, 2L);
      assertHolds(ledger, old, 9, 10, "localhost/sluis-2026");
    }
  }

  @Test
  void isNoStoreForAProgramThatKnowsOfOneShardOnlyOnceItHasTwo() throws Exception {
    try (Ledger ledger = Ledger.open(config, clock)) {
      append(ledger, 0, 1);
      clock.set("2027-01-01T00:00:00Z");
      append(ledger, 1, 1);
    }

    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/ledger.db"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT value FROM meta WHERE name = 'form'")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("2");
    }
  }
}
