package nl.genaisluis.gateway.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// An OpenID Connect provider on loopback that holds its clients to the standard: exact redirect
/// address, S256, a code for one use, the client's secret. Whoever comes is signed in as the person
/// that a test set; a test can make it lie.
public final class LocalProvider implements AutoCloseable {
  /// What is wrong with the next answers.
  public enum Lie {
    NONE,
    NONCE,
    ALGORITHM_NONE,
    ALGORITHM_SYMMETRIC,
    AUDIENCE,
    ANOTHER_CLIENT,
    ANOTHER_PERSON,
    PAST,
    FOREIGN_KEY,
    DECLINES,
    ANOTHER_ISSUER
  }

  static final String CLIENT = "sluis-pagina";
  static final String SECRET = "een geheim: met/tekens&zo";

  private record Person(String subject, String name, List<String> roles) {}

  private record Code(String challenge, String nonce, String redirect, Person person) {}

  private final HttpServer server;
  private final SigningKey key = new SigningKey();
  private final SigningKey foreign = new SigningKey();
  private final Map<String, Code> codes = new ConcurrentHashMap<>();
  private final List<String> signedOut = new CopyOnWriteArrayList<>();
  private volatile Person person = new Person("p-1", "Sanne Visser", List.of("medewerker"));
  private volatile Lie lie = Lie.NONE;

  public LocalProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext("/realm/.well-known/openid-configuration", this::description);
    server.createContext("/realm/certs", this::certs);
    server.createContext("/realm/auth", this::authorize);
    server.createContext("/realm/token", this::token);
    server.createContext("/realm/logout", this::logout);
    server.start();
  }

  /// Whoever comes next is this person.
  public void isVisitedBy(String subject, String name, String... roles) {
    person = new Person(subject, name, List.of(roles));
  }

  void lies(Lie next) {
    lie = next;
  }

  /// The ID tokens with which people signed out here.
  List<String> signedOut() {
    return signedOut;
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
  }

  /// The shipped settings, for a gateway on this port whose people sign in here.
  public void configure(Path config, int port) {
    try {
      Files.createDirectories(config);
      Path secret = Files.writeString(config.resolveSibling("oidc.secret"), SECRET + "\n");
      String shipped = "/nl/genaisluis/gateway/config/defaults/sluis.yaml";
      try (var in = Objects.requireNonNull(LocalProvider.class.getResourceAsStream(shipped))) {
        String text = new String(in.readAllBytes(), UTF_8);
        String identity = settings(port, secret);
        Files.writeString(config.resolve("sluis.yaml"), text.replace("  mode: demo\n", identity));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String settings(int port, Path secret) {
    return """
      mode: oidc
      provider:
        issuer: %1$s
        audience: genai-sluis
        keys: {url: "%1$s/certs", algorithms: [ES256], own: true}
        claims: {roles: roles, unit: unit, machine_clients: []}
        leeway_seconds: 10
        sign_in:
          client_id: %2$s
          client_secret_file: %3$s
          redirect_uri: http://127.0.0.1:%4$d/aanmelden/terug
          session: {idle: 30m, longest: 10h, at_once_max: 100}
    """
        .formatted(issuer(), CLIENT, secret, port);
  }

  private void description(HttpExchange exchange) throws IOException {
    JsonObject told =
        new JsonObject()
            .put("issuer", issuer())
            .put("authorization_endpoint", issuer() + "/auth")
            .put("token_endpoint", issuer() + "/token")
            .put("end_session_endpoint", issuer() + "/logout")
            .put("jwks_uri", issuer() + "/certs");
    json(exchange, 200, told);
  }

  private void certs(HttpExchange exchange) throws IOException {
    json(exchange, 200, new JsonObject().put("keys", new JsonArray().add(key.jwk())));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
    boolean good =
        "code".equals(asked.get("response_type"))
            && CLIENT.equals(asked.get("client_id"))
            && "S256".equals(asked.get("code_challenge_method"))
            && asked.getOrDefault("scope", "").contains("openid");
    if (!good) {
      json(exchange, 400, new JsonObject().put("error", "invalid_request"));
      return;
    }
    String redirect = told(asked, "redirect_uri");
    String state = "state=" + encoded(told(asked, "state"));
    if (lie == Lie.DECLINES) {
      redirect(exchange, redirect + "?error=access_denied&" + state);
      return;
    }
    String code = UUID.randomUUID().toString();
    codes.put(
        code, new Code(told(asked, "code_challenge"), told(asked, "nonce"), redirect, person));
    String iss = lie == Lie.ANOTHER_ISSUER ? "https://elders.example/realm" : issuer();
    redirect(exchange, redirect + "?code=" + code + "&" + state + "&iss=" + encoded(iss));
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> asked =
        form(new String(exchange.getRequestBody().readAllBytes(), US_ASCII));
    if (!basic().equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      json(exchange, 401, new JsonObject().put("error", "invalid_client"));
      return;
    }
    Code code = codes.remove(asked.getOrDefault("code", ""));
    boolean good =
        code != null
            && code.redirect().equals(asked.get("redirect_uri"))
            && code.challenge().equals(digest(asked.getOrDefault("code_verifier", "")));
    if (code == null || !good) {
      json(exchange, 400, new JsonObject().put("error", "invalid_grant"));
      return;
    }
    json(
        exchange,
        200,
        new JsonObject()
            .put("token_type", "Bearer")
            .put("expires_in", 300)
            .put("access_token", key.sign("ES256", accessClaims(code.person())))
            .put("id_token", idToken(code)));
  }

  private JsonObject accessClaims(Person who) {
    return common(who.subject())
        .put("aud", "genai-sluis")
        .put("azp", CLIENT)
        .put("unit", "Mobiliteit")
        .put("roles", new JsonArray(who.roles()));
  }

  private String idToken(Code code) {
    Person who = code.person();
    JsonObject claims =
        common(lie == Lie.ANOTHER_PERSON ? "p-ander" : who.subject())
            .put("aud", lie == Lie.AUDIENCE ? "een-ander" : CLIENT)
            .put("azp", lie == Lie.ANOTHER_CLIENT ? "een-ander" : CLIENT)
            .put("name", who.name())
            .put("nonce", lie == Lie.NONCE ? "verzonnen" : code.nonce());
    if (lie == Lie.PAST) {
      claims.put("exp", Instant.now().minusSeconds(3_600).getEpochSecond());
    }
    return switch (lie) {
      case ALGORITHM_NONE -> key.sign("none", claims);
      case ALGORITHM_SYMMETRIC -> key.sign("HS256", claims);
      case FOREIGN_KEY -> foreign.sign("ES256", claims);
      default -> key.sign("ES256", claims);
    };
  }

  private JsonObject common(String subject) {
    return new JsonObject()
        .put("iss", issuer())
        .put("sub", subject)
        .put("exp", Instant.now().plusSeconds(300).getEpochSecond());
  }

  private void logout(HttpExchange exchange) throws IOException {
    Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
    signedOut.add(told(asked, "id_token_hint"));
    redirect(exchange, told(asked, "post_logout_redirect_uri"));
  }

  private static String basic() {
    String pair = encoded(CLIENT) + ":" + encoded(SECRET);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(US_ASCII));
  }

  private static String digest(String word) {
    try {
      return SigningKey.base64(
          MessageDigest.getInstance("SHA-256").digest(word.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }

  static Map<String, String> form(@Nullable String query) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : (query == null ? "" : query).split("&", -1)) {
      int at = pair.indexOf('=');
      if (at > 0) {
        fields.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), UTF_8));
      }
    }
    return fields;
  }

  private static String told(Map<String, String> fields, String name) {
    return Objects.requireNonNull(fields.get(name), name);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static void redirect(HttpExchange exchange, String address) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().add("Location", address);
      exchange.sendResponseHeaders(302, -1);
    }
  }

  private static void json(HttpExchange exchange, int status, JsonObject body) throws IOException {
    byte[] bytes = body.encode().getBytes(UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
