package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.genaisluis.gateway.config.ConfigFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `run --rehearse` does and what it leaves.
class RehearsalIT {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void answersAndRefusesThroughTheWholeWalkAndLeavesNothingBehind() throws IOException {
    Rehearsal.Outcome outcome = Rehearsal.of(folder, 80);

    assertThat(outcome.answered() + outcome.refused()).isEqualTo(80);
    assertThat(outcome.answered()).isGreaterThan(40);
    assertThat(outcome.refused()).isPositive();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void asksEveryTimeTheSameAndNeverOneRequestTwice() {
    RehearsalLoad load = new RehearsalLoad(ConfigFolder.embedded().guideline());
    RehearsalLoad again = new RehearsalLoad(ConfigFolder.embedded().guideline());

    List<String> bodies = Stream.iterate(0, n -> n + 1).limit(500).map(n -> body(load, n)).toList();

    assertThat(bodies).doesNotHaveDuplicates();
    assertThat(body(again, 123)).isEqualTo(bodies.get(123));
  }

  @Test
  void takesNobodysConfigurationAndABoundedNumber() {
    assertThat(run("--rehearse", "10", "--config", "elsewhere")).isEqualTo(2);
    assertThat(run("--rehearse", "10", "--until-ready")).isEqualTo(2);
    assertThat(run("--rehearse", "0")).isEqualTo(2);
    assertThat(run("--rehearse", "100001")).isEqualTo(2);
    assertThat(run("--rehearse", "many")).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("must be from 1 to 100000, was: many");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private int run(String... words) {
    return RunCommand.run(
        List.of(words),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String body(RehearsalLoad load, int number) {
    return load.call(number).body();
  }
}
