package nl.genaisluis.gateway.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The gateway as shipped, with three things changed: the vLLM host of the shipped register is the
/// mock, and the budgets of use cases are out of reach; a bench spends a year of them in a minute.
/// What else a run needs (rate limits) comes in a `sluis.yaml` of its own. Where a cache is given
/// that the JVM recorded at a rehearsal, it starts from that, as the container image does.
final class GatewaySetup {
  private static final String DEFAULTS = "/nl/genaisluis/gateway/config/defaults/";
  private static final String SHIPPED_HOST = "http://127.0.0.1:8000/v1";
  private static final String BUDGET = "(tokens_per_day|energy_wh_per_day): *\\d+";
  private static final Pattern UPSTREAM_ID = Pattern.compile("(?m)^ *upstream_id: *(\\S+) *$");
  private static final int TOKENS = 8;

  /// The limits per caller: two demo users send what a whole province would.
  private static final String RATE = "\\{per_second: [0-9]+, burst: [0-9]+\\}";

  private static final String AT_ONCE = "per_caller: *\\d+";

  private static final String UNLIMITED = "{per_second: 100000, burst: 100000}";

  private GatewaySetup() {}

  /// Writes the configuration and starts the program with its data in a fresh folder below `where`.
  static Child start(Plan plan, Path where, int mockPort, String... flags)
      throws IOException, InterruptedException {
    int port = Child.freePort();
    Path config = Files.createDirectory(where.resolve("config"));
    String models = shipped("models.yaml");
    if (!models.contains(SHIPPED_HOST)) {
      throw new IOException("the shipped register has no host at " + SHIPPED_HOST);
    }
    Files.writeString(
        config.resolve("models.yaml"),
        models.replace(SHIPPED_HOST, "http://127.0.0.1:" + mockPort + "/v1"));
    Files.writeString(
        config.resolve("use-cases.yaml"),
        shipped("use-cases.yaml")
            .replaceAll(BUDGET, "$1: 999999999")
            .replace("roles: [medewerker]", "roles: [medewerker, ontwikkelaar]"));
    @Nullable String settings = plan.more().get("settings");
    if (settings == null) {
      Files.writeString(
          config.resolve("sluis.yaml"),
          shipped("sluis.yaml")
              .replaceAll(RATE, UNLIMITED)
              .replaceFirst(AT_ONCE, "per_caller: 9000"));
    } else {
      Files.copy(Path.of(settings), config.resolve("sluis.yaml"));
    }
    List<String> words = new ArrayList<>(List.of(flags));
    @Nullable String cache = plan.more().get("aot");
    if (cache != null) {
      words.add("-XX:AOTCache=" + Path.of(cache).toAbsolutePath());
    }
    words.addAll(List.of("-jar", plan.program().toString(), "run", "--config", config.toString()));
    return Child.start(
        words,
        Map.of(
            "SLUIS_PORT", Integer.toString(port),
            "SLUIS_MANAGEMENT_PORT", "0",
            "SLUIS_DATA", where.resolve("data").toString(),
            "SLUIS_KEYS", where.resolve("keys").toString(),
            "SLUIS_VLLM_KEY", "bench"),
        port,
        where.resolve("gateway.log"));
  }

  /// What hosts call the models of the shipped register.
  static List<String> upstreamIds() throws IOException {
    return UPSTREAM_ID.matcher(shipped("models.yaml")).results().map(id -> id.group(1)).toList();
  }

  /// Several tokens of two demo users, so that a cache of one token does not carry the figures.
  static List<String> tokens(int port) throws IOException, InterruptedException {
    List<String> tokens = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < TOKENS; i++) {
        tokens.add(token(client, port, i % 2 == 0 ? "medewerker" : "ontwikkelaar"));
      }
    }
    return tokens;
  }

  private static String token(HttpClient client, int port, String user)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/demo/token"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"user\":\"" + user + "\"}"))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("/demo/token answered " + answer.statusCode());
    }
    return new JsonObject(answer.body()).getString("access_token");
  }

  private static String shipped(String name) throws IOException {
    try (InputStream in = GatewaySetup.class.getResourceAsStream(DEFAULTS + name)) {
      if (in == null) {
        throw new IOException("no shipped " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
