package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import org.jspecify.annotations.Nullable;

/// A whole gateway on loopback, over an upstream that a test plays, with its data in a temp folder.
/// Closed, it holds nothing of the gateway: test classes keep it in a field, and a gateway is some
/// 40 MB.
final class GatewayUnderTest implements AutoCloseable {
  private static final String SHIPPED = "/nl/genaisluis/gateway/config/defaults/sluis.yaml";

  private final HttpClient client = HttpClient.newHttpClient();

  private final String base;

  /// Null once closed.
  private volatile @Nullable Running running;

  GatewayUnderTest(Path folder, String upstreamBase) {
    this(folder, config(folder, upstreamBase));
  }

  /// A gateway whose `sluis.yaml` is the shipped one and whose use cases are those of the tests,
  /// each with a change.
  static GatewayUnderTest with(
      Path folder,
      String upstreamBase,
      UnaryOperator<String> settings,
      UnaryOperator<String> useCases) {
    Path config = config(folder, upstreamBase);
    try {
      Files.writeString(config.resolve("sluis.yaml"), settings.apply(shipped()));
      Path file = config.resolve("use-cases.yaml");
      Files.writeString(file, useCases.apply(Files.readString(file)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new GatewayUnderTest(folder, config);
  }

  /// A gateway with this configuration.
  GatewayUnderTest(Path folder, Path config) {
    this(folder, config, Clock.systemUTC());
  }

  GatewayUnderTest(Path folder, Path config, Clock clock) {
    Running started =
        Running.start(
            Loaded.from(ConfigFolder.of(config), LocalDate.now(Clock.systemUTC())),
            new Places(folder.resolve("data"), folder.resolve("keys"), "0", "0"),
            Map.of(),
            clock);
    running = started;
    base = "http://127.0.0.1:" + started.port();
  }

  /// Writes the configuration of the tests for this upstream.
  static Path config(Path folder, String upstreamBase) {
    try {
      Path config = Files.createDirectories(folder.resolve("config"));
      for (String name : List.of("models.yaml", "use-cases.yaml")) {
        Files.writeString(
            config.resolve(name), resource(name).replace("${UPSTREAM}", upstreamBase));
      }
      return config;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String resource(String name) throws IOException {
    try (InputStream in = GatewayUnderTest.class.getResourceAsStream("/start/" + name)) {
      return new String(
          java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// The shipped `sluis.yaml`.
  static String shipped() throws IOException {
    try (InputStream in = GatewayUnderTest.class.getResourceAsStream(SHIPPED)) {
      return new String(
          java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  Running running() {
    Running open = running;
    if (open == null) {
      throw new IllegalStateException("the gateway is closed");
    }
    return open;
  }

  Ledger ledger() {
    return running().ledger();
  }

  String base() {
    return base;
  }

  /// A token of a demo user.
  String token(String user) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(base() + "/demo/token"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"user\":\"" + user + "\"}")));
    return String.valueOf(object(answer.body()).text("access_token"));
  }

  /// Posts a body as this user in a use case.
  HttpResponse<String> post(String user, String path, String useCase, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(base() + path))
            .header("Authorization", "Bearer " + token(user))
            .header("Content-Type", "application/json")
            .header("X-Use-Case", useCase)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> get(String user, String path) {
    return send(
        HttpRequest.newBuilder(URI.create(base() + path))
            .header("Authorization", "Bearer " + token(user)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /// A chat of one question, as JSON text.
  static String ask(String question, boolean streamed) {
    return JsonCodec.text(
        Json.object(
            "model",
            Json.of("auto"),
            "stream",
            Json.of(streamed),
            "messages",
            Json.array(
                List.of(Json.object("role", Json.of("user"), "content", Json.of(question))))));
  }

  static Json.Obj object(String text) {
    try {
      return (Json.Obj) JsonCodec.read(text);
    } catch (JsonFault broken) {
      throw new AssertionError("not JSON at " + broken.place(), broken);
    }
  }

  /// The object at the end of these names.
  static Json.Obj at(Json.Obj from, String... names) {
    Json.Obj at = from;
    for (String name : names) {
      Json.Obj next = at.object(name);
      if (next == null) {
        throw new AssertionError("no object " + name);
      }
      at = next;
    }
    return at;
  }

  /// The whole number with this name.
  static int whole(Json.Obj from, String name) {
    Long number = from.whole(name);
    if (number == null) {
      throw new AssertionError("no whole number " + name);
    }
    return Math.toIntExact(number);
  }

  /// The code of an error answer.
  static String code(HttpResponse<String> answer) {
    Json.Obj error = object(answer.body()).object("error");
    return error == null ? "no error" : String.valueOf(error.text("code"));
  }

  /// The text of a streamed answer, its fragments joined.
  static String streamedText(String events) {
    StringBuilder text = new StringBuilder();
    for (Json.Obj chunk : chunks(events)) {
      for (Json item : chunk.items("choices")) {
        Json.Obj delta = ((Json.Obj) item).object("delta");
        String part = delta == null ? null : delta.text("content");
        text.append(part == null ? "" : part);
      }
    }
    return text.toString();
  }

  static List<Json.Obj> chunks(String events) {
    List<Json.Obj> chunks = new ArrayList<>();
    for (String line : events.split("\n", -1)) {
      if (line.startsWith("data: ") && !line.equals("data: [DONE]")) {
        chunks.add(object(line.substring(6)));
      }
    }
    return chunks;
  }

  /// Everything on record, in order.
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    ledger().scan(entries::add);
    return entries;
  }

  /// Everything on record of one kind of event.
  <T> List<T> events(Class<T> kind) {
    return entries().stream().map(Entry::event).filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public void close() {
    Running open = running;
    if (open != null) {
      open.close();
      running = null;
    }
    client.close();
  }
}
