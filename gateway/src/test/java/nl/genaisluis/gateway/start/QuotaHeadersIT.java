package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The headers that tell a client how much it may still ask.
class QuotaHeadersIT {
  private static final String CHAT = "/v1/chat/completions";
  private static final String QUESTION = "Herschrijf in klare taal: het loket is dicht.";

  @TempDir private Path folder;
  private final Upstream upstream = Upstream.saying("Het loket is gesloten.");

  @AfterEach
  void close() {
    upstream.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyAnswerTellsHowMuchIsLeft(boolean streamed) {
    try (GatewayUnderTest gateway = start()) {
      HttpResponse<String> answer = chat(gateway, streamed);
      HttpResponse<String> check = check(gateway);

      assertThat(header(answer, "RateLimit-Policy"))
          .isEqualTo("\"requests\";q=60;w=12, \"tokens-day\";q=50000000;qu=\"tokens\";w=86400");
      assertThat(header(answer, "RateLimit"))
          .matches("\"requests\";r=59;t=1, \"tokens-day\";r=[0-9]+;t=[0-9]+");
      assertThat(header(answer, "x-ratelimit-limit-requests")).isEqualTo("60");
      assertThat(header(answer, "x-ratelimit-remaining-requests")).isEqualTo("59");
      assertThat(header(answer, "x-ratelimit-reset-requests")).matches("[0-9]+ms|1s");
      assertThat(header(answer, "x-ratelimit-limit-tokens")).isEqualTo("50000000");
      assertThat(header(answer, "x-ratelimit-reset-tokens")).matches("([0-9]+h)?([0-9]+m)?[0-9]+s");
      assertThat(header(check, "RateLimit-Policy")).startsWith("\"checks\";q=1000;w=20, ");
      assertThat(header(check, "x-ratelimit-remaining-tokens"))
          .as("a check sets nothing aside")
          .isEqualTo(Long.toString(50_000_000 - 30));
    }
  }

  @Test
  void aRequestTooManyTellsWhenThereIsRoom() {
    UnaryOperator<String> slow =
        shipped ->
            shipped.replace(
                "chat: {per_second: 5, burst: 60}", "chat: {per_second: 0.01, burst: 2}");
    try (GatewayUnderTest gateway = start(slow)) {
      HttpResponse<String> first = broken(gateway);
      broken(gateway);
      HttpResponse<String> last = broken(gateway);

      assertThat(header(first, "RateLimit")).startsWith("\"requests\";r=1;t=");
      assertThat(last.statusCode()).isEqualTo(429);
      assertThat(Long.parseLong(header(last, "Retry-After"))).isBetween(1L, 100L);
      assertThat(header(last, "x-ratelimit-remaining-requests")).isEqualTo("0");
      assertThat(header(last, "RateLimit")).startsWith("\"requests\";r=0;t=");
    }
  }

  private GatewayUnderTest start() {
    return start(UnaryOperator.identity());
  }

  private GatewayUnderTest start(UnaryOperator<String> settings) {
    return GatewayUnderTest.with(folder, upstream.base(), settings, UnaryOperator.identity());
  }

  private static HttpResponse<String> chat(GatewayUnderTest gateway, boolean streamed) {
    return gateway.post("medewerker", CHAT, "klare-taal", ask(QUESTION, streamed));
  }

  private static HttpResponse<String> check(GatewayUnderTest gateway) {
    return gateway.post("medewerker", "/v1/chat/check", "klare-taal", ask(QUESTION, false));
  }

  private static HttpResponse<String> broken(GatewayUnderTest gateway) {
    return gateway.post("medewerker", CHAT, "klare-taal", "{");
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
