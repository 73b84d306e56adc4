package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
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

/// What every store of a ledger must do. A store is given by the subclass.
abstract class LedgerContract {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:05:42Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private LedgerConfig config = new LedgerConfig(Path.of("/data"), Path.of("/keys"), "unset");

  /// The node with a store that holds nothing yet.
  abstract LedgerConfig in(LedgerConfig node);

  @BeforeEach
  void configure() {
    config =
        in(new LedgerConfig(folder.resolve("data"), folder.resolve("keys"), "localhost/sluis"));
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
      ledger.settle();
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
  void neverLetsTheRecordGoBackInTime() {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      ledger.append(Events.checked(1), null).join();
    }

    Clock earlier = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
    try (Ledger ledger = Ledger.open(config, earlier)) {
      ledger.append(Events.checked(2), null).join();
      ledger.settle();

      assertThat(ledger.entries(1, 1).getFirst().time()).isEqualTo("2026-11-22T10:05Z");
    }
  }

  @Test
  void destroysContentAndKeepsTheEntry() {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      Receipt kept = ledger.append(Events.refused(1), new Content("blijft")).join();
      Receipt gone = ledger.append(Events.refused(2), new Content("verdwijnt")).join();

      ledger.erase(new Erased(Events.exchange(3), gone.leafId(), "request", "commissie")).join();
      ledger.settle();

      assertThat(ledger.content(gone.leafId())).isNull();
      assertThat(Objects.requireNonNull(ledger.content(kept.leafId())).text()).isEqualTo("blijft");
      assertThat(ledger.entries(0, 10))
          .extracting(entry -> entry.event().code())
          .containsExactly("refused", "refused", "erased");
    }
  }

  @Test
  void makesTheSameLogAgainFromTheStore() throws Exception {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      CompletableFuture<Receipt> last = ledger.append(Events.checked(0), null);
      for (int i = 1; i < 300; i++) {
        last = ledger.append(Events.checked(i), null);
      }
      last.join();
    }
    Map<String, String> before = log();
    for (String file : before.keySet()) {
      Files.delete(folder.resolve("data/log").resolve(file));
    }

    Ledger.open(config, CLOCK).close();

    assertThat(before).containsAllEntriesOf(log()).containsKey("checkpoint");
    assertThat(log()).containsKeys("checkpoint", "tile/0/000", "tile/entries/000");
  }

  @Test
  void tellsFollowersOfEveryEntryOnceAndInOrder() {
    List<String> followed = new ArrayList<>();
    try (Ledger ledger = Ledger.open(config, CLOCK);
        Following following =
            ledger.follow(
                "proef", 0, entries -> entries.forEach(e -> followed.add(e.event().exchange())))) {
      CompletableFuture<Receipt> last = ledger.append(Events.checked(0), null);
      for (int i = 1; i < 501; i++) {
        last = ledger.append(Events.checked(i), null);
      }
      last.join();

      following.catchUp();
    }

    assertThat(followed).hasSize(501).isSorted();
  }

  /// The files of the log, by name.
  private Map<String, String> log() throws Exception {
    Path log = folder.resolve("data/log");
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(log)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(
            log.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
