package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Erased;
import org.junit.jupiter.api.Test;

final class SqliteLedgerIT extends LedgerContract {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:05:42Z"), ZoneOffset.UTC);

  private LedgerConfig config = new LedgerConfig(Path.of("/data"), Path.of("/keys"), "unset");

  @Override
  LedgerConfig in(LedgerConfig node) {
    config = node;
    return node;
  }

  @Test
  void writesNoTextAndNoKeyIntoTheDataFolder() throws Exception {
    String text = "geheime-zin-van-een-medewerker";
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      ledger.append(Events.refused(1), new Content(text)).join();
    }

    assertThat(holding(folder.resolve("data"), text)).isEmpty();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("keys/content.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void erasesContentAndKeepsTheEntry() throws Exception {
    byte[] wrapped;
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      Receipt kept = ledger.append(Events.refused(1), new Content("blijft")).join();
      Receipt gone = ledger.append(Events.refused(2), new Content("verdwijnt")).join();
      wrapped = ciphertext(gone.leafId());
      assertThat(storeHolds(wrapped)).isTrue();

      ledger.erase(new Erased(Events.exchange(3), gone.leafId(), "request", "commissie")).join();

      for (int i = 0; i < 100 && storeHolds(wrapped); i++) {
        Thread.sleep(50);
      }
      assertThat(storeHolds(wrapped)).isFalse();
      assertThat(ledger.content(gone.leafId())).isNull();
      assertThat(Objects.requireNonNull(ledger.content(kept.leafId())).text()).isEqualTo("blijft");
      assertThat(ledger.entries(0, 10))
          .extracting(entry -> entry.event().code())
          .containsExactly("refused", "refused", "erased");
    }
    assertThat(holding(folder.resolve("data"), wrapped)).isEmpty();
  }

  @Test
  void anEntryOfANewMinuteBearsThatMinute() {
    MovingClock clock = new MovingClock("2026-11-22T10:05:59Z");
    try (Ledger ledger = Ledger.open(config, clock)) {
      ledger.append(Events.checked(0), null).join();
      ledger.append(Events.checked(1), null).join();
      clock.set("2026-11-22T10:06:00Z");

      ledger.append(Events.checked(2), null).join();

      assertThat(ledger.entries(0, 3))
          .extracting(Entry::time)
          .containsExactly("2026-11-22T10:05Z", "2026-11-22T10:05Z", "2026-11-22T10:06Z");
    }
  }

  @Test
  void rebuildsTheLogFromTheStore() throws Exception {
    List<Path> before;
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      for (int i = 0; i < 700; i++) {
        ledger.append(Events.checked(i), null).join();
      }
      ledger.append(Events.checked(700), null).join();
    }
    byte[] checkpoint = Files.readAllBytes(folder.resolve("data/log/checkpoint"));
    before = files(folder.resolve("data/log"));
    for (Path file : before) {
      Files.delete(file);
    }

    Ledger.open(config, CLOCK).close();

    // Partial tiles of earlier checkpoints are not needed any more.
    assertThat(before).containsAll(files(folder.resolve("data/log")));
    assertThat(files(folder.resolve("data/log"))).hasSize(8);
    assertThat(Files.readAllBytes(folder.resolve("data/log/checkpoint"))).isEqualTo(checkpoint);
  }

  private byte[] ciphertext(String leafId) throws Exception {
    try (StoreReader reader =
        StoreReader.open(new SqliteDatabase(folder.resolve("data/ledger.db")))) {
      return Objects.requireNonNull(reader.content(leafId)).ciphertext();
    }
  }

  /// Whether the store or its write-ahead log hold these bytes.
  private boolean storeHolds(byte[] bytes) throws Exception {
    String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String name : List.of("ledger.db", "ledger.db-wal")) {
      byte[] file = Files.readAllBytes(folder.resolve("data").resolve(name));
      if (new String(file, StandardCharsets.ISO_8859_1).contains(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> files(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<Path> holding(Path folder, String text) throws Exception {
    return holding(folder, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Path> holding(Path folder, byte[] bytes) throws Exception {
    String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
    List<Path> holding = new ArrayList<>();
    for (Path file : files(folder)) {
      if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(wanted)) {
        holding.add(file);
      }
    }
    return holding;
  }
}
