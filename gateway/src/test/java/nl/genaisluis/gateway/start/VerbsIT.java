package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verbs that take a record out, bring it in and build its index, on the data of a gateway.
class VerbsIT {
  private static final String REFUSED =
      "Beoordeel de subsidieaanvraag en schrijf de afwijzing met motivering.";

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void whatAGatewayLeavesIsExportedVerifiedAndImportedElsewhere() throws IOException {
    String key = work();
    Path export = folder.resolve("export");

    int exported = run(Verb.EXPORT, "data", export.toString());
    int verified = verify(export, "--key", key);
    int imported = run(Verb.IMPORT, "there", export.toString());
    String said = said();

    assertThat(List.of(exported, verified, imported)).as(said).containsOnly(0);
    assertThat(said).contains("verified", "the log goes on under a new key");
    assertThat(Files.readString(export.resolve("content.jsonl"))).contains("subsidieaanvraag");
    assertThat(Files.readString(export.resolve("configuration/use-cases.yaml"))).isNotBlank();
    assertThat(Files.readAllLines(folder.resolve("there/log/checkpoint")).subList(0, 3))
        .isEqualTo(Files.readAllLines(folder.resolve("data/log/checkpoint")).subList(0, 3));
    String next = Files.readString(folder.resolve("there-keys/log.vkey")).strip();
    assertThat(verify(folder.resolve("there"), "--key", next, "--json", "--record")).isZero();
    assertThat(verify(folder.resolve("data"), "--key", next, "--record")).isEqualTo(2);
    assertThat(said()).contains("\"ok\":true", "recorded as ");
    assertThat(run(Verb.REINDEX, "there")).as(said()).isZero();
    assertThat(said()).contains("indexed");
  }

  @Test
  void aFolderInUseIsExportedButNotIndexedAndNotImportedInto() throws IOException {
    try (Upstream upstream = new Upstream();
        GatewayUnderTest gateway = new GatewayUnderTest(folder, upstream.base())) {
      assertThat(gateway.entries()).isNotEmpty();

      int code = run(Verb.REINDEX, "data");

      assertThat(code).isEqualTo(1);
      assertThat(said()).contains("another gateway is using the data folder");
    }
    assertThat(run(Verb.EXPORT, "data", folder.resolve("export").toString())).isZero();
    assertThat(run(Verb.IMPORT, "data", folder.resolve("export").toString())).isEqualTo(1);
    assertThat(said()).contains("data folder is not empty");
  }

  @Test
  void saysHowToCallThemAndWhatIsMissing() throws IOException {
    assertThat(run(Verb.EXPORT, "data")).isEqualTo(2);
    assertThat(run(Verb.IMPORT, "data")).isEqualTo(2);
    assertThat(run(Verb.REINDEX, "data", "--unknown")).isEqualTo(2);
    assertThat(run(Verb.EXPORT, "data", folder.resolve("export").toString())).isEqualTo(1);
    assertThat(run(Verb.IMPORT, "data", folder.toString())).isEqualTo(1);
    assertThat(run(Verb.REINDEX, "data")).isEqualTo(1);
    assertThat(said()).contains("usage:", "no ledger in", "no complete export");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  /// Lets a gateway refuse something and stop; returns its verifier key.
  private String work() {
    try (Upstream upstream = new Upstream();
        GatewayUnderTest gateway = new GatewayUnderTest(folder, upstream.base())) {
      String ask = GatewayUnderTest.ask(REFUSED, false);
      assertThat(gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask).statusCode())
          .isEqualTo(403);
      return gateway.running().verifierKey();
    }
  }

  private int verify(Path log, String... words) {
    List<String> all = new ArrayList<>(List.of(log.toString()));
    all.addAll(List.of(words));
    Map<String, String> environment =
        Map.of(
            "SLUIS_DATA",
            folder.resolve("there").toString(),
            "SLUIS_KEYS",
            folder.resolve("there-keys").toString());
    return VerifyCommand.run(all, environment, out(), err());
  }

  private enum Verb {
    EXPORT,
    IMPORT,
    REINDEX
  }

  private int run(Verb verb, String data, String... words) throws IOException {
    Map<String, String> environment =
        Map.of(
            "SLUIS_DATA",
            folder.resolve(data).toString(),
            "SLUIS_KEYS",
            folder.resolve(data.equals("data") ? "keys" : data + "-keys").toString());
    return switch (verb) {
      case EXPORT -> ExportCommand.run(List.of(words), environment, out(), err());
      case IMPORT -> ImportCommand.run(List.of(words), environment, out(), err());
      case REINDEX -> ReindexCommand.run(List.of(words), environment, out(), err());
    };
  }

  private PrintStream out() {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }

  private PrintStream err() {
    return new PrintStream(err, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
  }
}
