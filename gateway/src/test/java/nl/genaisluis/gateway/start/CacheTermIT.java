package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import nl.genaisluis.gateway.signin.ShiftedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long an answer is kept for the same question.
class CacheTermIT {
  private static final String QUESTION = "Herschrijf: het loket is dicht.";

  @Test
  void anAnswerIsKeptForItsMinutesOnly(@TempDir Path folder) throws IOException {
    ShiftedClock clock = new ShiftedClock();
    try (Upstream upstream = Upstream.saying("Het loket is gesloten.");
        GatewayUnderTest gateway =
            new GatewayUnderTest(folder, config(folder, upstream.base()), clock)) {
      String first = cached(gateway);
      clock.forward(Duration.ofMinutes(9));
      String inTime = cached(gateway);
      clock.forward(Duration.ofMinutes(2));
      String late = cached(gateway);

      assertThat(first).isEqualTo("miss");
      assertThat(inTime).isEqualTo("hit");
      assertThat(late).isEqualTo("miss");
      assertThat(upstream.posts()).hasSize(2);
    }
  }

  private static Path config(Path folder, String upstream) throws IOException {
    Path config = GatewayUnderTest.config(folder, upstream);
    Path useCases = config.resolve("use-cases.yaml");
    Files.writeString(
        useCases,
        Files.readString(useCases)
            .replace("limits: &grenzen {", "limits: &grenzen {cache: {minutes: 10, entries: 2}, "));
    return config;
  }

  private static String cached(GatewayUnderTest gateway) {
    HttpResponse<String> answer =
        gateway.post(
            "medewerker",
            "/v1/chat/completions",
            "klare-taal",
            ask(QUESTION, false).replaceFirst("\\{", "{\"temperature\":0,"));
    return answer.headers().firstValue("X-Cache").orElse("");
  }
}
