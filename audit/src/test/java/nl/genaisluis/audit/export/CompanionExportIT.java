package nl.genaisluis.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.Held;
import nl.genaisluis.audit.ledger.Companions;
import nl.genaisluis.audit.ledger.Events;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.ledger.LedgerFault;
import nl.genaisluis.audit.ledger.StoredLedger;
import nl.genaisluis.audit.uselog.Processing;
import nl.genaisluis.audit.uselog.Use;
import nl.genaisluis.audit.uselog.UseLine;
import nl.genaisluis.audit.uselog.Who;
import nl.genaisluis.audit.vault.VaultRecord;
import nl.genaisluis.audit.verify.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What hangs on entries moves to another installation with them: the use log, the vault, holds.
final class CompanionExportIT {
  private static final Instant NOW = Instant.parse("2026-11-22T10:05:42.123Z");
  private static final Instant TERM = Instant.parse("2027-11-22T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final byte[] SEALED = {0, 1, 2, (byte) 0xff};

  @TempDir private Path folder;
  private String key = "";
  private String opened = "";
  private String forgotten = "";
  private List<UseLine> lines = List.of();

  @BeforeEach
  void fill() {
    try (Ledger ledger = Ledger.open(config("data"), CLOCK)) {
      key = ledger.log().verifierKey();
      opened = open(ledger, 1, "jansen", "programma");
      forgotten = open(ledger, 2, "pietersen", null);
      open(ledger, 3, "klaassen", null);
      ledger
          .appendWith(
              Events.closed(1),
              new Companions(null, null, begun().ended(Processing.Status.OK, TERM), null))
          .join();
      ledger.erase(new Erased(Events.exchange(9), forgotten, "request", "commissie")).join();
      ledger
          .append(
              new Held(Events.exchange(8), Events.exchange(8), Events.exchange(3), "auditor"), null)
          .join();
      lines = uses(ledger);
    }
  }

  @Test
  void theUseLogTheVaultAndTheHoldsAreThereAfterAnImport() throws IOException {
    export("out");
    assertThat(ExportCheck.verify(folder.resolve("out"), key, null).ok()).isTrue();

    Import.run(folder.resolve("out"), config("there"), key);

    try (Ledger there = Ledger.open(config("there"), CLOCK)) {
      assertThat(uses(there)).hasSize(3).isEqualTo(lines);
      VaultRecord vault = there.belongings().vault(opened);
      assertThat(vault).isNotNull().extracting(VaultRecord::bytes).isEqualTo(SEALED);
      assertThat(there.belongings().vault(forgotten)).isNull();
      assertThat(there.content(forgotten)).isNull();
      assertThat(there.contents(List.of(opened, forgotten)))
          .containsOnlyKeys(opened)
          .hasEntrySatisfying(opened, kept -> assertThat(kept.unit()).isEqualTo("Water"));
      assertThat(there.belongings().held(Events.exchange(3))).isTrue();
      assertThat(there.belongings().leavesOf(Events.exchange(1))).containsExactly(opened);
      assertThat(there.belongings().expiredUses(TERM, 10)).hasSize(2);
    }
  }

  @Test
  void anExportOfWhatWasImportedIsTheSame() throws IOException {
    export("out");
    Import.run(folder.resolve("out"), config("there"), key);
    try (StoredLedger ledger =
        StoredLedger.open(folder.resolve("there"), folder.resolve("there-keys"))) {
      Export.write(ledger, extras(), folder.resolve("again"));
    }

    for (String file : List.of(Export.USE_LOG, Export.VAULT, Export.CONTENT, Export.LEAVES)) {
      assertThat(folder.resolve("again").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("out").resolve(file));
    }
  }

  @Test
  void noPersonIsInAnExportWithoutContent() throws IOException {
    try (StoredLedger ledger = StoredLedger.open(folder.resolve("data"), null)) {
      Export.write(ledger, extras(), folder.resolve("out"));
    }

    assertThat(folder.resolve("out").resolve(Export.USE_LOG)).isEmptyFile();
    assertThat(folder.resolve("out").resolve(Export.VAULT)).isEmptyFile();
    assertThat(folder.resolve("out").resolve(Export.CONTENT)).isEmptyFile();
    assertThat(ExportCheck.verify(folder.resolve("out"), key, null).ok()).isTrue();
  }

  @Test
  void anExportOfBeforeTheUseLogIsStillRead() throws IOException {
    export("out");
    withoutManifestOf(Export.USE_LOG, Export.VAULT);

    List<Boolean> hanging = new ArrayList<>();
    Pairs.read(folder.resolve("out"), (_, _, one) -> hanging.add(one.use() != null));

    assertThat(hanging).isNotEmpty().containsOnly(false);
  }

  @Test
  void aLineThatIsChangedOrOfNoEntryIsFound() throws IOException {
    export("out");
    Path file = folder.resolve("out").resolve(Export.USE_LOG);
    String good = Files.readString(file);

    for (String bad :
        List.of(
            good.replace("\"Ok\"", "\"Best\"").replace("OK", "BEST"),
            good.replace(opened, forgotten),
            good + good,
            good.replaceFirst("\"index\":\\d+", "\"index\":99"),
            "geen regel\n")) {
      Files.writeString(file, bad, StandardCharsets.UTF_8);

      assertThat(ExportCheck.verify(folder.resolve("out"), key, null).problems())
          .as(bad)
          .extracting(Problem::code)
          .contains("file_changed", "export_malformed");
    }
  }

  @Test
  void aStoreOfBeforeUnitsIsExportedAsItIs() throws Exception {
    try (Ledger ledger = Ledger.open(config("old"), CLOCK)) {
      ledger.append(Events.refused(1), new Content("oude tekst", TERM)).join();
    }
    try (Connection store =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("old/ledger.db"));
        Statement statement = store.createStatement()) {
      statement.execute("ALTER TABLE content DROP COLUMN unit");
    }

    try (StoredLedger old = StoredLedger.open(folder.resolve("old"), folder.resolve("old-keys"))) {
      Export.write(old, extras(), folder.resolve("out"));
    }

    assertThat(folder.resolve("out").resolve(Export.CONTENT)).content().contains("oude tekst");
  }

  @Test
  void aUnitThatIsChangedOrTakenAwayIsNotWhatWasCommitted() throws IOException {
    export("out");
    Path file = folder.resolve("out").resolve(Export.CONTENT);
    String good = Files.readString(file);
    assertThat(good).contains("\"unit\":\"Water\"");

    for (String bad : List.of(good.replace("Water", "Natuur"), good.replace("unit", "other"))) {
      Files.writeString(file, bad, StandardCharsets.UTF_8);

      assertThat(ExportCheck.verify(folder.resolve("out"), key, null).problems())
          .as(bad)
          .extracting(Problem::code)
          .contains("content_mismatch");
    }
  }

  @Test
  void withoutItsKeyTheUseLogIsNotExported() throws IOException {
    Files.delete(folder.resolve("data-keys").resolve("use.key"));

    assertThatThrownBy(() -> export("out"))
        .isInstanceOf(LedgerFault.class)
        .hasMessageContaining("use.key");
  }

  private void withoutManifestOf(String... names) throws IOException {
    for (String name : names) {
      Files.delete(folder.resolve("out").resolve(name));
    }
  }

  private void export(String name) throws IOException {
    try (StoredLedger ledger =
        StoredLedger.open(folder.resolve("data"), folder.resolve("data-keys"))) {
      Export.write(ledger, extras(), folder.resolve(name));
    }
  }

  private static Export.Extras extras() {
    return new Export.Extras(new TreeMap<>(), 1, new TreeMap<>());
  }

  private static String open(Ledger ledger, long number, String subject, @Nullable String client) {
    Who who = new Who(subject, "medewerker", client, "018f-" + subject, NOW);
    return ledger
        .appendWith(
            Events.opened(number),
            Companions.of(
                    new Content("tekst " + number, TERM, "Water"), new Use(who, begun(), TERM))
                .with(new VaultRecord(SEALED.clone())))
        .join()
        .leafId();
  }

  private static Processing begun() {
    return new Processing(
        "0af7651916cd43dd8448eb211c80319c",
        "b7ad6b7169203331",
        null,
        "chat",
        Processing.Status.UNSET,
        NOW,
        null,
        "https://sluis.example/api/v1/toepassingen/schrijfhulp");
  }

  private static List<UseLine> uses(Ledger ledger) {
    List<UseLine> lines = new ArrayList<>();
    ledger.belongings().uses(lines::add);
    return List.copyOf(lines);
  }

  private LedgerConfig config(String name) {
    return new LedgerConfig(
        folder.resolve(name), folder.resolve(name + "-keys"), "localhost/sluis");
  }
}
