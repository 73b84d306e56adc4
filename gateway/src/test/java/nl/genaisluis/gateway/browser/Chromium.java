package nl.genaisluis.gateway.browser;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A Chromium without a window, steered over its DevTools protocol.
final class Chromium implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
  private final Map<String, Consumer<JsonObject>> listeners = new ConcurrentHashMap<>();

  private Chromium(Process process, URI endpoint) {
    this.process = process;
    this.socket =
        client
            .newWebSocketBuilder()
            .buildAsync(endpoint, new Messages())
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .join();
  }

  /// Starts a browser with an empty profile below this folder.
  static Chromium start(Path folder) {
    Path profile = folder.resolve("profile");
    List<String> command =
        List.of(
            System.getenv().getOrDefault("CHROMIUM", "chromium"),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-extensions",
            "--no-first-run",
            "--force-color-profile=srgb",
            "--lang=nl",
            "--accept-lang=nl",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("chromium.log").toFile())
              .start();
      return new Chromium(process, endpoint(profile.resolve("DevToolsActivePort"), process));
    } catch (IOException failed) {
      throw new UncheckedIOException("chromium is needed for the tests of the pages", failed);
    }
  }

  private static URI endpoint(Path file, Process process) throws IOException {
    for (int i = 0; i < PATIENCE_SECONDS * 20; i++) {
      if (Files.exists(file)) {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() > 1) {
          return URI.create("ws://127.0.0.1:" + lines.getFirst() + lines.get(1));
        }
      }
      if (!process.isAlive()) {
        throw new IllegalStateException("chromium ended with " + process.exitValue());
      }
      pause();
    }
    throw new IllegalStateException("chromium did not open its port");
  }

  static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /// Opens an empty tab in a context of its own: no cookies, nothing kept.
  Tab tab() {
    String context =
        send("", "Target.createBrowserContext", Map.of()).getString("browserContextId");
    String target =
        send("", "Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
            .getString("targetId");
    String session =
        send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .getString("sessionId");
    return new Tab(this, session, context);
  }

  /// Sends a command, waits for its answer and gives the result.
  JsonObject send(String session, String method, Map<String, Object> params) {
    int id = ids.incrementAndGet();
    JsonObject command =
        new JsonObject().put("id", id).put("method", method).put("params", new JsonObject(params));
    if (!session.isEmpty()) {
      command.put("sessionId", session);
    }
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    synchronized (socket) {
      socket.sendText(command.encode(), true).join();
    }
    JsonObject told = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (told.containsKey("error")) {
      throw new IllegalStateException(method + ": " + told.getJsonObject("error").encode());
    }
    return told.getJsonObject("result");
  }

  /// Hears the events of this session.
  void listen(String session, Consumer<JsonObject> listener) {
    listeners.put(session, listener);
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }

  /// Joins the pieces of a message and hands it to whom it is for.
  private final class Messages implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        JsonObject message = new JsonObject(text.toString());
        text.setLength(0);
        deliver(message);
      }
      from.request(1);
      return null;
    }

    private void deliver(JsonObject message) {
      Integer id = message.getInteger("id");
      if (id == null) {
        Consumer<JsonObject> listener = listeners.get(message.getString("sessionId", ""));
        if (listener != null) {
          listener.accept(message);
        }
        return;
      }
      CompletableFuture<JsonObject> answer = waiting.remove(id);
      if (answer != null) {
        answer.complete(message);
      }
    }
  }
}
