package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.event.ShardOpened;
import nl.genaisluis.audit.merkle.Frontier;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.merkle.Proofs;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.VerifierKey;
import nl.genaisluis.audit.verify.Report;
import nl.genaisluis.audit.verify.Verifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the turn of a year must do to every store of a ledger. A store is given by the subclass.
abstract class ShardsContract {
  @TempDir Path folder;
  final MovingClock clock = new MovingClock("2026-12-31T23:58:10Z");
  LedgerConfig config = new LedgerConfig(Path.of("/data"), Path.of("/keys"), "unset");

  /// The node with a store that holds nothing yet.
  abstract LedgerConfig in(LedgerConfig node);

  @BeforeEach
  void configure() {
    config =
        in(new LedgerConfig(folder.resolve("data"), folder.resolve("keys"), "localhost/sluis"));
  }

  @Test
  void beginsANewTreeWithTheLastCheckpointOfTheOldOne() {
    Receipt old;
    Receipt young;
    Report report;
    List<Entry> entries;
    try (Ledger ledger = Ledger.open(config, clock)) {
      String key = ledger.log().verifierKey();
      old = append(ledger, 0, 300);
      clock.set("2027-01-01T00:00:00Z");
      young = append(ledger, 300, 20);
      await(ledger, 321);

      report = Verifier.verify(ledger.log(), key, null);
      entries = ledger.entries(299, 3);
      assertHolds(ledger, old, 299, 300, "localhost/sluis-2026");
      assertHolds(ledger, young, 20, 21, "localhost/sluis-2027");
    }

    assertThat(report.problems()).isEmpty();
    assertThat(report.shards())
        .extracting(Report.Shard::origin)
        .containsExactly("localhost/sluis-2026", "localhost/sluis-2027");
    assertThat(report.shards()).extracting(Report.Shard::size).containsExactly(300L, 21L);
    assertThat(entries).extracting(Entry::index).containsExactly(299L, 300L, 301L);
    assertThat(entries.get(1).time()).isEqualTo("2027-01-01T00:00Z");
    assertThat(entries.get(1).event()).isInstanceOf(ShardOpened.class);
    assertThat(((ShardOpened) entries.get(1).event()).size()).isEqualTo(300);
  }

  @Test
  void goesOnInTheRightYearAfterARestart() {
    String key;
    String kept;
    try (Ledger ledger = Ledger.open(config, clock)) {
      key = ledger.log().verifierKey();
      append(ledger, 0, 5);
      await(ledger, 5);
      kept = text(ledger, "2026/checkpoint");
    }
    clock.set("2027-03-01T10:00:00Z");
    Receipt second;
    try (Ledger ledger = Ledger.open(config, clock)) {
      second = append(ledger, 5, 5);
      await(ledger, 11);
    }
    clock.set("2029-03-01T10:00:00Z");
    try (Ledger ledger = Ledger.open(config, clock)) {
      append(ledger, 10, 5);
      await(ledger, 17);

      Report report = Verifier.verify(ledger.log(), key, kept);
      assertThat(report.problems()).isEmpty();
      assertThat(report.shards()).extracting(Report.Shard::size).containsExactly(5L, 6L, 6L);
      assertThat(ledger.log().shards().getLast().origin()).isEqualTo("localhost/sluis-2029");
      assertThat(text(ledger, "2026/checkpoint")).isEqualTo(kept);
      assertThat(text(ledger, "2029/checkpoint")).isEqualTo(text(ledger, "checkpoint"));
      assertThat(ledger.log().read("2028/checkpoint")).isNull();
      assertHolds(ledger, second, 5, 6, "localhost/sluis-2027");
    }
    assertThat(Verifier.verify(folder.resolve("data/log"), key, kept).problems()).isEmpty();
  }

  @Test
  void opensNoOlderShardWhenAClockStepsBack() {
    try (Ledger ledger = Ledger.open(config, clock)) {
      append(ledger, 0, 3);
      clock.set("2027-01-01T00:00:00Z");
      append(ledger, 3, 3);
      clock.set("2026-12-31T23:59:00Z");
      append(ledger, 6, 3);
      await(ledger, 10);

      assertThat(ledger.log().shards()).extracting(Shard::year).containsExactly(2026, 2027);
      assertThat(ledger.entries(9, 1).getFirst().time()).isEqualTo("2027-01-01T00:00Z");
    }
    try (Ledger ledger = Ledger.open(config, clock)) {
      append(ledger, 9, 3);
      await(ledger, 13);

      assertThat(ledger.log().shards()).extracting(Shard::year).containsExactly(2026, 2027);
      assertThat(Verifier.verify(ledger.log(), ledger.log().verifierKey(), null).problems())
          .isEmpty();
    }
  }

  @Test
  void closesAYearThatHadNoEntry() {
    try (Ledger ledger = Ledger.open(config, clock)) {
      await(ledger, 0);
      clock.set("2027-01-01T00:00:00Z");
      Receipt first = append(ledger, 0, 1);
      await(ledger, 2);

      Report report = Verifier.verify(ledger.log(), ledger.log().verifierKey(), null);
      assertThat(report.problems()).isEmpty();
      assertThat(report.shards()).extracting(Report.Shard::size).containsExactly(0L, 2L);
      assertHolds(ledger, first, 1, 2, "localhost/sluis-2027");
    }
    Ledger.open(config, clock).close();
  }

  @Test
  void destroysWhatHangsOnAnEntryOfAnEarlierYear() {
    try (Ledger ledger = Ledger.open(config, clock)) {
      Receipt gone = ledger.append(Events.refused(1), new Content("verdwijnt")).join();
      Receipt kept = ledger.append(Events.refused(2), new Content("blijft")).join();
      clock.set("2027-01-01T00:00:00Z");

      ledger.erase(new Erased(Events.exchange(3), gone.leafId(), "request", "commissie")).join();
      await(ledger, 4);

      assertThat(ledger.content(gone.leafId())).isNull();
      assertThat(Objects.requireNonNull(ledger.content(kept.leafId())).text()).isEqualTo("blijft");
      assertHolds(ledger, gone, 0, 2, "localhost/sluis-2026");
    }
  }

  @Test
  void startsOnNoStoreThatLostTheYearThatWasSigned() throws Exception {
    try (Ledger ledger = Ledger.open(config, clock)) {
      append(ledger, 0, 3);
      await(ledger, 3);
    }
    Path later = Files.createDirectories(folder.resolve("data/log/2027"));
    Files.copy(folder.resolve("data/log/checkpoint"), later.resolve("checkpoint"));

    assertThatThrownBy(() -> Ledger.open(config, clock))
        .isInstanceOfSatisfying(
            LedgerFault.class, fault -> assertThat(fault.code()).isEqualTo("forked"));
  }

  @Test
  void hasTheTreesThatANaiveTwinGrowsFromTheEntries() {
    long seed = System.nanoTime();
    System.out.println(getClass().getSimpleName() + " seed " + seed);
    Random dice = new Random(seed);
    List<Entry> entries = new ArrayList<>();
    try (Ledger ledger = Ledger.open(config, clock)) {
      int year = 2026;
      int written = 0;
      int turns = 0;
      for (int round = 0; round < 6; round++) {
        int some = 1 + dice.nextInt(round == 0 ? 600 : 40);
        append(ledger, written, some);
        written += some;
        int ahead = dice.nextInt(3);
        // A year in which nothing is written has no shard; it is not the clock that turns.
        turns += ahead > 0 && round < 5 ? 1 : 0;
        year += round < 5 ? ahead : 0;
        clock.set(year + "-06-01T12:00:00Z");
        append(ledger, written, 1);
        written++;
      }
      await(ledger, written + turns);
      ledger.scan(entries::add);

      Report report = Verifier.verify(ledger.log(), ledger.log().verifierKey(), null);
      assertThat(report.problems()).isEmpty();
      assertThat(report.shards()).isEqualTo(twin(entries));
    }
  }

  /// The heads of the trees, a new one for each year that an entry is of.
  private static List<Report.Shard> twin(List<Entry> entries) {
    List<Report.Shard> shards = new ArrayList<>();
    String origin = "localhost/sluis-2026";
    Frontier tree = new Frontier();
    for (Entry entry : entries) {
      String own = "localhost/sluis-" + entry.time().substring(0, 4);
      if (!own.equals(origin)) {
        shards.add(new Report.Shard(origin, tree.size(), tree.root().base64()));
        tree = new Frontier();
        origin = own;
      }
      tree.add(Hash.leaf(LeafCodec.encode(entry)));
    }
    shards.add(new Report.Shard(origin, tree.size(), tree.root().base64()));
    return shards;
  }

  /// Appends so many entries and returns the receipt of the last.
  static Receipt append(Ledger ledger, int from, int number) {
    Receipt last = ledger.append(Events.checked(from), null).join();
    for (int i = from + 1; i < from + number; i++) {
      last = ledger.append(Events.checked(i), null).join();
    }
    return last;
  }

  /// Waits until so many entries of all years have their place and the newest checkpoint covers
  /// them.
  static void await(Ledger ledger, long entries) {
    Nodes.await(
        () -> {
          Shard newest = ledger.log().shards().getLast();
          byte[] note = ledger.log().read("checkpoint");
          return note != null
              && newest.first() + checkpoint(note, newest.verifierKey()).head().size() == entries;
        });
  }

  private static Checkpoint checkpoint(byte[] note, String key) {
    return Checkpoint.parse(SignedNote.parse(note).verify(VerifierKey.parse(key)));
  }

  static String text(Ledger ledger, String path) {
    return new String(Objects.requireNonNull(ledger.log().read(path)), StandardCharsets.UTF_8);
  }

  /// The receipt can be proved at this place of a shard of this size and name.
  static void assertHolds(Ledger ledger, Receipt receipt, long index, long size, String origin) {
    Proven proven = Objects.requireNonNull(ledger.proven(receipt.leafHash()));
    String[] halves = proven.file().split("\n\n", 2);
    List<String> lines = halves[0].lines().toList();
    Checkpoint checkpoint =
        checkpoint(halves[1].getBytes(StandardCharsets.UTF_8), proven.verifierKey());
    List<Hash> path =
        lines.stream().skip(2).map(line -> Objects.requireNonNull(Hash.ofBase64(line))).toList();
    Hash leaf = Objects.requireNonNull(Hash.ofHex(receipt.leafHash()));

    assertThat(lines.get(1)).isEqualTo("index " + index);
    assertThat(checkpoint.origin()).isEqualTo(origin);
    assertThat(checkpoint.head().size()).isEqualTo(size);
    assertThat(Proofs.includes(leaf, index, size, path, checkpoint.head().root())).isTrue();
  }
}
