package nl.genaisluis.gateway.bench;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.genaisluis.gateway.bench.Caller.Target;
import org.jspecify.annotations.Nullable;

/// Prints one table: the mock called directly, through a bare proxy, and through the gateway with
/// its data on disk and in memory; at a fixed rate, and as fast as it goes.
final class Bench {
  private static final String ROW = "| %-28s | %9s | %8s | %8s | %8s | %8s | %8s | %8s | %6s |%n";

  /// Before a round at a fixed rate, for queues of the round before to empty.
  private static final Duration SETTLE = Duration.ofSeconds(2);

  private final Plan plan;
  private final Caller caller;
  private final int mockPort;

  private Bench(Plan plan, Caller caller, int mockPort) {
    this.plan = plan;
    this.caller = caller;
    this.mockPort = mockPort;
  }

  public static void main(String[] arguments) throws Exception {
    Plan plan;
    try {
      plan = Plan.of(arguments);
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
      return;
    }
    Vertx vertx = Vertx.vertx();
    try {
      run(plan, vertx);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  private static void run(Plan plan, Vertx vertx) throws Exception {
    int mockPort =
        MockProvider.start(vertx, GatewaySetup.upstreamIds())
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS)
            .actualPort();
    System.out.println(Machine.describe());
    Load load = load(plan, mockPort);
    System.out.printf(
        Locale.ROOT, "load: mean %.0f bytes, every request different%n", load.bytesMean());
    new Bench(plan, new Caller(vertx, load), mockPort).run();
  }

  private static Load load(Plan plan, int mockPort) throws IOException, InterruptedException {
    Path folder = folder(plan, "memory", "/dev/shm");
    try (Child gateway = GatewaySetup.start(plan, folder, mockPort);
        HttpClient client = HttpClient.newHttpClient()) {
      String token = GatewaySetup.tokens(gateway.port()).getFirst();
      Load.Screen screen = new Screening(client, gateway.port(), token, plan.useCase());
      Texts texts = Texts.read(plan.prohibited(), plan.personal()).calm(screen);
      return Load.draw(texts, plan.model(), screen);
    } finally {
      delete(folder);
    }
  }

  private void run() throws IOException, InterruptedException {
    Path disk = folder(plan, "disk", "gateway/target");
    Path memory = folder(plan, "memory", "/dev/shm");
    try {
      printFloor("disk", disk);
      printFloor("memory", memory);
      new Starts(plan.program(), disk).print();
      System.out.printf(
          Locale.ROOT,
          "warm-up of each target: %d s at full load, %d callers%n",
          plan.rates().warmUp().toSeconds(),
          plan.callers());
      printHead();
      measure("direct", null, List.of(), mockPort);
      try (Child proxy = bareProxy(disk)) {
        measure("bare proxy", proxy, List.of(), proxy.port());
      }
      measureGateway("gateway, disk", disk);
      measureGateway("gateway, memory", memory);
      stages(folder(plan, "disk", "gateway/target"));
    } finally {
      delete(disk);
      delete(memory);
    }
  }

  private void measureGateway(String name, Path where) throws IOException, InterruptedException {
    try (Child gateway = GatewaySetup.start(plan, where, mockPort)) {
      measure(name, gateway, GatewaySetup.tokens(gateway.port()), gateway.port());
    }
  }

  /// A run of its own, for a recording costs a little itself.
  private void stages(Path where) throws IOException, InterruptedException {
    Path recording = where.resolve("stages.jfr");
    long delay = plan.rates().warmUp().toSeconds() + 1;
    long seconds = plan.rates().round().toSeconds();
    String flight =
        "-XX:StartFlightRecording=settings=profile,delay=%ds,duration=%ds,filename=%s"
            .formatted(delay, seconds, recording);
    try (Child gateway = GatewaySetup.start(plan, where, mockPort, flight, "-Xlog:jfr*=off")) {
      List<String> tokens = GatewaySetup.tokens(gateway.port());
      Target target = new Target(gateway.port(), tokens, plan.useCase(), false);
      caller.closedLoop(target, plan.callers(), plan.rates().warmUp());
      Stages.Cost before = cost(gateway);
      Tally tally =
          caller.openLoop(target, plan.rates().requests(), plan.rates().round().plusSeconds(3));
      Stages.Cost after = cost(gateway);
      double each = 1000.0 / Math.max(1, tally.ended());
      Stages.Cost cost =
          new Stages.Cost(
              each * (after.whole() - before.whole()),
              each * (after.compiling() - before.compiling()),
              each * (after.collecting() - before.collecting()));
      System.out.printf(
          Locale.ROOT, "%nCPU per stage, JSON, %.3f s per 1,000 in all:%n", cost.whole());
      Stages.print(recording, cost);
    } finally {
      delete(where);
    }
  }

  private static Stages.Cost cost(Child gateway) throws IOException {
    return new Stages.Cost(
        gateway.cpuSeconds(),
        gateway.cpuSeconds("C1 Compiler", "C2 Compiler"),
        gateway.cpuSeconds("VM Thread", "GC Thread"));
  }

  private void measure(String name, @Nullable Child child, List<String> tokens, int port)
      throws IOException, InterruptedException {
    warmUp(tokens, port);
    Target whole = new Target(port, tokens, plan.useCase(), false);
    Target streamed = new Target(port, tokens, plan.useCase(), true);
    measure(name + " JSON, light", child, whole, plan.rates().light());
    measure(name + " JSON", child, whole, plan.rates().requests());
    measure(name + " SSE", child, streamed, plan.rates().streams());
    print(
        name + " max", child, () -> caller.closedLoop(whole, plan.callers(), plan.rates().round()));
  }

  /// A round at so many a second.
  private void measure(String name, @Nullable Child child, Target target, int rate)
      throws IOException, InterruptedException {
    caller.openLoop(target, rate, SETTLE);
    print(name, child, () -> caller.openLoop(target, rate, plan.rates().round()));
  }

  /// As hard as it goes, three quarters of the time whole answers and the rest streams: a JVM
  /// compiles what it sees often, and only a target that was at work for minutes is what it is for
  /// the rest of its day. The rounds run in the same process.
  private void warmUp(List<String> tokens, int port) throws InterruptedException {
    Duration streams = plan.rates().warmUp().dividedBy(4);
    Duration whole = plan.rates().warmUp().minus(streams);
    caller.closedLoop(new Target(port, tokens, plan.useCase(), false), plan.callers(), whole);
    caller.closedLoop(new Target(port, tokens, plan.useCase(), true), plan.callers(), streams);
  }

  private Child bareProxy(Path where) throws IOException, InterruptedException {
    int port = Child.freePort();
    return Child.start(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            BareProxy.class.getName(),
            Integer.toString(port),
            Integer.toString(mockPort)),
        Map.of(),
        port,
        where.resolve("proxy.log"));
  }

  private static double cpuSeconds(@Nullable Child child) throws IOException {
    return child == null ? Double.NaN : child.cpuSeconds();
  }

  private static void printFloor(String name, Path where) throws IOException {
    Latencies floor = FsyncFloor.measure(where);
    System.out.printf(
        Locale.ROOT,
        "fsync of 4 kB on %s: p50 %.2f ms, p99 %.2f ms%n",
        name,
        floor.millis(0.5),
        floor.millis(0.99));
  }

  private static void printHead() {
    System.out.println();
    System.out.printf(
        Locale.ROOT,
        ROW,
        "target",
        "req/s",
        "p50 ms",
        "p99 ms",
        "ttft p50",
        "ttft p99",
        "refused",
        "CPU s/1k",
        "failed");
    System.out.println("| --- |" + " --: |".repeat(8));
  }

  /// A round of calls that ends when the last answer has come.
  private interface Round {
    Tally run() throws InterruptedException;
  }

  private static void print(String name, @Nullable Child child, Round round)
      throws IOException, InterruptedException {
    double cpuBefore = cpuSeconds(child);
    long started = System.nanoTime();
    Tally tally = round.run();
    double seconds = (System.nanoTime() - started) / 1e9;
    double cpuSeconds = cpuSeconds(child) - cpuBefore;
    System.out.printf(
        Locale.ROOT,
        ROW,
        name,
        figure(tally.ended() / seconds, 0),
        figure(tally.whole.millis(0.5), 2),
        figure(tally.whole.millis(0.99), 2),
        figure(tally.firstToken.millis(0.5), 2),
        figure(tally.firstToken.millis(0.99), 2),
        figure(100.0 * tally.refused.sum() / Math.max(1, tally.ended()), 1) + " %",
        figure(1000 * cpuSeconds / Math.max(1, tally.ended()), 3),
        tally.failed.sum());
  }

  private static String figure(double value, int decimals) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static Path folder(Plan plan, String name, String otherwise) throws IOException {
    Path parent = Path.of(plan.more().getOrDefault(name, otherwise)).toAbsolutePath();
    return Files.createTempDirectory(parent, "sluis-bench");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException fault) {
      throw fault.getCause();
    }
  }
}
