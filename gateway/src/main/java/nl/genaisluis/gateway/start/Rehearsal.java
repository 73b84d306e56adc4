package nl.genaisluis.gateway.start;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.gateway.egress.Destination;
import nl.genaisluis.gateway.egress.Egress;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;

/// A rehearsal: the shipped gateway in a folder that is thrown away, a provider played in this
/// process, and requests through the whole walk, so that a JVM that records (JEP 514, JEP 515)
/// learns which code a gateway runs and how often. It talks to loopback only, reads nobody's
/// configuration, and leaves neither record nor figure behind.
final class Rehearsal {
  /// More would only take longer.
  static final int REQUESTS_MAX = 100_000;

  private static final int CALLERS = 16;
  private static final String SELF = "rehearsal";

  /// The host of the shipped register that the provider stands in for, and its key.
  private static final String HOST = "http://127.0.0.1:8000/v1";

  private static final Map<String, String> ENVIRONMENT = Map.of("SLUIS_VLLM_KEY", "rehearsal");

  /// One caller asks what a whole organisation would: limits and budgets are out of the way.
  private static final List<String> LIMITS =
      List.of("per_second", "burst", "tokens_per_day", "energy_wh_per_day");

  private static final String LIMIT = "999999";

  private final RehearsalLoad load;
  private final int requests;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  private Rehearsal(RehearsalLoad load, int requests) {
    this.load = load;
    this.requests = requests;
  }

  /// How many requests were answered and how many refused.
  record Outcome(int answered, int refused) {}

  /// Who is called and as whom.
  private record Stage(Egress egress, String token) {}

  /// Rehearses this many requests in a folder of its own and takes that away again. Blocks.
  ///
  /// @param where the folder that holds it meanwhile
  /// @throws ConfigException when a request got another answer than a rehearsal should
  static Outcome of(Path where, int requests) throws IOException {
    Path folder = Files.createTempDirectory(where, "sluis-rehearsal");
    Vertx vertx = Vertx.vertx();
    try {
      int provider = await(RehearsalProvider.start(vertx)).actualPort();
      Loaded loaded =
          Loaded.from(config(folder.resolve("config"), provider), LocalDate.now(Clock.systemUTC()));
      Places places = new Places(folder.resolve("data"), folder.resolve("keys"), "0", "0");
      Rehearsal rehearsal = new Rehearsal(new RehearsalLoad(loaded.guideline()), requests);
      try (Running running = Running.start(loaded, places, ENVIRONMENT, Clock.systemUTC())) {
        rehearsal.play(vertx, running.port());
      }
      return new Outcome(rehearsal.answered.get(), rehearsal.refused.get());
    } finally {
      await(vertx.close());
      remove(folder);
    }
  }

  private static ConfigFolder config(Path folder, int provider) throws IOException {
    Files.createDirectories(folder);
    SortedMap<String, byte[]> shipped = ConfigFolder.embedded().files();
    for (String name : List.of("models.yaml", "use-cases.yaml", "sluis.yaml")) {
      byte[] bytes = shipped.get(name);
      String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
      text = text.replace(HOST, "http://127.0.0.1:" + provider + "/v1");
      for (String limit : LIMITS) {
        text = text.replaceAll("\\b" + limit + ": *[0-9]+", limit + ": " + LIMIT);
      }
      Files.writeString(folder.resolve(name), text);
    }
    return ConfigFolder.of(folder);
  }

  private void play(Vertx vertx, int port) {
    URI self = URI.create("http://127.0.0.1:" + port);
    Egress egress = Egress.of(vertx, List.of(new Destination(SELF, self, true)), CALLERS);
    Stage stage = new Stage(egress, token(egress));
    Future<Void> all = Future.succeededFuture();
    for (int caller = 0; caller < CALLERS; caller++) {
      Promise<Void> ended = Promise.promise();
      vertx.getOrCreateContext().runOnContext(_ -> ask(stage, ended));
      all = all.compose(_ -> ended.future());
    }
    await(all);
    await(egress.close());
  }

  private static String token(Egress egress) {
    Buffer body =
        await(
            egress
                .request(SELF, HttpMethod.POST, "/demo/token")
                .compose(
                    request ->
                        request
                            .putHeader("Content-Type", "application/json")
                            .send("{\"user\":\"medewerker\"}"))
                .compose(HttpClientResponse::body));
    try {
      return JsonCodec.read(body.getBytes()) instanceof Json.Obj answer
          ? String.valueOf(answer.text("access_token"))
          : "";
    } catch (JsonFault noToken) {
      throw new ConfigException("the rehearsal got no token");
    }
  }

  /// Asks one request after another until there are none; the first wrong answer ends it.
  private void ask(Stage stage, Promise<Void> ended) {
    int number = next.getAndIncrement();
    if (number >= requests) {
      ended.tryComplete();
      return;
    }
    RehearsalLoad.Call call = load.call(number);
    var _ =
        stage
            .egress()
            .request(SELF, HttpMethod.POST, call.path())
            .compose(
                request ->
                    request
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Authorization", "Bearer " + stage.token())
                        .putHeader("X-Use-Case", call.useCase())
                        .send(call.body()))
            .compose(answer -> count(answer).compose(_ -> answer.end()))
            .onSuccess(_ -> ask(stage, ended))
            .onFailure(ended::tryFail);
  }

  private Future<Void> count(HttpClientResponse answer) {
    switch (answer.statusCode()) {
      case 200 -> answered.incrementAndGet();
      case 403 -> refused.incrementAndGet();
      default -> {
        return Future.failedFuture("the rehearsal was answered " + answer.statusCode());
      }
    }
    return Future.succeededFuture();
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException failed) {
      throw new ConfigException("the rehearsal failed: " + RunCommand.told(failed));
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }
}
