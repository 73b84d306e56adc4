package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.at;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static nl.genaisluis.gateway.start.TwoNodes.chat;
import static nl.genaisluis.gateway.start.TwoNodes.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import nl.genaisluis.audit.event.Metered;
import nl.genaisluis.audit.postgres.PostgresServer;
import nl.genaisluis.models.wire.Json;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two whole gateways that call the same metered machine. The second one's clock is wrong, and it
/// reaches the database through a network that a test can cut.
class JointMetersIT {
  /// What the host writes for one call.
  private static final int TOKENS = 9;

  private static PostgresServer server;

  @TempDir private Path folder;
  private Upstream upstream;
  private MeterPages pages;
  private Cut network;
  private GatewayUnderTest one;
  private GatewayUnderTest two;
  private boolean oneClosed;

  @BeforeAll
  static void begin() {
    server = PostgresServer.begin();
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @BeforeEach
  void start() throws IOException {
    upstream = Upstream.saying("Het loket is gesloten.");
    pages = new MeterPages(() -> (long) TOKENS * upstream.posts().size());
    network = new Cut(server.url());
    String schema = server.freshSchema();
    Path first = Files.createDirectories(folder.resolve("one"));
    Path second = Files.createDirectories(folder.resolve("two"));
    one = new GatewayUnderTest(first, config(first, server.url(), schema));
    TwoNodes.copyKeys(first, second);
    two =
        new GatewayUnderTest(
            second,
            config(second, network.url(), schema),
            Clock.offset(Clock.systemUTC(), Duration.ofMinutes(7)));
  }

  @AfterEach
  void stop() throws IOException {
    two.close();
    if (!oneClosed) {
      one.close();
    }
    network.close();
    pages.close();
    upstream.close();
  }

  @Test
  void oneNodeReadsTheMeterAndTheEnergyIsSharedOverTheCallsOfBoth() {
    assertThat(
            until(
                () -> {
                  answered(one);
                  answered(two);
                  return work(one) > 100 && sum(one, Metered::windows) > 12;
                }))
        .isTrue();

    double requests = sum(one, Metered::requestsWh);
    double unexplained = sum(one, Metered::unexplainedWh);

    // Had the calls of one node been left out, half of it would be unexplained. A call that is
    // counted by the host in one window and ends in the next leaves a little.
    assertThat(requests).isGreaterThan(3 * unexplained);
    assertThat(requests + unexplained + sum(one, Metered::idleWh))
        .isCloseTo(sum(one, Metered::itWh), Offset.offset(1e-9));
    assertThat(pages.readings())
        .as("readings, of a meter that one node reads")
        .isLessThan((int) (1.5 * sum(one, each -> each.windows() + each.dropped())) + 6);
  }

  @Test
  void whileANodeCannotTellNoCallIsReckonedFromTheMeterAndAfterwardsEveryCallIs()
      throws IOException {
    pages.perReading(10_000);
    assertThat(until(() -> measured(one) && measured(two))).isTrue();

    network.cut();

    assertThat(until(() -> !measured(one))).as("the other node is missed").isTrue();
    assertThat(energy(chat(one)).text("class")).isEqualTo("C");
    assertThat(energy(chat(one)).text("method")).startsWith("EF-1/");
    network.heal();
    assertThat(until(() -> measured(one) && measured(two))).as("it tells again").isTrue();
  }

  @Test
  void whenTheNodeThatReadsTheMeterStopsTheOtherReadsOn() {
    pages.perReading(10_000);
    assertThat(until(() -> measured(one) && measured(two))).isTrue();
    one.close();
    oneClosed = true;
    double before = sum(two, Metered::windows);

    assertThat(until(() -> measured(two) && sum(two, Metered::windows) > before)).isTrue();

    List<String> exchanges = two.events(Metered.class).stream().map(Metered::exchange).toList();
    assertThat(exchanges).as("no sum is on record twice").doesNotHaveDuplicates();
  }

  private Path config(Path own, String url, String schema) throws IOException {
    Path config = TwoNodes.config(own, upstream.base(), url, schema);
    Path settings = config.resolve("sluis.yaml");
    Files.writeString(settings, pages.settings("1s", "2s"), StandardOpenOption.APPEND);
    Files.writeString(
        settings,
        Files.readString(settings)
            .replaceAll(
                "\\{per_second: [0-9]+, burst: [0-9]+\\}", "{per_second: 9999, burst: 9999}"));
    return config;
  }

  private static void answered(GatewayUnderTest node) {
    assertThat(until(() -> chat(node).statusCode() == 200)).isTrue();
  }

  private static boolean measured(GatewayUnderTest node) {
    HttpResponse<String> answer = chat(node);
    return answer.statusCode() == 200
        && "measured/2026-11".equals(energy(answer).text("method"))
        && "B".equals(energy(answer).text("class"));
  }

  private static Json.Obj energy(HttpResponse<String> answer) {
    return at(object(answer.body()), "sluis", "energy");
  }

  private static double work(GatewayUnderTest node) {
    return sum(
        node,
        metered -> {
          Double work = metered.work();
          return work == null ? 0 : work;
        });
  }

  private static double sum(GatewayUnderTest node, ToDoubleFunction<Metered> part) {
    return node.events(Metered.class).stream().mapToDouble(part).sum();
  }
}
