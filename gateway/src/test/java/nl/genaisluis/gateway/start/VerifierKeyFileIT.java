package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file of the keys by which somebody else verifies the log.
class VerifierKeyFileIT {
  @TempDir Path folder;

  @Test
  void aYearThatBeginsWhileTheGatewayRunsGetsItsLine() throws Exception {
    Turning clock = new Turning();
    Path file = folder.resolve("keys").resolve("log.vkey");
    try (Upstream upstream = new Upstream();
        GatewayUnderTest gateway =
            new GatewayUnderTest(folder, GatewayUnderTest.config(folder, upstream.base()), clock)) {
      List<String> before = Files.readAllLines(file);

      clock.turned = true;
      gateway.post("medewerker", "/v1/chat/check", "klare-taal", QUESTION);

      assertThat(before).singleElement().asString().contains("-" + clock.year + "+");
      assertThat(awaitLines(file, 2)).first().isEqualTo(before.getFirst());
      assertThat(Files.readAllLines(file).getLast()).contains("-" + (clock.year + 1) + "+");
      assertThat(Files.readAllLines(file)).isEqualTo(gateway.running().verifierKeys());
    }
  }

  private static final String QUESTION =
      "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"Herschrijf dit.\"}]}";

  private static List<String> awaitLines(Path file, int count)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plusSeconds(20);
    while (Files.readAllLines(file).size() < count && Instant.now().isBefore(end)) {
      Thread.sleep(50);
    }
    return Files.readAllLines(file);
  }

  /// The last minute of this year, then the first hour of the next, without going back.
  private static final class Turning extends Clock {
    private final int year = Instant.now().atZone(ZoneOffset.UTC).getYear();

    private volatile boolean turned;

    @Override
    public Instant instant() {
      Instant newYear = Instant.parse((year + 1) + "-01-01T00:00:00Z");
      return turned ? newYear.plus(Duration.ofMinutes(1)) : newYear.minus(Duration.ofMinutes(5));
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
