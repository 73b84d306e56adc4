package nl.genaisluis.gateway.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.StopSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Callers that try another way in: paths, headers, framing (failure modes 33 to 35).
class DoorIT {
  private static final String FORBIDDEN =
      "Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing met motivering.";
  private static final String SECRET = "zeergeheimesleutel";

  private static Rig rig;

  @BeforeAll
  static void start(@TempDir Path folder) {
    rig = new Rig(folder);
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @BeforeEach
  void forget() {
    rig.upstream().forget();
    rig.upstream().says(Frames.json(Frames.whole("Goed.")));
  }

  /// Failure mode 34: every spelling of a path that is let in is let in by the same rules.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "//v1/chat/completions",
        "///v1//chat//completions",
        "/v1/../v1/chat/completions",
        "/v1/./chat/completions",
        "/v1/%2e%2e/v1/chat/completions",
        "/v1/%2E/chat/completions",
        "/%76%31/chat/completions",
        "/v1/chat%2fcompletions",
        "/v1/chat/completions/",
        "/v1/chat/completions//",
        "/V1/CHAT/COMPLETIONS",
        "/v1/chat/completions;a=b",
        "/v1/chat/completions%00",
        "/v1/chat/completions%20",
        "/v1/chat/completions?stream=true",
        "/v1/chat/check/../completions",
        "/health/live/../../v1/chat/completions",
        "/v1\\chat\\completions",
        "http://127.0.0.1/v1/chat/completions",
        "/v1/chat/completions%zz",
        "/v1/chat/completions%",
        "/v1/%ff/../chat/completions",
        "/v1/%c0%ae%c0%ae/chat/completions",
        "*"
      })
  void noSpellingOfAPathSkipsTheGateOrTheRules(String path) throws IOException {
    String body = Rig.chat(FORBIDDEN, false);

    RawClient.Answer withToken = rig.post(path, body);
    RawClient.Answer without = raw(anonymous(path, body));

    assertThat(withToken.status()).as(withToken.body()).isIn(400, 403, 404);
    assertThat(without.status()).isIn(400, 401, 404);
    assertThat(rig.upstream().requests()).isEmpty();
  }

  /// Failure mode 34: another method is another route, and says nothing back.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "post", "X"
      })
  void noOtherMethodReachesTheHost(String method) throws IOException {
    String body = Rig.chat(Rig.QUESTION, false);
    String request = rig.request(Rig.CHAT, body, "Connection: close\r\n");

    RawClient.Answer answer = raw(request.replaceFirst("POST", method));

    assertThat(answer.status()).isIn(400, 404, 405, 501);
    assertThat(answer.head() + answer.body()).doesNotContain("Bearer", "Herschrijf");
    assertThat(rig.upstream().requests()).isEmpty();
  }

  /// Failure mode 34: nor the roles of a route.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/stops",
        "//api/v1/stops",
        "/v1/../api/v1/stops",
        "/v1/chat/../../api/v1/stops",
        "/api/v1/%73tops",
        "/api/v1/stops/",
        "/API/v1/stops"
      })
  void noSpellingOfAPathChangesWhoMayCallIt(String path) throws IOException {
    RawClient.Answer answer =
        rig.post(path, "{\"scope\":\"alles\",\"reden\":\"omdat het kan, vandaar\"}");

    assertThat(answer.status()).isIn(400, 403, 404);
    assertThat(rig.events(StopSet.class)).isEmpty();
  }

  /// Failure mode 34: no header makes another request of this one.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-HTTP-Method-Override: GET",
        "X-Original-URL: /demo/token",
        "X-Rewrite-URL: /health/live",
        "X-Forwarded-Prefix: /openbaar",
        "X-Forwarded-Host: elders.example",
        "Forwarded: host=elders.example",
        "X-Forwarded-For: 127.0.0.1",
        "X-User: beheerder",
        "X-Remote-User: beheerder",
        "X-Api-Key: " + SECRET,
        "Api-Key: " + SECRET,
        "Proxy-Authorization: Bearer " + SECRET,
        "Upgrade: h2c",
        "Upgrade: websocket"
      })
  void noHeaderOpensTheDoorWithoutAToken(String header) throws IOException {
    String body = Rig.chat(Rig.QUESTION, false);

    RawClient.Answer answer =
        raw(anonymous(Rig.CHAT, body).replace("\r\n\r\n", "\r\n" + header + "\r\n\r\n"));

    assertThat(answer.status()).isIn(400, 401, 403);
    assertThat(rig.upstream().requests()).isEmpty();
  }

  /// Failure mode 34: two tokens are no token.
  @Test
  void twoCredentialsAreNone() throws IOException {
    String body = Rig.chat(Rig.QUESTION, false);
    String more = "Authorization: Bearer " + rig.token("beheerder") + "\r\n";

    RawClient.Answer answer = raw(rig.request(Rig.CHAT, body, more));

    assertThat(answer.status()).isIn(400, 401);
    assertThat(rig.upstream().requests()).isEmpty();
  }

  /// Failure mode 34: a token is known by all of its characters.
  @Test
  void aTokenThatBeginsLikeAKnownOneIsNotKnown() throws IOException {
    String token = rig.token("medewerker");
    String request = rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, false), "");
    String known = request.replaceFirst("Bearer [^\r]+", "Bearer " + token);
    char last = token.charAt(token.length() - 10);
    String other =
        token.substring(0, token.length() - 10)
            + (last == 'A' ? 'B' : 'A')
            + token.substring(token.length() - 9);

    RawClient.Answer first = raw(known);
    RawClient.Answer second = raw(known.replace(token, other));
    RawClient.Answer third = raw(known.replace(token, token.substring(0, token.length() - 1)));

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(401);
    assertThat(third.status()).isEqualTo(401);
  }

  /// Failure mode 34: a framing that can be read in two ways is not read.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5, 6",
        "Content-Length: +5",
        "Content-Length: -5",
        "Transfer-Encoding: identity, chunked, identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding : chunked"
      })
  void aFramingThatIsAmbiguousIsNotRead(String framing) throws IOException {
    String inner = anonymous("/v1/models", "");
    String request = rig.head(Rig.CHAT, "") + framing + "\r\n\r\n0\r\n\r\n" + inner;

    try (RawClient client = rig.client()) {
      client.send(request);
      RawClient.Answer answer = client.read();

      assertThat(answer.status()).as(answer.head()).isGreaterThanOrEqualTo(400);
      assertThat(client.hangsUp()).as("what follows is not read as a request").isTrue();
    }
    assertThat(rig.upstream().requests()).isEmpty();
  }

  /// Failure mode 34: without TLS there is no HTTP/2, by which a request could pass a proxy unread.
  @Test
  void plainHttp2IsNotSpoken() throws IOException {
    String upgrade =
        "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n"
            + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";

    RawClient.Answer upgraded = raw(upgrade);
    RawClient.Answer preface = raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

    assertThat(upgraded.status()).isEqualTo(200);
    assertThat(preface.status()).isGreaterThanOrEqualTo(400);
  }

  /// Failure mode 34: requests that come in one go are answered one by one and in order.
  @Test
  void requestsInOneGoAreAnsweredInOrder() throws IOException {
    String first = rig.request(Rig.CHAT, Rig.chat(FORBIDDEN, false), "");
    String second = rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, false), "");
    String third = anonymous(Rig.CHAT, Rig.chat(Rig.QUESTION, false));

    try (RawClient client = rig.client()) {
      client.send(first + second + third);

      assertThat(client.read().status()).isEqualTo(403);
      assertThat(client.read().status()).isEqualTo(200);
      assertThat(client.read().status()).isEqualTo(401);
    }
    assertThat(rig.upstream().requests()).hasSize(1);
  }

  /// Failure mode 41: neither a first line nor a head is gathered without end.
  @ParameterizedTest
  @CsvSource({"'', ?x=, 414", "X-Long: , '', 431"})
  void aFirstLineOrAHeadThatIsTooLongIsNotRead(String header, String query, int status)
      throws IOException {
    String filler = "a".repeat(18_000);
    String path = "/health/live" + (query.isEmpty() ? "" : query + filler);
    String more = header.isEmpty() ? "" : header + filler + "\r\n";

    RawClient.Answer answer =
        raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n");

    assertThat(answer.status()).isEqualTo(status);
  }

  /// Failure mode 35: the host sees our headers and none of the caller's.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theHostSeesAClosedListOfHeaders(boolean streamed) throws IOException {
    String more =
        "X-Portkey-Custom-Host: http://elders.example\r\n"
            + "X-Upstream: elders\r\n"
            + "OpenAI-Organization: x\r\n"
            + "X-Skip-Guardrails: true\r\n"
            + "X-Log: off\r\n"
            + "Cookie: a=b\r\n"
            + "Traceparent: 00-1-2-3\r\n"
            + "X-LiteLLM-Disable-Logging: true\r\n"
            + "Helicone-Auth: x\r\n"
            + "Referer: elders\r\n";
    if (streamed) {
      rig.upstream().streams(Frames.stream("Goed.", 9));
    }
    int before = rig.events(Opened.class).size();

    RawClient.Answer answer = raw(rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, streamed), more));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(rig.events(Opened.class)).hasSize(before + 1);
    String head = rig.upstream().requests().getFirst().split("\r\n\r\n", 2)[0];
    TreeSet<String> names = new TreeSet<>();
    for (String line : List.of(head.split("\r\n", -1)).subList(1, head.split("\r\n", -1).length)) {
      names.add(line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT));
    }
    assertThat(names)
        .containsExactly(
            "accept",
            "accept-encoding",
            "content-length",
            "content-type",
            "host",
            "traceparent",
            "user-agent");
    // A trace of our own, for the caller's was none.
    assertThat(head).containsPattern("(?i)traceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-01");
  }

  /// Failure mode 35: no header changes a ruling.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Skip-Guardrails: true",
        "X-Policy-Version: 0",
        "X-No-Log: true",
        "X-Use-Case: klare-taal",
        "x-portkey-config: {\"retry\":1}",
        "X-Sluis-Debug: 1"
      })
  void noHeaderChangesARuling(String header) throws IOException {
    RawClient.Answer whole =
        raw(rig.request(Rig.CHAT, Rig.chat(FORBIDDEN, false), header + "\r\n"));
    RawClient.Answer streamed =
        raw(rig.request(Rig.CHAT, Rig.chat(FORBIDDEN, true), header + "\r\n"));

    assertThat(whole.status()).isEqualTo(403);
    assertThat(streamed.status()).isEqualTo(403);
    assertThat(rig.upstream().requests()).isEmpty();
  }

  /// Failure mode 33: a credential is nowhere to be read, and neither is what came with it.
  @Test
  void credentialsAndBytesOfCallersAreNowhereToBeRead() throws IOException {
    try (LogWatch log = new LogWatch()) {
      String body = Rig.chat("Jantina Oosterhuis", false);
      String bearer =
          anonymous(Rig.CHAT, body)
              .replace("Host:", "Authorization: Bearer " + SECRET + "\r\nHost:");
      StringBuilder told = new StringBuilder();
      told.append(raw(bearer).head()).append(raw(bearer).body());
      told.append(raw(bearer.replace("Bearer ", "Basic ")).body());
      told.append(raw(SECRET + " Oosterhuis\r\n\r\n").body());
      told.append(raw("GET / " + SECRET + "/1.1\r\n\r\n").body());
      told.append(raw("GET /" + SECRET + "%zz HTTP/1.1\r\nHost: localhost\r\n\r\n").body());
      told.append(raw(rig.request(Rig.CHAT, body + SECRET, "")).body());
      rig.upstream().says("HTTP/" + SECRET + " 200 OK\r\n\r\n");
      told.append(rig.ask(false).body());
      rig.upstream().plays(wire -> wire.raw(Frames.STREAM_HEAD).raw(SECRET + "\r\n"));
      told.append(rig.ask(true).body());

      assertThat(told.toString()).doesNotContain(SECRET, "Oosterhuis");
      assertThat(rig.metrics()).doesNotContain(SECRET, "Oosterhuis");
      assertThat(log.text().toLowerCase(Locale.ROOT)).doesNotContain(SECRET, "oosterhuis");
    }
  }

  /// Failure mode 41: what callers make up becomes no label of a metric.
  @Test
  void whatCallersMakeUpBecomesNoLabel() throws IOException {
    for (int i = 0; i < 30; i++) {
      String body = Rig.chat(Rig.QUESTION, false).replace("\"auto\"", "\"verzonnen-" + i + "\"");
      rig.post(Rig.CHAT, body);
      rig.post("/v1/verzonnen-" + i, body);
      raw(rig.request(Rig.CHAT, body, "").replace("klare-taal", "verzonnen-" + i));
    }
    long before = ownLines();

    for (int i = 30; i < 60; i++) {
      rig.post(Rig.CHAT, Rig.chat("x", false).replace("\"auto\"", "\"verzonnen-" + i + "\""));
    }

    assertThat(ownLines()).isEqualTo(before);
    assertThat(rig.metrics()).doesNotContain("verzonnen");
  }

  private static long ownLines() {
    return rig.metrics().lines().filter(line -> line.startsWith("sluis_")).count();
  }

  private static String anonymous(String path, String body) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Use-Case: klare-taal"
        + "\r\nContent-Length: "
        + body.getBytes(UTF_8).length
        + "\r\n\r\n"
        + body;
  }

  private static RawClient.Answer raw(String request) throws IOException {
    try (RawClient client = rig.client()) {
      return client.send(request).read();
    }
  }
}
