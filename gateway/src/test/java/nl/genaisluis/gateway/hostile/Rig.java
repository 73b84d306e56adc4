package nl.genaisluis.gateway.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.genaisluis.gateway.Patience.until;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.gateway.start.LoopbackGateway;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;

/// A whole gateway between a [RawUpstream] and [RawClient]s, its data in a temp folder.
final class Rig implements AutoCloseable {
  static final String CHAT = "/v1/chat/completions";
  static final String QUESTION = "Herschrijf: het loket is dicht.";

  private static final String SHIPPED = "/nl/genaisluis/gateway/config/defaults/sluis.yaml";

  private final RawUpstream upstream = new RawUpstream();
  private final LoopbackGateway gateway;

  /// Starts a gateway. Rate limits are out of reach; `changes` are lines of the shipped
  /// `sluis.yaml` by their start, with what stands there instead.
  Rig(Path folder, Map<String, String> changes) {
    this(folder, changes, UnaryOperator.identity());
  }

  /// The same with another register of models and hosts than that of the tests.
  Rig(Path folder, Map<String, String> changes, UnaryOperator<String> register) {
    try {
      Path config = config(folder, upstream.base(), changes);
      Path models = config.resolve("models.yaml");
      Files.writeString(models, register.apply(Files.readString(models)));
      gateway = LoopbackGateway.start(folder, config);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    await("the gateway knows the models of its host", () -> models().contains("proefmodel-groot"));
  }

  Rig(Path folder) {
    this(folder, Map.of());
  }

  /// Writes the configuration of a gateway over a host at this address.
  static Path config(Path folder, String host, Map<String, String> changes) throws IOException {
    Path config = Files.createDirectories(folder.resolve("config"));
    Files.writeString(
        config.resolve("models.yaml"), resource("/start/models.yaml").replace("${UPSTREAM}", host));
    Files.writeString(
        config.resolve("use-cases.yaml"),
        resource("/start/use-cases.yaml")
            .replace("tokens_per_day: 50000000", "tokens_per_day: 900000000000"));
    String settings =
        resource(SHIPPED)
            .replaceAll(
                "\\{per_second: [0-9]+, burst: [0-9]+\\}", "{per_second: 100000, burst: 100000}");
    for (Map.Entry<String, String> change : changes.entrySet()) {
      String line = "(?m)^( *)" + change.getKey() + ": .*$";
      settings = settings.replaceAll(line, "$1" + change.getKey() + ": " + change.getValue());
    }
    Files.writeString(config.resolve("sluis.yaml"), settings);
    return config;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(Rig.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  RawUpstream upstream() {
    return upstream;
  }

  int port() {
    return gateway.port();
  }

  RawClient client() throws IOException {
    return new RawClient(port());
  }

  private String models() {
    try (RawClient client = client()) {
      String bearer = "Authorization: Bearer " + token("medewerker");
      String head = "GET /v1/models HTTP/1.1\r\nHost: localhost\r\nX-Use-Case: klare-taal\r\n";
      return client.send(head + bearer + "\r\n\r\n").read().body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The page of metrics.
  String metrics() {
    try (RawClient client = new RawClient(gateway.managementPort())) {
      return client.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n").read().body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The requests that ended so far, by their answer or because the asker left.
  double ended() {
    double sum = 0;
    for (String line : metrics().split("\n", -1)) {
      if (line.startsWith("sluis_requests_total")) {
        sum += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
      }
    }
    return sum;
  }

  /// A token of a demo user.
  String token(String user) throws IOException {
    return token(port(), user);
  }

  /// A token of a demo user of the gateway on this port.
  static String token(int port, String user) throws IOException {
    String body = "{\"user\":\"" + user + "\"}";
    try (RawClient client = new RawClient(port)) {
      client.send(
          "POST /demo/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      return String.valueOf(object(client.read().body()).text("access_token"));
    }
  }

  /// A request of the demo user `medewerker` for plain language.
  ///
  /// @param more header lines besides the usual ones, each with its line end
  String request(String path, String body, String more) throws IOException {
    return head(path, more) + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
  }

  /// The head of such a request, up to where the framing of its body must be said.
  String head(String path, String more) throws IOException {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
        + token("medewerker")
        + "\r\nX-Use-Case: klare-taal\r\n"
        + more;
  }

  /// Asks a question and reads the answer to its end.
  RawClient.Answer ask(boolean streamed) throws IOException {
    return post(CHAT, chat(QUESTION, streamed));
  }

  RawClient.Answer post(String path, String body) throws IOException {
    try (RawClient client = client()) {
      return client.send(request(path, body, "")).read();
    }
  }

  /// The body of a chat of one question.
  static String chat(String question, boolean streamed) {
    return "{\"model\":\"auto\",\"stream\":"
        + streamed
        + ",\"messages\":[{\"role\":\"user\",\"content\":"
        + Frames.quoted(question)
        + "}]}";
  }

  /// The text of the first choice of an answer, streamed or whole.
  static String said(RawClient.Answer answer) {
    StringBuilder text = new StringBuilder();
    List<Json.Obj> parts =
        answer.header("Content-Type").startsWith("text/event-stream")
            ? chunks(answer.body())
            : List.of(object(answer.body()));
    for (Json.Obj part : parts) {
      for (Json item : part.items("choices")) {
        Json.Obj choice = (Json.Obj) item;
        Json.Obj holder = choice.object(choice.get("delta") == null ? "message" : "delta");
        String content = holder == null ? null : holder.text("content");
        text.append(
            content == null || !Long.valueOf(0).equals(choice.whole("index")) ? "" : content);
      }
    }
    return text.toString();
  }

  /// The events of a stream, without its `[DONE]`. A body without any is no stream: what came
  /// instead is then the message of the failure.
  static List<Json.Obj> chunks(String events) {
    List<Json.Obj> chunks = new ArrayList<>();
    for (String line : events.split("\n", -1)) {
      if (line.startsWith("data: ") && !line.equals("data: [DONE]")) {
        chunks.add(object(line.substring(6)));
      }
    }
    if (chunks.isEmpty()) {
      throw new AssertionError("no event came, but: " + events);
    }
    return chunks;
  }

  /// The code of an error, as a body or as the last event of a stream; empty when there is none.
  static String code(RawClient.Answer answer) {
    Json.Obj last =
        answer.header("Content-Type").startsWith("text/event-stream")
            ? chunks(answer.body()).getLast()
            : object(answer.body());
    Json.Obj error = last.object("error");
    return error == null ? "" : String.valueOf(error.text("code"));
  }

  static Json.Obj object(String text) {
    try {
      return (Json.Obj) JsonCodec.read(text);
    } catch (JsonFault broken) {
      throw new AssertionError("not JSON at " + broken.place() + ": " + text, broken);
    }
  }

  /// Everything on record of one kind of event.
  <T> List<T> events(Class<T> kind) {
    List<T> events = new ArrayList<>();
    gateway
        .ledger()
        .scan(
            (Entry entry) -> {
              if (kind.isInstance(entry.event())) {
                events.add(kind.cast(entry.event()));
              }
            });
    return events;
  }

  /// How many events of one kind are on record.
  long count(Class<?> kind) {
    AtomicLong count = new AtomicLong();
    gateway
        .ledger()
        .scan(
            (Entry entry) -> {
              if (kind.isInstance(entry.event())) {
                count.incrementAndGet();
              }
            });
    return count.get();
  }

  /// The end that was put on record last.
  Closed last() {
    return events(Closed.class).getLast();
  }

  /// The first end on record after so many; waits for it.
  Closed closedAfter(int before) {
    await("another exchange is closed on record", () -> count(Closed.class) > before);
    return events(Closed.class).get(before);
  }

  int closed() {
    return Math.toIntExact(count(Closed.class));
  }

  /// Returns when this holds; a test that waits in vain fails.
  static void await(String what, BooleanSupplier holds) {
    until(what, holds);
  }

  @Override
  public void close() {
    gateway.close();
    upstream.close();
  }
}
