package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import nl.genaisluis.gateway.change.Approval;
import nl.genaisluis.gateway.config.ConfigFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApproveCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder;

  @Test
  void signsAChangeThatItShows() throws IOException {
    Path before = GatewayUnderTest.config(folder.resolve("a"), "http://127.0.0.1:1/v1");
    Path after = GatewayUnderTest.config(folder.resolve("b"), "http://127.0.0.1:1/v1");
    Path file = after.resolve("use-cases.yaml");
    Files.writeString(file, Files.readString(file).replace("content_days: 30", "content_days: 31"));
    String key = folder.resolve("approver.key").toString();

    int made = run("--new-key", "anna", "--key", key);
    String verifier = out.toString(StandardCharsets.UTF_8).strip();
    int signed = run("--config", after.toString(), "--against", before.toString(), "--key", key);

    assertThat(List.of(made, signed)).containsOnly(0);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("more: use-cases.yaml use_cases[klare-taal].limits.content_days 30 -> 31");
    assertThat(
            Approval.read(
                after, new Approval.Approvers(List.of(verifier)), version(before), version(after)))
        .isEqualTo(new Approval.Worth.Agreed(List.of("anna")));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(key))))
        .isEqualTo("rw-------");
  }

  @Test
  void signsNoConfigurationThatNoGatewayWouldTake() throws IOException {
    Path after = GatewayUnderTest.config(folder, "http://127.0.0.1:1/v1");
    Path file = after.resolve("use-cases.yaml");
    Files.writeString(file, Files.readString(file).replaceFirst("title:", "titel:"));
    String key = folder.resolve("approver.key").toString();

    run("--new-key", "anna", "--key", key);
    int code = run("--config", after.toString(), "--from", "0123456789abcdef", "--key", key);

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("titel");
    assertThat(after.resolve(Approval.FILE)).doesNotExist();
  }

  @Test
  void saysWhatItLacks() {
    int withoutKey = run("--config", folder.toString());
    int withoutFrom = run("--config", folder.toString(), "--key", "k");

    assertThat(List.of(withoutKey, withoutFrom)).containsOnly(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--key").contains("--against");
  }

  private static String version(Path config) {
    return Loaded.from(ConfigFolder.of(config), LocalDate.now(Clock.systemUTC())).version();
  }

  private int run(String... words) {
    return ApproveCommand.run(
        List.of(words),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
