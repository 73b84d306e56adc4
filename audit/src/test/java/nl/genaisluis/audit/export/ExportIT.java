package nl.genaisluis.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.ledger.Events;
import nl.genaisluis.audit.ledger.Hanging;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.ledger.LedgerFault;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.audit.ledger.Restoring;
import nl.genaisluis.audit.ledger.StoredLedger;
import nl.genaisluis.audit.search.Filter;
import nl.genaisluis.audit.search.Query;
import nl.genaisluis.audit.search.Search;
import nl.genaisluis.audit.verify.Problem;
import nl.genaisluis.audit.verify.Report;
import nl.genaisluis.audit.verify.Verifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportIT {
  private static final String KEPT = "Weiger de vergunning van [PERSOON_1] \u2014 \"met\"\nreden";
  private static final String ERASED = "zeer geheim verhaal";

  @TempDir Path folder;
  private String key = "";
  private String kept = "";
  private String gone = "";

  @BeforeEach
  void write() {
    try (Ledger ledger = Ledger.open(config("data", "keys"), Clock.systemUTC())) {
      key = ledger.log().verifierKey();
      for (int i = 0; i < 300; i++) {
        ledger.append(Events.opened(i), null).join();
        ledger.append(Events.closed(i), null).join();
      }
      Content content = new Content(KEPT, Instant.parse("2027-01-02T03:04:05Z"));
      Receipt first = ledger.append(Events.refused(1000), content).join();
      Receipt second = ledger.append(Events.refused(1001), new Content(ERASED)).join();
      kept = first.leafId();
      gone = second.leafId();
      ledger.erase(new Erased(Events.exchange(1002), gone, "request", "commissie")).join();
    }
  }

  @Test
  void writesEverythingInOpenFormsAndVerifies() throws IOException {
    Export.Written written = export("out");

    Path out = folder.resolve("out");
    Report report = ExportCheck.verify(out, key, null);
    assertThat(report.problems()).isEmpty();
    assertThat(report.size()).isEqualTo(603);
    assertThat(written.contents()).isEqualTo(1);
    assertThat(written.beyond()).isZero();
    assertThat(Files.readString(out.resolve("verifier-key.txt"))).isEqualTo(key + "\n");
    assertThat(Files.readAllLines(out.resolve("leaves.jsonl"))).hasSize(603);
    assertThat(Files.readString(out.resolve("content.jsonl")))
        .contains("Weiger de vergunning", "2027-01-02T03:04:05Z", kept)
        .doesNotContain(ERASED, gone);
    assertThat(Files.readString(out.resolve("decisions.csv")))
        .startsWith("index,leaf,time,code")
        .contains("prohibited_use,V-03,vergunningen");
    assertThat(Files.readString(out.resolve("figures.csv")))
        .startsWith("maand,groep")
        .contains("totaal,toegelaten,300", "totaal,geweigerd,2");
    assertThat(Files.readString(out.resolve("configuration/sluis.yaml"))).isEqualTo("a: 1\n");
    assertThat(Files.readAllBytes(out.resolve("log/checkpoint")))
        .isEqualTo(Files.readAllBytes(folder.resolve("data/log/checkpoint")));
    assertThat(Files.readAllBytes(out.resolve("log/tile/0/001")))
        .isEqualTo(Files.readAllBytes(folder.resolve("data/log/tile/0/001")));
  }

  @Test
  void writesNoTextWhenAskedNotTo() throws IOException {
    try (StoredLedger ledger = StoredLedger.open(folder.resolve("data"), null)) {
      Export.write(ledger, extras(), folder.resolve("out"));
    }

    assertThat(Files.size(folder.resolve("out/content.jsonl"))).isZero();
    assertThat(ExportCheck.verify(folder.resolve("out"), key, null).ok()).isTrue();
  }

  @Test
  void refusesAFolderWithSomethingInIt() throws IOException {
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/mine.txt"), "mine");

    assertThatThrownBy(() -> export("out"))
        .isInstanceOf(ExportFault.class)
        .hasMessageContaining("not empty");
    assertThat(folder.resolve("out/manifest.json")).doesNotExist();
  }

  @Test
  void worksBesideARunningLedgerAndNamesWhatItLeftOut() throws IOException {
    try (Ledger ledger = Ledger.open(config("data", "keys"), Clock.systemUTC())) {
      for (int i = 0; i < 50; i++) {
        ledger.append(Events.checked(5000 + i), null).join();
      }

      Export.Written written = export("out");

      assertThat(written.head().size() + written.beyond()).isEqualTo(653);
      assertThat(ExportCheck.verify(folder.resolve("out"), key, null).ok()).isTrue();
    }
  }

  @Test
  void hasNoManifestWhenTheStoreIsNotWhatWasSigned() throws Exception {
    try (var connection =
            java.sql.DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("data/ledger.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE leaf SET entry = (SELECT entry FROM leaf WHERE seq = 4) WHERE seq = 2");
    }

    assertThatThrownBy(() -> export("out")).isInstanceOf(ExportFault.class);
    assertThat(ExportCheck.isExport(folder.resolve("out"))).isFalse();
  }

  @Test
  void findsAnyChangeInAnyFile() throws IOException {
    export("out");
    Path out = folder.resolve("out");
    long seed = System.nanoTime();
    System.out.println("ExportIT seed " + seed);
    Random random = new Random(seed);
    List<String> missed = new ArrayList<>();

    for (Path file : files(out)) {
      byte[] before = Files.readAllBytes(file);
      // Of a file without a byte the change is one more.
      byte[] after = Arrays.copyOf(before, Math.max(1, before.length));
      // In the manifest a changed name of a file or a digest; blanks there mean nothing.
      int at =
          file.endsWith("manifest.json")
              ? new String(before, StandardCharsets.UTF_8).indexOf("sha256\" : \"") + 12
              : random.nextInt(after.length);
      after[at] ^= 1;
      Files.write(file, after);
      if (ExportCheck.verify(out, key, null).ok()) {
        missed.add(file + " at " + at);
      }
      Files.delete(file);
      if (!file.endsWith("manifest.json") && ExportCheck.verify(out, key, null).ok()) {
        missed.add(file + " missing");
      }
      Files.write(file, before);
    }
    Files.writeString(out.resolve("more.txt"), "more");

    assertThat(missed).isEmpty();
    assertThat(codes(ExportCheck.verify(out, key, null))).containsExactly("file_unknown");
  }

  @Test
  void findsAContentThatIsNotWhatWasCommittedEvenWhenTheManifestAgrees() throws IOException {
    export("out");
    Path texts = folder.resolve("out/content.jsonl");
    String before = Files.readString(texts);
    Path manifest = folder.resolve("out/manifest.json");
    String oldHash = hash(texts);
    Files.writeString(texts, before.replace("Weiger", "Verleen".substring(0, 6)));

    Files.writeString(manifest, Files.readString(manifest).replace(oldHash, hash(texts)));

    assertThat(codes(ExportCheck.verify(folder.resolve("out"), key, null)))
        .containsExactly("content_mismatch");
  }

  @Test
  void importsUnderTheSameCheckpointWithTheSameKeys() throws IOException {
    export("out");
    LedgerConfig there = config("there", "keys");

    Import.Outcome outcome = Import.run(folder.resolve("out"), there, key);

    assertThat(outcome.verifierKey()).isEqualTo(key);
    assertThat(Files.readAllBytes(folder.resolve("there/log/checkpoint")))
        .isEqualTo(Files.readAllBytes(folder.resolve("data/log/checkpoint")));
    assertThat(leaves(there)).isEqualTo(leaves(config("data", "keys")));
  }

  @Test
  void importsUnderTheSameCheckpointAndANewKeyAndGoesOn() throws IOException {
    export("out");
    LedgerConfig there = config("there", "other-keys");

    Import.Outcome outcome = Import.run(folder.resolve("out"), there, key);

    String next = String.valueOf(outcome.verifierKey());
    String signed = Files.readString(folder.resolve("there/log/checkpoint"));
    assertThat(next).isNotEqualTo(key);
    assertThat(signed).startsWith(Files.readString(folder.resolve("data/log/checkpoint")));
    assertThat(problems(folder.resolve("there/log"), key)).isEmpty();
    assertThat(problems(folder.resolve("there/log"), next)).isEmpty();
    try (Ledger ledger = Ledger.open(there, Clock.systemUTC());
        Search search = Search.open(folder.resolve("index"), ledger)) {
      search.catchUp();
      assertThat(ledger.size()).isEqualTo(603);
      assertThat(ledger.content(kept))
          .isEqualTo(new Content(KEPT, Instant.parse("2027-01-02T03:04:05Z")));
      assertThat(ledger.content(gone)).isNull();
      assertThat(search.find(Query.of("vergunning", Filter.NONE, 10)).total()).isEqualTo(1);
      ledger.append(Events.checked(9000), null).join();
    }
    assertThat(problems(folder.resolve("there/log"), next)).isEmpty();
    assertThat(Files.readString(folder.resolve("there/log/checkpoint"))).contains("\n604\n");
  }

  @Test
  void importsNothingIntoAFolderInUseAndNothingThatIsChanged() throws IOException {
    export("out");

    assertThatThrownBy(() -> Import.run(folder.resolve("out"), config("data", "keys"), key))
        .isInstanceOf(LedgerFault.class)
        .hasMessageContaining("not empty");

    Files.writeString(folder.resolve("out/figures.csv"), "changed");
    Import.Outcome outcome = Import.run(folder.resolve("out"), config("there", "keys"), key);

    assertThat(outcome.verifierKey()).isNull();
    assertThat(outcome.report().ok()).isFalse();
    assertThat(folder.resolve("there")).doesNotExist();
  }

  @Test
  void aBrokenImportIsNoLedger() throws IOException {
    export("out");
    LedgerConfig there = config("there", "other-keys");
    String note = Files.readString(folder.resolve("out/log/checkpoint"));
    try (var restoring = Restoring.begin(there, List.of(note), key)) {
      Entry first =
          LeafCodec.decode(
              0,
              Files.readAllLines(folder.resolve("out/leaves.jsonl"))
                  .getFirst()
                  .getBytes(StandardCharsets.UTF_8));
      restoring.add(first, Hanging.NOTHING);
      assertThatThrownBy(restoring::finish).isInstanceOf(LedgerFault.class);
    }

    assertThatThrownBy(() -> Ledger.open(there, Clock.systemUTC()))
        .isInstanceOf(LedgerFault.class)
        .hasMessageContaining("import did not end");
  }

  @Test
  void aBrokenImportIsBegunAnew() throws IOException {
    export("out");
    LedgerConfig there = config("there", "other-keys");
    String note = Files.readString(folder.resolve("out/log/checkpoint"));
    Restoring.begin(there, List.of(note), key).close();

    Import.Outcome outcome = Import.run(folder.resolve("out"), there, key);

    assertThat(outcome.verifierKey()).isNotNull();
    try (Ledger ledger = Ledger.open(there, Clock.systemUTC())) {
      assertThat(ledger.size()).isEqualTo(outcome.report().size());
    }
    // What is whole is not taken for half an import, whatever lies beside it.
    Files.writeString(folder.resolve("there/import-unfinished"), "");
    assertThatThrownBy(() -> Import.run(folder.resolve("out"), there, key))
        .isInstanceOf(LedgerFault.class)
        .hasMessageContaining("holds a ledger");
  }

  @Test
  void rebuildsTheIndexWithTheSameResults() throws IOException {
    Path index = folder.resolve("index");
    Query query = Query.of("vergunningen", Filter.NONE, 200);
    try (Ledger ledger = Ledger.open(config("data", "keys"), Clock.systemUTC())) {
      Object before;
      try (Search search = Search.open(index, ledger)) {
        search.catchUp();
        before = search.find(query);
      }
      Search.rebuild(index, ledger);

      try (Search search = Search.open(index, ledger)) {
        assertThat(search.find(query)).isEqualTo(before);
        assertThat(search.find(Query.of("", Filter.NONE, 1)).total()).isEqualTo(602);
      }
    }
  }

  private Export.Written export(String name) throws IOException {
    try (StoredLedger ledger = StoredLedger.open(folder.resolve("data"), folder.resolve("keys"))) {
      return Export.write(ledger, extras(), folder.resolve(name));
    }
  }

  private static Export.Extras extras() {
    TreeMap<String, byte[]> configuration = new TreeMap<>();
    configuration.put("sluis.yaml", "a: 1\n".getBytes(StandardCharsets.UTF_8));
    return new Export.Extras(configuration, 1, Collections.emptySortedMap());
  }

  private LedgerConfig config(String data, String keys) {
    return new LedgerConfig(folder.resolve(data), folder.resolve(keys), "localhost/sluis");
  }

  private static List<String> leaves(LedgerConfig config) {
    List<String> leaves = new ArrayList<>();
    try (Ledger ledger = Ledger.open(config, Clock.systemUTC())) {
      ledger.scan(entry -> leaves.add(new String(LeafCodec.encode(entry), StandardCharsets.UTF_8)));
    }
    return leaves;
  }

  private static List<String> codes(Report report) {
    return report.problems().stream().map(Problem::code).distinct().toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static String hash(Path file) throws IOException {
    return HexFormat.of().formatHex(ExportFolder.sha256().digest(Files.readAllBytes(file)));
  }

  private static List<Problem> problems(Path log, String key) {
    return Verifier.verify(log, key, null).problems();
  }
}
