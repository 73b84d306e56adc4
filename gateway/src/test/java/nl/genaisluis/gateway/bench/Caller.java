package nl.genaisluis.gateway.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/// Sends a load to one port, on a fixed schedule or as fast as a number of callers can.
final class Caller {
  private static final int CONNECTIONS_MAX = 1024;
  private static final int WAITING_MAX = 20_000;
  private static final Duration TAIL_MAX = Duration.ofSeconds(30);

  /// Who is called, with which tokens (none for a control), and whether answers are streamed.
  record Target(int port, List<String> tokens, String useCase, boolean stream) {
    Target {
      tokens = List.copyOf(tokens);
    }
  }

  private final HttpClient client;
  private final List<Context> loops = new ArrayList<>();
  private final Load load;

  Caller(Vertx vertx, Load load) {
    this.load = load;
    client =
        vertx.createHttpClient(
            new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX).setMaxWaitQueueSize(WAITING_MAX));
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      loops.add(vertx.getOrCreateContext());
    }
  }

  /// Fires at a fixed rate whatever comes back, and counts each request from the moment at which it
  /// should have left. Returns when all have ended, or after a bounded wait counts the rest as
  /// failed.
  Tally openLoop(Target target, int perSecond, Duration duration) throws InterruptedException {
    Tally tally = new Tally();
    long requests = duration.toSeconds() * perSecond;
    long started = System.nanoTime();
    for (int number = 0; number < requests; number++) {
      long due = started + number * 1_000_000_000L / perSecond;
      awaitMoment(due);
      int current = number;
      loops.get(number % loops.size()).runOnContext(_ -> call(target, current, due, tally));
    }
    long patience = System.nanoTime() + TAIL_MAX.toNanos();
    while (tally.ended() < requests && System.nanoTime() < patience) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    tally.failed.add(requests - tally.ended());
    return tally;
  }

  /// Keeps a number of callers busy, each with its next request when the last has ended.
  Tally closedLoop(Target target, int callers, Duration duration) throws InterruptedException {
    Tally tally = new Tally();
    CountDownLatch busy = new CountDownLatch(callers);
    Turns turns = new Turns(new AtomicInteger(), System.nanoTime() + duration.toNanos(), busy);
    IntFunction<Future<Void>> call = number -> call(target, number, System.nanoTime(), tally);
    for (int i = 0; i < callers; i++) {
      loops.get(i % loops.size()).runOnContext(_ -> repeat(call, turns));
    }
    long patience = duration.plus(TAIL_MAX).toMillis();
    if (!busy.await(patience, TimeUnit.MILLISECONDS)) {
      tally.failed.add(busy.getCount());
    }
    return tally;
  }

  private static void repeat(IntFunction<Future<Void>> call, Turns turns) {
    if (System.nanoTime() >= turns.until()) {
      turns.busy().countDown();
      return;
    }
    call.apply(turns.numbers().getAndIncrement()).onComplete(_ -> repeat(call, turns));
  }

  /// What the callers of a closed loop share: the next number, the end, and who is still busy.
  private record Turns(AtomicInteger numbers, long until, CountDownLatch busy) {}

  private Future<Void> call(Target target, int number, long due, Tally tally) {
    return client
        .request(HttpMethod.POST, target.port(), "127.0.0.1", "/v1/chat/completions")
        .compose(request -> send(request, target, number))
        .compose(answer -> read(answer, target, due, tally))
        .recover(
            _ -> {
              tally.failed.increment();
              return Future.succeededFuture();
            });
  }

  private Future<HttpClientResponse> send(HttpClientRequest request, Target target, int number) {
    request.putHeader("Content-Type", "application/json");
    if (!target.tokens().isEmpty()) {
      String token = target.tokens().get(number % target.tokens().size());
      request.putHeader("Authorization", "Bearer " + token);
      request.putHeader("X-Use-Case", target.useCase());
    }
    return request.send(load.body(number, target.stream()));
  }

  /// Completes when the answer has ended and is counted; fails when it was cut.
  private static Future<Void> read(
      HttpClientResponse answer, Target target, long due, Tally tally) {
    if (answer.statusCode() != 200) {
      (answer.statusCode() == 403 ? tally.refused : tally.failed).increment();
      return answer.end();
    }
    if (!target.stream()) {
      return answer.end().onSuccess(_ -> tally.whole.add(System.nanoTime() - due));
    }
    Promise<Void> ended = Promise.promise();
    StreamWatch watch = new StreamWatch(due, tally);
    answer.handler(watch::see);
    answer.exceptionHandler(ended::tryFail);
    answer.endHandler(_ -> watch.end(ended));
    return ended.future();
  }

  /// Looks for the first content and for the closing mark, also when a chunk cuts them in two.
  private static final class StreamWatch {
    private static final int TAIL_BYTES = 32;

    private final long due;
    private final Tally tally;
    private String tail = "";
    private boolean started;

    StreamWatch(long due, Tally tally) {
      this.due = due;
      this.tally = tally;
    }

    void see(Buffer chunk) {
      String text = tail + chunk.toString();
      if (!started && text.contains("\"content\":\"")) {
        started = true;
        tally.firstToken.add(System.nanoTime() - due);
      }
      tail = text.substring(Math.max(0, text.length() - TAIL_BYTES));
    }

    void end(Promise<Void> ended) {
      if (!tail.contains("data: [DONE]")) {
        ended.tryFail("cut before [DONE]");
        return;
      }
      tally.whole.add(System.nanoTime() - due);
      ended.tryComplete();
    }
  }

  /// Parks until shortly before the moment and spins the rest, for parking wakes late.
  private static void awaitMoment(long due) {
    long left = due - System.nanoTime();
    while (left > 0) {
      if (left > 200_000) {
        LockSupport.parkNanos(left - 100_000);
      } else {
        Thread.onSpinWait();
      }
      left = due - System.nanoTime();
    }
  }
}
