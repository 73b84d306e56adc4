package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.postgres.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An import into a shared database that broke off: nobody starts on it, and the next import begins
/// anew once the one before it is dead.
final class BrokenImportIT {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;
  private Nodes nodes = Nodes.UNSET;
  private List<Entry> entries = List.of();
  private String note = "";
  private String key = "";

  @BeforeEach
  void write() {
    nodes = Nodes.at(PostgresServer.ofThisProcess(), folder);
    LedgerConfig from =
        new LedgerConfig(folder.resolve("from"), folder.resolve("from-keys"), "localhost/sluis");
    try (Ledger ledger = Ledger.open(from, CLOCK)) {
      ledger.append(Events.checked(1), null).join();
      ledger.append(Events.checked(2), null).join();
      Nodes.awaitCheckpoint(ledger, 2);
      entries = ledger.entries(0, 10);
      key = ledger.log().verifierKey();
      byte[] checkpoint = Objects.requireNonNull(ledger.log().read(LogFiles.CHECKPOINT));
      note = new String(checkpoint, StandardCharsets.UTF_8);
    }
  }

  @Test
  void isNoRecordAndIsBegunAnew() throws IOException {
    try (Restoring broken = Restoring.begin(nodes.config("one"), List.of(note), key)) {
      broken.add(entries.getFirst(), Hanging.NOTHING);
      assertThatThrownBy(broken::finish).isInstanceOf(LedgerFault.class);
    }
    assertThatThrownBy(() -> nodes.open("two", CLOCK))
        .isInstanceOf(LedgerFault.class)
        .hasMessageContaining("import did not end");

    restore("one");

    try (Ledger ledger = nodes.open("one", CLOCK)) {
      assertThat(ledger.entries(0, 10)).isEqualTo(entries);
    }
  }

  @Test
  void isNotTouchedWhileItIsUnderWay() throws IOException {
    try (Restoring first = Restoring.begin(nodes.config("one"), List.of(note), key)) {
      assertThatThrownBy(() -> Restoring.begin(nodes.config("two"), List.of(note), key))
          .isInstanceOf(LedgerFault.class)
          .hasMessageContaining("imports into it");
      for (Entry entry : entries) {
        first.add(entry, Hanging.NOTHING);
      }
      first.finish();
    }

    assertThatThrownBy(() -> Restoring.begin(nodes.config("three"), List.of(note), key))
        .isInstanceOf(LedgerFault.class)
        .hasMessageContaining("holds a ledger");
  }

  @Test
  void isBegunAnewWhenItsLastStepFailed() throws IOException {
    try (Restoring broken = Restoring.begin(nodes.config("one"), List.of(note), key)) {
      for (Entry entry : entries) {
        broken.add(entry, Hanging.NOTHING);
      }
      nodes.execute("ALTER TABLE shard RENAME TO away");
      assertThatThrownBy(broken::finish).isInstanceOf(LedgerFault.class);
    }
    nodes.execute("ALTER TABLE away RENAME TO shard");

    restore("one");

    try (Ledger ledger = nodes.open("one", CLOCK)) {
      assertThat(ledger.entries(0, 10)).isEqualTo(entries);
    }
  }

  @Test
  void isNotWhatAMarkBesideAWholeRecordSays() throws IOException {
    restore("one");
    Path mark = nodes.config("one").data().resolve("import-unfinished");
    Files.writeString(mark, "");
    Map<String, String> before = nodes.tiles("one");

    assertThatThrownBy(() -> Restoring.begin(nodes.config("one"), List.of(note), key))
        .isInstanceOf(LedgerFault.class)
        .hasMessageContaining("holds a ledger");

    assertThat(nodes.tiles("one")).isEqualTo(before).isNotEmpty();
    nodes.open("one", CLOCK).close();
    assertThat(mark).doesNotExist();
  }

  @Test
  void leavesTablesOfOthersInTheSchemaAlone() throws IOException {
    try (Restoring broken = Restoring.begin(nodes.config("one"), List.of(note), key)) {
      broken.add(entries.getFirst(), Hanging.NOTHING);
    }
    nodes.execute("CREATE TABLE others AS SELECT 1 AS one");

    restore("one");

    assertThat(nodes.count("others")).isEqualTo(1);
    assertThat(nodes.count("leaf")).isEqualTo(entries.size());
  }

  @Test
  void mayHaveDiedWithNothingButTheLock() throws IOException {
    Path data = nodes.config("one").data();
    Files.createDirectories(data);
    Files.createFile(data.resolve(FolderLock.FILE));

    restore("one");

    assertThat(nodes.count("leaf")).isEqualTo(entries.size());
  }

  private void restore(String node) throws IOException {
    try (Restoring whole = Restoring.begin(nodes.config(node), List.of(note), key)) {
      for (Entry entry : entries) {
        whole.add(entry, Hanging.NOTHING);
      }
      whole.finish();
    }
  }
}
