package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import nl.genaisluis.audit.content.Content;
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

  private void execute(String... statements) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/ledger.db"));
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }
}
