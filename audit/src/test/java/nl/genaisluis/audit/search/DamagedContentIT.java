package nl.genaisluis.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.ledger.Events;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.ledger.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A content that was damaged where it lies: it costs its own words and nothing else.
final class DamagedContentIT {
  private static final int OTHERS = 40;
  private static final Instant TERM = Instant.parse("2099-01-01T00:00:00Z");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ciphertext", "wrapped_key", "unit"})
  void itsEntryIsFoundWithoutItsWordsAndTheOthersWithTheirs(String column) throws Exception {
    try (Ledger ledger = Ledger.open(config(), Clock.systemUTC())) {
      Receipt damaged = refuse(ledger, 0, "stormvloed");
      for (int i = 1; i <= OTHERS; i++) {
        refuse(ledger, i, "dijkbewaking nummer " + i);
      }
      damage(damaged, column);

      try (Search search = Search.open(folder.resolve("data/index"), ledger)) {
        search.catchUp();

        assertThat(found(search, "dijkbewaking")).isEqualTo(OTHERS);
        assertThat(found(search, "stormvloed")).isZero();
        assertThat(found(search, Events.exchange(0))).isEqualTo(1);
      }
    }
  }

  @Test
  void anErasureAfterItTakesItsWordsOutOfEveryFile() throws Exception {
    try (Ledger ledger = Ledger.open(config(), Clock.systemUTC())) {
      damage(refuse(ledger, 0, "stormvloed"), "ciphertext");
      Receipt gone = refuse(ledger, 1, "zilvervloot");
      try (Search search = Search.open(folder.resolve("data/index"), ledger)) {
        search.catchUp();
        assertThat(found(search, "zilvervloot")).isEqualTo(1);

        ledger.erase(new Erased(Events.exchange(9), gone.leafId(), "request", "commissie")).join();
        search.catchUp();

        assertThat(found(search, "zilvervloot")).isZero();
      }
    }
    try (Stream<Path> files = Files.walk(folder.resolve("data/index"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("zilvervloot", "vervloot");
      }
    }
  }

  private void damage(Receipt receipt, String column) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/ledger.db"));
        PreparedStatement change =
            connection.prepareStatement(
                "UPDATE content SET " + column + " = zeroblob(64) WHERE leaf = ?")) {
      change.setBytes(1, HexFormat.of().parseHex(receipt.leafId()));
      assertThat(change.executeUpdate()).isEqualTo(1);
    }
  }

  private static long found(Search search, String word) throws IOException {
    return search.find(Query.of(word, Filter.NONE, 10)).total();
  }

  private static Receipt refuse(Ledger ledger, long number, String text) {
    return ledger.append(Events.refused(number), new Content(text, TERM, "Afdeling Water")).join();
  }

  private LedgerConfig config() {
    return new LedgerConfig(folder.resolve("data"), folder.resolve("keys"), "localhost/sluis");
  }
}
