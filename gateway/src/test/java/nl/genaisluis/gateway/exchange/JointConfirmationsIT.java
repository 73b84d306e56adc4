package nl.genaisluis.gateway.exchange;

import static nl.genaisluis.gateway.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.genaisluis.audit.postgres.PostgresServer;
import nl.genaisluis.gateway.budget.JointLimits;
import nl.genaisluis.gateway.budget.RateLimits;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.gateway.nodes.InForce;
import nl.genaisluis.gateway.nodes.Nodes;
import nl.genaisluis.gateway.nodes.NodesAt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Confirmations, rates and stops of two nodes on one database.
class JointConfirmationsIT {
  private static final Caller SANNE =
      new Caller("sanne", Caller.Kind.PERSON, Set.of(Role.MEDEWERKER), "Mobiliteit", "portal");
  private static final Instant NOW = Instant.parse("2026-11-22T10:20:00Z");
  private static PostgresServer server;

  @BeforeAll
  static void begin() {
    server = PostgresServer.begin();
  }

  @AfterAll
  static void end() {
    server.close();
  }

  private static Nodes join(String schema) {
    return Nodes.join(
        new NodesAt(server.url(), PostgresServer.USER, PostgresServer.PASSWORD, schema));
  }

  private static JointConfirmations at(Nodes nodes, Instant now, int max) {
    return new JointConfirmations(nodes, Clock.fixed(now, ZoneOffset.UTC), max, Caller::subject);
  }

  private static <T> T get(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  @Test
  void aTokenOfOneNodeWorksOnceOverAllNodes() {
    String schema = server.freshSchema();
    try (Nodes one = join(schema);
        Nodes two = join(schema)) {
      String token = get(at(one, NOW, 100).offer("binding")).value();

      List<CompletableFuture<Confirmations.Redemption>> tries = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        Nodes node = i % 2 == 0 ? one : two;
        tries.add(at(node, NOW, 100).redeem(token, "binding", SANNE).toCompletableFuture());
      }

      assertThat(tries.stream().map(CompletableFuture::join))
          .filteredOn(Confirmations.Redemption.Accepted.class::isInstance)
          .hasSize(1);
    }
  }

  @Test
  void aTokenIsWorthlessForAnotherRequestAndAfterItsTime() {
    String schema = server.freshSchema();
    try (Nodes nodes = join(schema)) {
      String other = get(at(nodes, NOW, 100).offer("binding")).value();
      String late = get(at(nodes, NOW, 100).offer("binding")).value();
      Instant after = NOW.plus(Duration.ofMinutes(11));

      assertThat(get(at(nodes, NOW, 100).redeem(other, "other", SANNE)))
          .isInstanceOf(Confirmations.Redemption.Worthless.class);
      assertThat(get(at(nodes, NOW, 100).redeem(other, "binding", SANNE)))
          .as("it was used up")
          .isInstanceOf(Confirmations.Redemption.Worthless.class);
      assertThat(get(at(nodes, after, 100).redeem(late, "binding", SANNE)))
          .isInstanceOf(Confirmations.Redemption.Worthless.class);
    }
  }

  @Test
  void aPersonConfirmsNoMoreOftenADayOnTwoNodesThanOnOne() {
    String schema = server.freshSchema();
    try (Nodes one = join(schema);
        Nodes two = join(schema)) {
      List<CompletableFuture<Confirmations.Redemption>> tries = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        JointConfirmations mine = at(i % 2 == 0 ? one : two, NOW, 5);
        String binding = "binding " + i;
        tries.add(
            mine.offer(binding)
                .thenCompose(token -> mine.redeem(token.value(), binding, SANNE))
                .toCompletableFuture());
      }

      assertThat(tries.stream().map(CompletableFuture::join))
          .filteredOn(Confirmations.Redemption.Accepted.class::isInstance)
          .hasSize(5);
    }
  }

  @Test
  void oneBucketOfRequestsServesAllNodes() {
    String schema = server.freshSchema();
    try (Nodes one = join(schema);
        Nodes two = join(schema)) {
      // Too slow to fill while the test runs.
      JointLimits first = new JointLimits(one, "requests", 0.000_1, 7, Caller::subject);
      JointLimits second = new JointLimits(two, "requests", 0.000_1, 7, Caller::subject);
      List<CompletableFuture<RateLimits.Pace>> asked = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        asked.add((i % 2 == 0 ? first : second).ask(SANNE).toCompletableFuture());
      }

      List<RateLimits.Pace> paces = asked.stream().map(CompletableFuture::join).toList();

      assertThat(paces).filteredOn(pace -> pace.waitSeconds() == 0).hasSize(7);
      assertThat(paces).extracting(RateLimits.Pace::limit).containsOnly(7);
    }
  }

  @Test
  void aStopOfOneNodeIsHeardByTheOtherAndSoIsItsEnd() {
    String schema = server.freshSchema();
    InForce stop = new InForce("a1", "model", "proef");
    try (Nodes one = join(schema);
        Nodes two = join(schema)) {
      List<InForce> heard = java.util.Collections.synchronizedList(new ArrayList<>());
      two.hear(
          stops -> {
            heard.clear();
            heard.addAll(stops);
          });

      one.stop(stop).join();
      until(() -> heard.contains(stop));
      one.lift(List.of("a1")).join();

      until(heard::isEmpty);
      assertThat(heard).isEmpty();
    }
  }

  @Test
  void aNodeThatHearsNothingSaysSoAndRecoversByItself() {
    String schema = server.freshSchema();
    try (Nodes nodes = join(schema)) {
      assertThat(nodes.heard()).isTrue();
      server.freeze();
      try {
        until(() -> !nodes.heard());
        assertThatThrownBy(() -> get(at(nodes, NOW, 5).offer("binding")))
            .as("nothing is handed out blindly")
            .isInstanceOf(RuntimeException.class);
      } finally {
        server.thaw();
      }

      until(nodes::heard);
      assertThat(nodes.heard()).isTrue();
    }
  }

  @Test
  void oneOfTheNodesIsOnDutyAndAnotherTakesOver() {
    String schema = server.freshSchema();
    try (Nodes staying = join(schema)) {
      Nodes leaving = join(schema);
      until(() -> staying.onDuty() != leaving.onDuty());
      assertThat(staying.onDuty()).isNotEqualTo(leaving.onDuty());

      leaving.close();

      until(staying::onDuty);
      assertThat(staying.onDuty()).isTrue();
    }
  }
}
