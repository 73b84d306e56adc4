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
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.merkle.Proofs;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.VerifierKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerIT {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:05:42Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private LedgerConfig config = new LedgerConfig(Path.of("/data"), Path.of("/keys"), "unset");

  @BeforeEach
  void configure() {
    config = new LedgerConfig(folder.resolve("data"), folder.resolve("keys"), "localhost/sluis");
  }

  @Test
  void keepsWhatItAcknowledged() {
    List<Receipt> receipts = new ArrayList<>();
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      for (int i = 0; i < 600; i++) {
        receipts.add(ledger.append(Events.refused(i), new Content("tekst " + i)).join());
      }
    }

    List<Entry> entries = new ArrayList<>();
    List<String> contents = new ArrayList<>();
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      ledger.scan(entries::add);
      for (Receipt receipt : receipts) {
        contents.add(Objects.requireNonNull(ledger.content(receipt.leafId())).text());
      }
    }

    assertThat(entries).hasSize(600);
    assertThat(entries.get(7).event()).isEqualTo(Events.refused(7));
    assertThat(entries.get(7).time()).isEqualTo("2026-11-22T10:05Z");
    assertThat(entries.get(7).leaf()).isEqualTo(receipts.get(7).leafId());
    assertThat(contents.get(599)).isEqualTo("tekst 599");
    assertThat(receipts.get(7).exchange()).isEqualTo(Events.exchange(7));
    assertThat(receipts.get(7).eventCode()).isEqualTo("refused");
  }

  @Test
  void provesAnEntryOfflineOnceItIsIntegrated() {
    Receipt receipt;
    String proof;
    String key;
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      key = ledger.log().verifierKey();
      for (int i = 0; i < 300; i++) {
        ledger.append(Events.checked(i), null).join();
      }
      receipt = ledger.append(Events.checked(300), null).join();
      for (int i = 301; i < 700; i++) {
        ledger.append(Events.checked(i), null).join();
      }
    }
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      proof = Objects.requireNonNull(ledger.proof(receipt.leafHash()));
      assertThat(ledger.proof("00".repeat(32))).isNull();
    }

    String[] halves = proof.split("\n\n", 2);
    List<String> lines = halves[0].lines().toList();
    Checkpoint checkpoint =
        Checkpoint.parse(
            SignedNote.parse(halves[1].getBytes(StandardCharsets.UTF_8))
                .verify(VerifierKey.parse(key)));
    List<Hash> path =
        lines.stream().skip(2).map(line -> Objects.requireNonNull(Hash.ofBase64(line))).toList();
    Hash leaf = Objects.requireNonNull(Hash.ofHex(receipt.leafHash()));

    assertThat(lines.get(0)).isEqualTo("c2sp.org/tlog-proof@v1");
    assertThat(lines.get(1)).isEqualTo("index 300");
    assertThat(checkpoint.origin()).isEqualTo("localhost/sluis-2026");
    assertThat(checkpoint.head().size()).isEqualTo(700);
    assertThat(Proofs.includes(leaf, 300, 700, path, checkpoint.head().root())).isTrue();
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
  void tellsWhichContentsAreOverdue() {
    Instant end = Instant.parse("2026-12-01T00:00:00Z");
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      Receipt receipt = ledger.append(Events.refused(1), new Content("kort", end)).join();
      ledger.append(Events.refused(2), new Content("altijd")).join();

      assertThat(ledger.belongings().expired(end.minusSeconds(1), 10)).isEmpty();
      assertThat(ledger.belongings().expired(end, 10)).containsExactly(receipt.leafId());
    }
  }

  @Test
  void closesWhatAnEarlierProcessLeftOpen() {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      ledger.append(Events.opened(1), null).join();
      ledger.append(Events.opened(2), null).join();
      ledger.append(Events.closed(1), null).join();
    }

    List<Event> events = new ArrayList<>();
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      ledger.scan(entry -> events.add(entry.event()));
    }
    long size;
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      size = ledger.size();
    }

    assertThat(events).hasSize(4);
    assertThat(events.get(3)).isEqualTo(Closed.abandoned(Events.exchange(2), "schrijfhulp"));
    assertThat(size).isEqualTo(4);
  }

  @Test
  void servesNothingOutsideTheLog() {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      for (String path :
          List.of(
              "../ledger.db",
              "tile/0/../../../ledger.db",
              "/etc/passwd",
              "",
              "tile",
              "tile/0",
              "tile/0/000.p/0",
              "tile/0/000.p/256",
              "tile/0/000.p/01",
              "tile/64/000",
              "tile/0/x000/000",
              "checkpoint/",
              "checkpoint.new")) {
        assertThat(ledger.log().read(path)).as(path).isNull();
      }
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

  @Test
  void neverLetsTheRecordGoBackInTime() {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      ledger.append(Events.checked(1), null).join();
    }

    Clock earlier = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
    try (Ledger ledger = Ledger.open(config, earlier)) {
      ledger.append(Events.checked(2), null).join();

      assertThat(ledger.entries(1, 1).getFirst().time()).isEqualTo("2026-11-22T10:05Z");
    }
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
