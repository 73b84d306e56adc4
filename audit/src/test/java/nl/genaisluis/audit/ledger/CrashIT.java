package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.verify.Report;
import nl.genaisluis.audit.verify.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that appends, at moments of chance, and asks for everything it acknowledged.
/// `mvn -P kills -pl audit -am -Dkills=1000` is the long form.
final class CrashIT {
  private static final int ROUNDS_PER_FOLDER = 25;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int FIRST_YEAR = 2026;
  private static final int YEARS_PER_ROUND = 200;

  @TempDir Path folder;

  @Test
  void losesNothingThatWasAcknowledgedWhenItIsKilled() throws Exception {
    kill(Integer.getInteger("crash.rounds", 8), false);
  }

  @Test
  void losesNothingWhenItIsKilledWhileYearAfterYearBegins() throws Exception {
    kill(Math.max(4, Integer.getInteger("crash.rounds", 8) / 4), true);
  }

  private void kill(int rounds, boolean turning) throws Exception {
    long seed = System.nanoTime();
    System.out.println("CrashIT seed " + seed);
    Random random = new Random(seed);
    Path place = folder.resolve("0");
    Set<String> acknowledged = new HashSet<>();
    String checkpoint = null;

    for (int round = 0; round < rounds; round++) {
      if (round % ROUNDS_PER_FOLDER == 0) {
        // A record that only grows would make a thousand rounds take the square of the time.
        place = Files.createDirectories(folder.resolve(Integer.toString(round)));
        acknowledged.clear();
        checkpoint = null;
      }
      LedgerConfig config = CrashChild.config(place);
      acknowledged.addAll(killedChild(place, round, 1 + random.nextInt(900), turning));
      String key;
      Set<String> found = new HashSet<>();
      try (Ledger ledger = Ledger.open(config, Clock.systemUTC())) {
        key = ledger.log().verifierKey();
        ledger.scan(entry -> found.add(Hash.leaf(LeafCodec.encode(entry)).hex()));
      }
      Path log = config.data().resolve("log");
      Report report = Verifier.verify(log, key, checkpoint);
      checkpoint = Files.readString(log.resolve("checkpoint"));

      assertThat(found).as("round " + round).containsAll(acknowledged);
      assertThat(report.problems()).as("round " + round).isEmpty();
    }
  }

  /// Runs a child until it has acknowledged so many entries and kills it; returns what it said.
  private List<String> killedChild(Path place, int round, int afterAcknowledged, boolean turning)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CrashChild.class.getName(),
                place.toString(),
                Integer.toString(round)));
    if (turning) {
      // Later than every year that the round before can have come to.
      command.add(Integer.toString(FIRST_YEAR + round % ROUNDS_PER_FOLDER * YEARS_PER_ROUND));
    }
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      while (line != null) {
        // What is not a hash is a line of the log, or the last one, cut off by the kill.
        boolean hash = HASH.matcher(line).matches();
        if (hash) {
          acknowledged.add(line);
        }
        if (hash && acknowledged.size() == afterAcknowledged) {
          // Not Process.destroyForcibly: that closes the pipe, and with it what was said already.
          child.toHandle().destroyForcibly();
        }
        line = out.readLine();
      }
    }
    child.waitFor();
    assertThat(acknowledged.size()).isGreaterThanOrEqualTo(afterAcknowledged);
    return acknowledged;
  }
}
