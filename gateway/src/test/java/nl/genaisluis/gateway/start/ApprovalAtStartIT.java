package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import nl.genaisluis.audit.event.PolicyChanged;
import nl.genaisluis.audit.note.Signer;
import nl.genaisluis.gateway.change.Approval;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.config.ConfigFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A restart is no way round the approvers.
class ApprovalAtStartIT {
  private static final Signer APPROVER = Signer.generate("goedkeurder");
  private static final String KEY = "\napproval: {approvers: [\"" + APPROVER.verifier() + "\"]}\n";

  @TempDir private Path folder;

  @Test
  void anotherConfigurationThanTheLastNeedsAnApproverOfTheLast() throws IOException {
    Path config = folder.resolve("config");
    try (GatewayUnderTest gateway =
        GatewayUnderTest.with(
            folder, "http://127.0.0.1:1/v1", text -> text + KEY, UnaryOperator.identity())) {
      assertThat(gateway.events(PolicyChanged.class)).hasSize(1);
    }
    String before = version(config);
    Path settings = config.resolve("sluis.yaml");
    Files.writeString(settings, Files.readString(settings).replace(KEY, ""));
    String after = version(config);

    assertThatThrownBy(() -> new GatewayUnderTest(folder, config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("needs an approver")
        .hasMessageContaining("--from " + before);
    Files.writeString(
        config.resolve(Approval.FILE), Approval.sign(APPROVER, before, after).toString());
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config)) {
      PolicyChanged changed = gateway.events(PolicyChanged.class).getLast();
      assertThat(changed.from()).isEqualTo(before);
      assertThat(changed.to()).isEqualTo(after);
      assertThat(changed.changes()).contains("approved by goedkeurder");
    }
  }

  private static String version(Path config) {
    return Loaded.from(ConfigFolder.of(config), LocalDate.now(Clock.systemUTC())).version();
  }
}
