package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.Patience.until;
import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.genaisluis.audit.event.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What others are told while the last answers end.
class DrainIT {
  private static final String QUESTION = "Herschrijf: het loket is dicht.";

  @Test
  void turnsNewRequestsAwayAndIsNotReadyWhileAnAnswerEnds(@TempDir Path folder) throws Exception {
    try (Upstream upstream = new Upstream()) {
      upstream.dribbles(
          Upstream.events("Het loket is dicht. ".repeat(50), true) + "data: [DONE]\n\n", 50, 8_000);
      GatewayUnderTest gateway = new GatewayUnderTest(folder, upstream.base());
      CompletableFuture<HttpResponse<String>> underWay =
          CompletableFuture.supplyAsync(() -> admitted(gateway));
      awaitOpened(gateway);

      CompletableFuture<Void> closed = CompletableFuture.runAsync(gateway.running()::close);
      int ready = awaitNotReady(gateway);
      HttpResponse<String> late = chat(gateway);

      assertThat(ready).isEqualTo(503);
      assertThat(late.statusCode()).isEqualTo(503);
      assertThat(code(late)).isEqualTo("stopping");
      assertThat(late.headers().firstValue("Retry-After")).isPresent();
      assertThat(underWay.get(60, TimeUnit.SECONDS).body()).endsWith("data: [DONE]\n\n");
      closed.get(60, TimeUnit.SECONDS);
      assertThat(upstream.posts()).hasSize(1);
    }
  }

  private static HttpResponse<String> chat(GatewayUnderTest gateway) {
    return gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask(QUESTION, true));
  }

  /// On a busy machine the host may miss the probe at start; until the next one it is refused.
  private static HttpResponse<String> admitted(GatewayUnderTest gateway) {
    HttpResponse<String> answer = chat(gateway);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (answer.statusCode() == 403 && System.nanoTime() < until) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      answer = chat(gateway);
    }
    return answer;
  }

  private static void awaitOpened(GatewayUnderTest gateway) {
    until("the exchange is open", () -> !gateway.events(Opened.class).isEmpty());
  }

  private static int awaitNotReady(GatewayUnderTest gateway) throws InterruptedException {
    String address = "http://127.0.0.1:" + gateway.running().managementPort() + "/health/ready";
    int status = 200;
    for (int tries = 0; tries < 100 && status == 200; tries++) {
      status = gateway.send(HttpRequest.newBuilder(URI.create(address))).statusCode();
      Thread.sleep(20);
    }
    return status;
  }
}
