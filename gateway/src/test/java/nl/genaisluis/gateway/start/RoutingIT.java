package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.Patience.until;
import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import nl.genaisluis.audit.event.Attempt;
import nl.genaisluis.audit.event.Closed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two hosts behind one gateway: `a` is asked first, `b` when `a` cannot.
class RoutingIT {
  private static final String USUAL =
      """
        retries: {tries_max: 3, pause_min: 1ms, pause_max: 5ms, wait_max: 3s, saved: 1000}
        each: {calls: 100, queue: 10, wait_max: 20s}
        hosts: []
      """;
  private static final String LONG_REST = "  rest: {after_failures: 3, least: 1h, most: 1h}\n";
  private static final String SHORT_REST = "  rest: {after_failures: 3, least: 300ms, most: 1s}\n";

  private Upstream first;
  private Upstream second;

  @BeforeEach
  void start() {
    first = new Upstream();
    second = new Upstream();
    first.says("Van a.");
    second.says("Van b.");
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  @Test
  void aDeadHostCostsNoCallOnceItRests(@TempDir Path folder) {
    try (GatewayUnderTest gateway = both(folder, USUAL + LONG_REST)) {
      first.fails(503);
      for (int i = 0; i < 3; i++) {
        assertThat(ask(gateway, "auto", false).body()).contains("Van b.");
      }
      first.forget();

      HttpResponse<String> answer = ask(gateway, "auto", false);

      assertThat(answer.body()).contains("Van b.");
      assertThat(first.bodies()).isEmpty();
      assertThat(outcomes(gateway)).containsExactly("host_resting", "ok");
    }
  }

  /// The host that gave up had read the text: that it came to nothing makes it no cheaper.
  @Test
  void theEnergyOfATryThatCameToNothingIsCountedWithTheAnswer(@TempDir Path folder) {
    try (GatewayUnderTest gateway = both(folder, USUAL + LONG_REST)) {
      second.says("Van a.");
      ask(gateway, "auto", false);
      double alone = central(gateway);
      first.fails(503);

      ask(gateway, "auto", false);

      assertThat(outcomes(gateway)).containsExactly("status_5xx", "ok");
      assertThat(central(gateway)).isGreaterThan(alone);
      first.fails(429);
      ask(gateway, "auto", false);
      assertThat(outcomes(gateway)).containsExactly("status_429", "ok");
      assertThat(central(gateway)).isEqualTo(alone);
    }
  }

  private static double central(GatewayUnderTest gateway) {
    Double central = last(gateway).energy().centralWh();
    if (central == null) {
      throw new AssertionError("no energy");
    }
    return central;
  }

  @Test
  void whereEveryHostRestsTheCallerIsToldWhenToComeBack(@TempDir Path folder) {
    try (GatewayUnderTest gateway = both(folder, USUAL + LONG_REST)) {
      first.fails(500);
      second.fails(500);
      ask(gateway, "auto", false);
      ask(gateway, "auto", false);
      ask(gateway, "auto", false);

      HttpResponse<String> answer = ask(gateway, "auto", true);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(code(answer)).isEqualTo("upstream_resting");
      assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElse("0")))
          .isBetween(3_000L, 3_600L);
      assertThat(outcomes(gateway)).containsExactly("host_resting", "host_resting");
      assertThat(last(gateway).energy().method()).isEqualTo("no-model");
    }
  }

  @Test
  void aHostThatComesBackIsFoundByATrial(@TempDir Path folder) {
    try (GatewayUnderTest gateway = both(folder, USUAL + SHORT_REST)) {
      first.fails(500);
      for (int i = 0; i < 3; i++) {
        ask(gateway, "auto", false);
      }
      first.clear();
      first.says("Van a.");

      until(() -> ask(gateway, "auto", false).body().contains("Van a."));

      assertThat(outcomes(gateway)).containsExactly("ok");
      assertThat(metrics(gateway)).contains("sluis_upstream_open{host=\"p-a\"} 1.0");
    }
  }

  @Test
  void whatAHostCannotCarryGoesToTheNextCandidate(@TempDir Path folder) {
    try (GatewayUnderTest gateway = both(folder, USUAL + LONG_REST)) {
      HttpResponse<String> answer =
          gateway.post(
              "medewerker",
              "/v1/chat/completions",
              "klare-taal",
              ProviderConfig.question("auto", false, Map.of("logit_bias", "{\"1\":5}")));

      assertThat(answer.body()).contains("Van b.");
      assertThat(first.bodies()).isEmpty();
      assertThat(outcomes(gateway)).containsExactly("unsupported", "ok");
    }
  }

  @Test
  void aFaultThatPassesIsTriedAgainAndNeverOutsideThePermit(@TempDir Path folder) {
    try (GatewayUnderTest gateway = both(folder, USUAL + LONG_REST)) {
      first.fails(500);

      HttpResponse<String> answer = ask(gateway, "model-p-a", false);

      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(first.bodies()).hasSize(3);
      assertThat(second.bodies()).isEmpty();
    }
  }

  @Test
  void aHostThatAsksForATimeIsGivenIt(@TempDir Path folder) {
    try (GatewayUnderTest gateway = both(folder, USUAL + LONG_REST)) {
      first.answersOnce(429, "Retry-After", "1");

      HttpResponse<String> answer = ask(gateway, "model-p-a", true);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(outcomes(gateway)).containsExactly("status_429", "ok");
    }
  }

  @Test
  void aHostThatAsksForTooLongIsNotWaitedFor(@TempDir Path folder) {
    try (GatewayUnderTest gateway = both(folder, USUAL + LONG_REST)) {
      first.clear();
      first.answers(429, "{}", "Retry-After", "90");

      HttpResponse<String> answer = ask(gateway, "model-p-a", false);

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("90");
      assertThat(outcomes(gateway)).containsExactly("status_429");
    }
  }

  @Test
  void aFullHostGivesWayAndAFullQueueTurnsAway(@TempDir Path folder) throws IOException {
    String narrow =
        USUAL.replace(
            "hosts: []",
            "hosts: [{id: p-a, calls: 1, queue: 1, wait_max: 1h},"
                + " {id: p-b, calls: 1, queue: 0, wait_max: 1h}]");
    try (RawModel model = new RawModel();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        GatewayUnderTest gateway =
            gateway(folder, model.base(), second.base(), narrow + LONG_REST)) {
      CompletableFuture<Void> hungUp =
          model.writesAndStays(Upstream.event(Upstream.delta("content", "Een begin"), ""));
      CompletableFuture<?> running = stream(gateway, threads);
      until(() -> metrics(gateway).contains("sluis_upstream_running{host=\"p-a\"} 1.0"));
      CompletableFuture<?> waiting = stream(gateway, threads);
      until(() -> metrics(gateway).contains("sluis_upstream_waiting{host=\"p-a\"} 1.0"));

      HttpResponse<String> turnedAway = ask(gateway, "model-p-a", false);
      HttpResponse<String> elsewhere = ask(gateway, "auto", false);

      assertThat(turnedAway.statusCode()).isEqualTo(503);
      assertThat(code(turnedAway)).isEqualTo("upstream_busy");
      assertThat(elsewhere.body()).contains("Van b.");
      assertThat(waiting.cancel(true)).isTrue();
      until(() -> metrics(gateway).contains("sluis_upstream_waiting{host=\"p-a\"} 0.0"));
      assertThat(running.cancel(true)).isTrue();
      until(() -> metrics(gateway).contains("sluis_upstream_running{host=\"p-a\"} 0.0"));
      until(hungUp::isDone);
    }
  }

  @Test
  void thePublicRegisterShowsHowHostsDo(@TempDir Path folder) {
    try (GatewayUnderTest gateway = both(folder, USUAL + LONG_REST)) {
      first.fails(500);
      for (int i = 0; i < 3; i++) {
        ask(gateway, "auto", false);
      }

      HttpResponse<String> resting = gateway.get("medewerker", "/api/v1/modellen/model-p-a");
      HttpResponse<String> open = gateway.get("medewerker", "/api/v1/modellen/model-p-b");

      assertThat(object(resting.body()).text("bereikbaarheid")).isEqualTo("rust");
      assertThat(object(open.body()).text("bereikbaarheid")).isEqualTo("bereikbaar");
    }
  }

  private static CompletableFuture<?> stream(
      GatewayUnderTest gateway, java.util.concurrent.ExecutorService threads) {
    java.net.http.HttpClient client =
        java.net.http.HttpClient.newBuilder().executor(threads).build();
    return client.sendAsync(
        HttpRequest.newBuilder(URI.create(gateway.base() + "/v1/chat/completions"))
            .header("Authorization", "Bearer " + gateway.token("medewerker"))
            .header("Content-Type", "application/json")
            .header("X-Use-Case", "klare-taal")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    ProviderConfig.question("model-p-a", true, Map.of())))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private GatewayUnderTest both(Path folder, String upstreams) {
    return gateway(folder, first.base(), second.base(), upstreams);
  }

  private static GatewayUnderTest gateway(Path folder, String a, String b, String upstreams) {
    List<ProviderConfig.Host> hosts =
        List.of(
            new ProviderConfig.Host("p-a", a, "ollama"),
            new ProviderConfig.Host("p-b", b, "generic"));
    return new GatewayUnderTest(folder, ProviderConfig.write(folder, hosts, upstreams));
  }

  private static HttpResponse<String> ask(
      GatewayUnderTest gateway, String model, boolean streamed) {
    return gateway.post(
        "medewerker",
        "/v1/chat/completions",
        "klare-taal",
        ProviderConfig.question(model, streamed, Map.of()));
  }

  private static Closed last(GatewayUnderTest gateway) {
    return gateway.events(Closed.class).getLast();
  }

  private static List<String> outcomes(GatewayUnderTest gateway) {
    return last(gateway).attempts().stream().map(Attempt::outcome).toList();
  }

  private static String metrics(GatewayUnderTest gateway) {
    String base = "http://127.0.0.1:" + gateway.running().managementPort();
    return Objects.requireNonNull(
        gateway.send(HttpRequest.newBuilder(URI.create(base + "/metrics"))).body());
  }
}
