package nl.genaisluis.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import nl.genaisluis.gateway.upstream.HostHealth.State;
import nl.genaisluis.gateway.upstream.UpstreamFault.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TurnstileTest {
  private static final Future<?> STAYS = Promise.promise().future();

  private static Vertx vertx;

  private final AtomicLong now = new AtomicLong();

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aHostThatFailsTooOftenInARowIsNotAskedWhileItRests() {
    Turnstile turnstile = turnstile(9, 9);

    fail(turnstile, 3);

    assertThat(reason(enter(turnstile))).isEqualTo(Reason.HOST_RESTING);
    assertThat(turnstile.health()).isEqualTo(new HostHealth(State.RESTING, 0, 0, 3));
  }

  @Test
  void anAnswerBetweenFailuresKeepsTheHostOpen() {
    Turnstile turnstile = turnstile(9, 9);

    fail(turnstile, 2);
    pass(turnstile).answered();
    fail(turnstile, 2);

    assertThat(turnstile.health().state()).isEqualTo(State.OPEN);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"CANCELLED", "STATUS_429", "STATUS_4XX", "BAD_ANSWER", "TIMEOUT_TOTAL"})
  void whatIsNoFailureOfTheHostDoesNotCount(Reason reason) {
    Turnstile turnstile = turnstile(9, 9);

    for (int i = 0; i < 20; i++) {
      pass(turnstile).ended(UpstreamFault.of(reason, "not the host's"));
    }

    assertThat(turnstile.health().state()).isEqualTo(State.OPEN);
  }

  @Test
  void afterTheRestOneCallFindsOutAndTheOthersWaitForIt() {
    Turnstile turnstile = turnstile(9, 9);
    fail(turnstile, 3);
    now.addAndGet(Duration.ofSeconds(10).toNanos());

    Turnstile.Pass trial = pass(turnstile);

    assertThat(turnstile.health().state()).isEqualTo(State.ON_TRIAL);
    assertThat(reason(enter(turnstile))).isEqualTo(Reason.HOST_RESTING);
    trial.answered();
    assertThat(turnstile.health().state()).isEqualTo(State.OPEN);
  }

  @Test
  void aTrialThatFailsDoublesTheRestUpToItsBound() {
    Turnstile turnstile = turnstile(9, 9);
    fail(turnstile, 3);
    List<Long> rests = new ArrayList<>();

    for (int trial = 0; trial < 4; trial++) {
      now.addAndGet(Duration.ofMinutes(1).toNanos());
      pass(turnstile).ended(dead());
      Duration left = fault(enter(turnstile)).retryAfter();
      rests.add(left == null ? -1 : left.toSeconds());
    }

    assertThat(rests).containsExactly(20L, 40L, 40L, 40L);
  }

  @Test
  void aTrialWhoseAskerLeavesLetsTheNextOneTry() {
    Turnstile turnstile = turnstile(9, 9);
    fail(turnstile, 3);
    now.addAndGet(Duration.ofSeconds(10).toNanos());

    pass(turnstile).ended(UpstreamFault.of(Reason.CANCELLED, "left"));

    assertThat(enter(turnstile).succeeded()).isTrue();
  }

  @Test
  void callsBeyondTheRoomWaitInOrderAndBeyondTheQueueAreTurnedAway() {
    Turnstile turnstile = turnstile(1, 2);
    Turnstile.Pass first = pass(turnstile);

    Future<Turnstile.Pass> second = enter(turnstile);
    Future<Turnstile.Pass> third = enter(turnstile);
    Future<Turnstile.Pass> fourth = enter(turnstile);

    assertThat(reason(fourth)).isEqualTo(Reason.HOST_BUSY);
    assertThat(turnstile.health()).isEqualTo(new HostHealth(State.OPEN, 1, 2, 0));
    first.ended(null);
    first.ended(null);
    join(second).ended(null);
    join(third);
    assertThat(turnstile.health()).isEqualTo(new HostHealth(State.OPEN, 1, 0, 0));
  }

  @Test
  void whoeverLeavesWhileWaitingMakesRoomInTheQueue() {
    Turnstile turnstile = turnstile(1, 1);
    pass(turnstile);
    Promise<Void> leaves = Promise.promise();
    Future<Turnstile.Pass> waiting = turnstile.enter(vertx, leaves.future());

    leaves.complete();

    assertThat(fault(waiting).reason()).isEqualTo(Reason.CANCELLED);
    assertThat(turnstile.health().waiting()).isZero();
  }

  @Test
  void nobodyWaitsForAHostThatRests() {
    Turnstile turnstile = turnstile(1, 2);
    fail(turnstile, 2);
    Turnstile.Pass running = pass(turnstile);
    Future<Turnstile.Pass> waiting = enter(turnstile);

    running.ended(dead());

    assertThat(reason(waiting)).isEqualTo(Reason.HOST_RESTING);
    assertThat(turnstile.health()).isEqualTo(new HostHealth(State.RESTING, 0, 0, 3));
  }

  @Test
  void whoWaitsTooLongIsTurnedAway() {
    Turnstile turnstile =
        new Turnstile(new Routing.Room(1, 1, Duration.ofMillis(20)), rest(), 1, () -> now.get());
    pass(turnstile);

    Future<Turnstile.Pass> waiting = enter(turnstile);

    assertThat(fault(waiting).reason()).isEqualTo(Reason.HOST_BUSY);
  }

  @Test
  void retriesAreSpentAndEarnedBackByCalls() {
    Turnstile turnstile = turnstile(99, 0);

    assertThat(turnstile.mayRetry()).isTrue();
    assertThat(turnstile.mayRetry()).isTrue();
    assertThat(turnstile.mayRetry()).isFalse();
    for (int call = 0; call < 6; call++) {
      pass(turnstile);
    }
    assertThat(turnstile.mayRetry()).isTrue();
    assertThat(turnstile.mayRetry()).isFalse();
  }

  private Turnstile turnstile(int calls, int queue) {
    return new Turnstile(
        new Routing.Room(calls, queue, Duration.ofMinutes(1)), rest(), 2, () -> now.get());
  }

  private static Routing.Rest rest() {
    return new Routing.Rest(3, Duration.ofSeconds(10), Duration.ofSeconds(40));
  }

  private static UpstreamFault dead() {
    return UpstreamFault.of(Reason.CONNECT_FAILED, "dead");
  }

  private static void fail(Turnstile turnstile, int times) {
    for (int i = 0; i < times; i++) {
      pass(turnstile).ended(dead());
    }
  }

  private static Future<Turnstile.Pass> enter(Turnstile turnstile) {
    return turnstile.enter(vertx, STAYS);
  }

  private static Turnstile.Pass pass(Turnstile turnstile) {
    return join(enter(turnstile));
  }

  private static Turnstile.Pass join(Future<Turnstile.Pass> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  private static Reason reason(Future<Turnstile.Pass> refused) {
    return fault(refused).reason();
  }

  private static UpstreamFault fault(Future<Turnstile.Pass> refused) {
    try {
      join(refused);
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof UpstreamFault fault) {
        return fault;
      }
    }
    throw new AssertionError("was let in");
  }
}
