package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.models.register.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyCommandTest {
  private static final Register REGISTER =
      ConfigFolder.embedded().read("models.yaml", Register.class);

  @Test
  void printsARangeWithItsMethodForEveryModelOfTheRegister() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    int exit =
        EnergyCommand.run(
            List.of(), new PrintStream(out, true, StandardCharsets.UTF_8), System.err);

    assertThat(exit).isZero();
    String table = out.toString(StandardCharsets.UTF_8);
    REGISTER.models().forEach(model -> assertThat(table).contains("| " + model.id() + " |"));
    assertThat(table).contains("| richtlijn-zoeker | 0 | 0 | 0 | A | no-model | 0 |", "EF-1/");
  }

  @Test
  void theRecordIsComputedAnewBesideWhatItSays(@TempDir Path folder) throws Exception {
    Upstream upstream = new Upstream();
    upstream.says("Het loket is gesloten.");
    Path config = GatewayUnderTest.config(folder, upstream.base());
    try (upstream;
        GatewayUnderTest gateway = new GatewayUnderTest(folder, config)) {
      String ask = GatewayUnderTest.ask("Herschrijf: het loket is dicht.", false);
      gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask);
    }

    List<String> lines =
        EnergyCommand.history(
            ConfigFolder.of(config).read("models.yaml", Register.class),
            new LedgerConfig(
                folder.resolve("data"), folder.resolve("keys"), "localhost/genai-sluis"));

    assertThat(lines).hasSize(4);
    String recorded = lines.get(2).replaceFirst("as recorded|computed anew", "");
    String anew = lines.get(3).replaceFirst("as recorded|computed anew", "");
    assertThat(lines.get(2) + lines.get(3)).contains("as recorded", "computed anew");
    assertThat(anew).as("the same method").isEqualTo(recorded).contains("EF-1/", "| 1 | 1 |");
  }
}
