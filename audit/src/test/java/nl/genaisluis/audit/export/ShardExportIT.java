package nl.genaisluis.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.ledger.Events;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.ledger.MovingClock;
import nl.genaisluis.audit.ledger.StoredLedger;
import nl.genaisluis.audit.verify.Problem;
import nl.genaisluis.audit.verify.Report;
import nl.genaisluis.audit.verify.Verifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log of three years on its way out, in, and under the eyes of a verifier.
final class ShardExportIT {
  @TempDir Path folder;
  private final MovingClock clock = new MovingClock("2026-12-31T23:58:10Z");
  private String key = "";
  private String kept = "";

  @BeforeEach
  void write() throws IOException {
    try (Ledger ledger = Ledger.open(config("data", "keys"), clock)) {
      key = ledger.log().verifierKey();
      for (int i = 0; i < 150; i++) {
        ledger.append(Events.opened(i), null).join();
        ledger.append(Events.closed(i), null).join();
      }
      ledger.append(Events.opened(1000), null).join();
    }
    kept = Files.readString(log().resolve("checkpoint"));
    clock.set("2027-01-01T00:00:00Z");
    try (Ledger ledger = Ledger.open(config("data", "keys"), clock)) {
      ledger.append(Events.refused(2000), new Content("tekst van 2027")).join();
      clock.set("2028-01-01T00:00:00Z");
      ledger.append(Events.checked(3000), null).join();
    }
  }

  @Test
  void anExportHoldsEveryShardAndVerifies() throws IOException {
    Export.Written written = export("data", "keys", "out");

    Report report = ExportCheck.verify(folder.resolve("out"), key, kept);
    assertThat(report.problems()).isEmpty();
    assertThat(report.shards())
        .extracting(Report.Shard::origin)
        .containsExactly("localhost/sluis-2026", "localhost/sluis-2027", "localhost/sluis-2028");
    assertThat(report.shards()).extracting(Report.Shard::size).containsExactly(301L, 3L, 2L);
    assertThat(written.entries()).isEqualTo(306);
    assertThat(Files.readAllLines(folder.resolve("out/leaves.jsonl"))).hasSize(306);
    for (String file : List.of("checkpoint", "tile/0/000", "2027/checkpoint", "2028/checkpoint")) {
      assertThat(Files.readAllBytes(folder.resolve("out/log").resolve(file)))
          .as(file)
          .isEqualTo(Files.readAllBytes(log().resolve(file)));
    }
  }

  @Test
  void anImportHasTheSameShardsAndGoesOn() throws IOException {
    export("data", "keys", "out");
    Files.createDirectories(folder.resolve("keys2"));
    copyKey();

    Import.Outcome outcome = Import.run(folder.resolve("out"), config("there", "keys2"), key);

    assertThat(outcome.report().problems()).isEmpty();
    List<Entry> before = new ArrayList<>();
    List<Entry> after = new ArrayList<>();
    try (Ledger here = Ledger.open(config("data", "keys"), clock);
        Ledger there = Ledger.open(config("there", "keys2"), clock)) {
      here.scan(before::add);
      there.scan(after::add);
      assertThat(there.log().shards()).isEqualTo(here.log().shards());
    }
    assertThat(after).isEqualTo(before);
    assertThat(Files.readString(folder.resolve("there/log/2028/checkpoint")))
        .isEqualTo(Files.readString(log().resolve("2028/checkpoint")));
    assertThat(Verifier.verify(folder.resolve("there/log"), key, kept).problems()).isEmpty();
  }

  @Test
  void anImportUnderAnotherKeyIsVerifiedWithEither() throws IOException {
    export("data", "keys", "out");

    Import.Outcome outcome = Import.run(folder.resolve("out"), config("there", "keys3"), key);

    String next = String.valueOf(outcome.verifierKey());
    clock.set("2029-01-01T00:00:00Z");
    assertThat(Verifier.verify(folder.resolve("there/log"), key, kept).problems()).isEmpty();
    try (Ledger there = Ledger.open(config("there", "keys3"), clock)) {
      there.append(Events.checked(4000), null).join();
    }
    Report report = Verifier.verify(folder.resolve("there/log"), next, null);
    assertThat(report.problems()).isEmpty();
    assertThat(report.shards()).hasSize(4);
  }

  @Test
  void namesAMissingShard() throws IOException {
    Files.delete(log().resolve("2027/checkpoint"));

    assertThat(codes()).contains("shard_missing");
  }

  @Test
  void namesAYearThatVanishedToWhoKeptItsCheckpoint() throws IOException {
    String newest = Files.readString(log().resolve("2028/checkpoint"));
    for (String year : List.of("2027", "2028")) {
      Files.move(log().resolve(year), folder.resolve("away-" + year));
    }
    assertThat(codesWith(log(), newest)).containsExactly("shard_missing");
  }

  @Test
  void namesAnAlteredLink() throws IOException {
    Path bundle = log().resolve("2027/tile/entries/000.p/3");
    byte[] bytes = Files.readAllBytes(bundle);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int size = text.indexOf("\"size\":301");
    bytes[size + "\"size\":".length()] = '4';
    Files.write(bundle, bytes);

    assertThat(codes()).contains("shard_gap", "tile_mismatch", "root_mismatch");
  }

  @Test
  void namesAnotherHistoryUnderTheSameKey() throws IOException {
    copy(folder.resolve("keys"), folder.resolve("keys-forged"));
    forge("longer", 2);
    assertThat(codes()).contains("shard_forked");
  }

  @Test
  void namesAShardThatIsNotContinued() throws IOException {
    Files.createDirectories(log().resolve("2025"));
    Files.copy(log().resolve("checkpoint"), log().resolve("2025/checkpoint"));

    assertThat(codes()).contains("shard_unlinked");
  }

  @Test
  void namesWhatIsLeftOfALogFromWhichAYearWasTaken() throws IOException {
    MovingClock later = new MovingClock("2028-01-01T00:00:00Z");
    try (Ledger apart = Ledger.open(config("apart", "keys"), later)) {
      apart.append(Events.checked(3000), null).join();
    }
    Files.move(log().resolve("2027"), folder.resolve("away-2027"));
    Files.move(log().resolve("2028"), folder.resolve("away-2028"));
    copy(folder.resolve("apart/log"), log().resolve("2028"));
    List<String> withTheFirst = codes();
    Files.delete(log().resolve("checkpoint"));

    List<String> alone = codes();

    assertThat(withTheFirst).contains("shard_unlinked");
    assertThat(alone).contains("shard_unlinked");
  }

  /// Puts in the place of the first shard another one, signed with the same key, that has other
  /// entries.
  private void forge(String name, int more) throws IOException {
    Path data = folder.resolve(name);
    Files.createDirectories(data);
    Files.copy(folder.resolve("data/ledger.db"), data.resolve("ledger.db"));
    try (var connection =
            java.sql.DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM leaf WHERE seq >= 301");
      statement.executeUpdate("DELETE FROM shard WHERE year > 2026");
    } catch (java.sql.SQLException failed) {
      throw new IOException(failed);
    }
    MovingClock then = new MovingClock("2026-12-31T23:58:10Z");
    try (Ledger forged = Ledger.open(config(name, "keys-forged"), then)) {
      for (int i = 0; i < more; i++) {
        forged.append(Events.checked(9000 + i), null).join();
      }
    }
    Path log = log();
    for (String part : List.of("checkpoint", "tile")) {
      Files.move(log.resolve(part), folder.resolve("old-" + part));
      Files.move(data.resolve("log").resolve(part), log.resolve(part));
    }
  }

  private List<String> codes() {
    return codesWith(log(), null);
  }

  private List<String> codesWith(Path log, @Nullable String remembered) {
    return Verifier.verify(log, key, remembered).problems().stream()
        .map(Problem::code)
        .distinct()
        .filter(code -> !code.equals("opened_without_closed"))
        .toList();
  }

  private void copyKey() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
      for (Path file : files.filter(f -> f.toString().contains("log-")).toList()) {
        Files.copy(file, folder.resolve("keys2").resolve(file.getFileName()));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private Export.Written export(String data, String keys, String target) throws IOException {
    try (StoredLedger ledger = StoredLedger.open(folder.resolve(data), folder.resolve(keys))) {
      return Export.write(
          ledger,
          new Export.Extras(new TreeMap<>(), 5, Collections.emptySortedMap()),
          folder.resolve(target));
    }
  }

  private Path log() {
    return folder.resolve("data/log");
  }

  private LedgerConfig config(String data, String keys) {
    return new LedgerConfig(folder.resolve(data), folder.resolve(keys), "localhost/sluis");
  }
}
