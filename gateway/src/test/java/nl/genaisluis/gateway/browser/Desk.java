package nl.genaisluis.gateway.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import nl.genaisluis.gateway.start.LoopbackGateway;
import org.jspecify.annotations.Nullable;

/// A whole gateway at which a person sits, over a host of models that a test plays.
final class Desk implements AutoCloseable {
  private static final String MODEL = "proef/proefmodel-7b";

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<JsonObject> asked = new CopyOnWriteArrayList<>();
  private final HttpServer host;
  private final LoopbackGateway gateway;
  private volatile List<String> pieces = List.of("Dat is goed.");
  private volatile Fate fate = Fate.ANSWERS;
  private volatile CountDownLatch released = new CountDownLatch(0);

  Desk(Path folder) {
    this(folder, (config, start) -> start.apply(0, Clock.systemUTC()));
  }

  /// What becomes of a question at the host.
  enum Fate {
    ANSWERS,
    /// The host answers with an error.
    FAILS,
    /// The host leaves after the first piece.
    BREAKS_OFF
  }

  /// How a gateway is started with the configuration in this folder, on a port and by a clock.
  interface Starting {
    LoopbackGateway start(Path config, BiFunction<Integer, Clock, LoopbackGateway> start);
  }

  Desk(Path folder, Starting starting) {
    try {
      host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      host.setExecutor(threads);
      host.createContext("/v1/models", this::models);
      host.createContext("/v1/chat/completions", this::chat);
      host.start();
      String base = "http://127.0.0.1:" + host.getAddress().getPort() + "/v1";
      Path config = config(folder, base);
      gateway =
          starting.start(
              config, (port, clock) -> LoopbackGateway.start(folder, config, port, clock));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Path config(Path folder, String base) throws IOException {
    Path config = Files.createDirectories(folder.resolve("config"));
    Files.writeString(
        config.resolve("models.yaml"), resource("/start/models.yaml").replace("${UPSTREAM}", base));
    String conditional = "title: Ruime keuze\n    shown_as: mag-onder-voorwaarden";
    String asked = "title: Met hulpmiddelen\n    shown_as: mag-onder-voorwaarden";
    Files.writeString(
        config.resolve("use-cases.yaml"),
        resource("/start/use-cases.yaml")
            .replace("title: Ruime keuze\n    shown_as: mag", conditional)
            .replace("title: Met hulpmiddelen\n    shown_as: mag", asked));
    Files.writeString(
        config.resolve("prohibited.yaml"),
        """
        confirm_at: 0.5
        block_at: 0.8
        decided: {by: Proefstaten, on: 2026-11-02, source: /richtlijn#02-wat-mag-en-wat-niet-4}
        """);
    return config;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(Desk.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  String address(String path) {
    return "http://127.0.0.1:" + gateway.port() + path;
  }

  /// As it was before any test.
  void reset() {
    release();
    fate(Fate.ANSWERS);
    says("Dat is goed.");
    asked.clear();
    forgetPreferences();
  }

  /// What one test chose must not be what the next one finds.
  private void forgetPreferences() {
    asMember("PUT", "/api/v1/voorkeuren", "{}");
  }

  /// What the member of staff who sits here gets from another window.
  JsonObject asMember(String method, String path, String body) {
    String token =
        send("POST", "/demo/token", "", "{\"user\":\"medewerker\"}")
            .orElseThrow()
            .getString("access_token");
    return send(method, path, token, body).orElseGet(JsonObject::new);
  }

  private Optional<JsonObject> send(String method, String path, String token, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address(path)))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer.body().isEmpty()
          ? Optional.empty()
          : Optional.of(new JsonObject(answer.body()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /// Every answer from now on comes in these pieces.
  void says(String... words) {
    pieces = List.of(words);
  }

  /// What becomes of every question from now on.
  void fate(Fate next) {
    fate = next;
  }

  /// Every answer from now on waits before its last piece, until [#release].
  void hold() {
    released = new CountDownLatch(1);
  }

  void release() {
    released.countDown();
  }

  /// The bodies that reached the host, in order.
  List<JsonObject> asked() {
    return asked;
  }

  private void models(HttpExchange exchange) throws IOException {
    JsonArray data = new JsonArray();
    for (String id : List.of(MODEL, "proef/proefmodel-24b", "proef/proef-embeddings")) {
      data.add(new JsonObject().put("id", id));
    }
    byte[] body = new JsonObject().put("object", "list").put("data", data).encode().getBytes(UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void chat(HttpExchange exchange) throws IOException {
    JsonObject body = new JsonObject(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    asked.add(body);
    try (exchange) {
      if (fate == Fate.FAILS) {
        exchange.sendResponseHeaders(500, -1);
      } else if (body.getBoolean("stream", false)) {
        stream(exchange);
      } else {
        whole(exchange);
      }
    }
  }

  private void stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    List<String> words = pieces;
    for (int i = 0; i < words.size(); i++) {
      if (i == words.size() - 1) {
        waitForRelease();
      }
      event(out, new JsonObject().put("content", words.get(i)), null);
      if (fate == Fate.BREAKS_OFF) {
        return;
      }
    }
    event(out, new JsonObject(), "stop");
    out.write("data: [DONE]\n\n".getBytes(UTF_8));
  }

  private void waitForRelease() {
    try {
      boolean ended = released.await(60, TimeUnit.SECONDS);
      if (!ended) {
        throw new IllegalStateException("an answer was held and never released");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void event(OutputStream out, JsonObject delta, @Nullable String finish)
      throws IOException {
    JsonObject choice =
        new JsonObject().put("index", 0).put("delta", delta).put("finish_reason", finish);
    JsonObject chunk = frame("chat.completion.chunk").put("choices", new JsonArray().add(choice));
    out.write(("data: " + chunk.encode() + "\n\n").getBytes(UTF_8));
    out.flush();
  }

  private void whole(HttpExchange exchange) throws IOException {
    JsonObject message =
        new JsonObject().put("role", "assistant").put("content", String.join("", pieces));
    JsonObject choice =
        new JsonObject().put("index", 0).put("message", message).put("finish_reason", "stop");
    JsonObject usage =
        new JsonObject()
            .put("prompt_tokens", 21)
            .put("completion_tokens", 9)
            .put("total_tokens", 30);
    byte[] body =
        frame("chat.completion")
            .put("choices", new JsonArray().add(choice))
            .put("usage", usage)
            .encode()
            .getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private JsonObject frame(String kind) {
    return new JsonObject()
        .put("id", "up-1")
        .put("object", kind)
        .put("created", 1_700_000_000L)
        .put("model", asked.getLast().getString("model"));
  }

  @Override
  public void close() {
    release();
    gateway.close();
    host.stop(0);
    threads.close();
  }
}
