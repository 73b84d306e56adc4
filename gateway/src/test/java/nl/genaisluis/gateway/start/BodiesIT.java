package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.at;
import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies and headers that are wrong, or that try to be more than a question.
class BodiesIT {
  private static final String NAME = "Jantina Oosterhuis";
  private static final String LETTER =
      "Herschrijf in klare taal: Geachte mevrouw " + NAME + ", het loket is verhuisd.";
  private static final String FORBIDDEN =
      "Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing met motivering.";

  private static Upstream upstream;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start(@TempDir Path folder) {
    upstream = new Upstream();
    upstream.says("Het loket is verhuisd.");
    upstream.embeds();
    gateway = new GatewayUnderTest(folder, upstream.base());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    upstream.close();
  }

  @BeforeEach
  void forget() {
    upstream.forget();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\":\"auto\",\"model\":\"auto\",\"user\":\"Jantina Oosterhuis\"}",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"Jantina Oosterhuis\",\"content\":\"x\"}]}",
        "{\"messages\":\"Jantina Oosterhuis\"",
        "{\"model\":\"auto\"} Jantina Oosterhuis",
        "[\"Jantina Oosterhuis\"]",
        "\"Jantina Oosterhuis\"",
        "{\"model\":\"auto\",\"messages\":\"Jantina Oosterhuis\"}",
        "{\"model\":\"auto\",\"messages\":[{\"role\":\"Jantina Oosterhuis\",\"content\":\"x\"}]}"
      })
  void aBodyThatIsNoRequestIsA400(String body) {
    for (String path : List.of("/v1/chat/completions", "/v1/chat/check", "/v1/embeddings")) {
      HttpResponse<String> answer = post(path, body.getBytes(StandardCharsets.UTF_8));

      assertRefused(answer, 400, path);
    }
  }

  @Test
  void aBodyThatIsNotUtf8IsA400() {
    byte[] body = ask("Herschrijf: " + NAME, false).getBytes(StandardCharsets.UTF_8);
    body[new String(body, StandardCharsets.UTF_8).indexOf("Herschrijf")] = (byte) 0xFF;

    HttpResponse<String> answer = post("/v1/chat/completions", body);

    assertRefused(answer, 400, "invalid UTF-8");
    assertThat(code(answer)).isEqualTo("invalid_json");
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 100_000})
  void aDeepBodyIsA400(int depth) {
    String deep = "{\"x\":" + "[".repeat(depth) + "\"" + NAME + "\"" + "]".repeat(depth) + "}";

    HttpResponse<String> answer =
        post("/v1/chat/completions", deep.getBytes(StandardCharsets.UTF_8));

    assertRefused(answer, 400, "depth " + depth);
    assertThat(code(answer)).isEqualTo("invalid_json");
  }

  @Test
  void aBodyAboveTheLimitIsA413() {
    byte[] body = ask(NAME + " ".repeat(5 << 20), false).getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> answer = post("/v1/chat/completions", body);

    assertRefused(answer, 413, "too large");
    assertThat(code(answer)).isEqualTo("body_too_large");
  }

  @Test
  void aCompressedBodyIsA415() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(ask(LETTER, false).getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> answer =
        gateway.send(
            request("/v1/chat/completions", zipped.toByteArray())
                .header("X-Use-Case", "klare-taal")
                .header("Content-Encoding", "gzip"));

    assertRefused(answer, 415, "gzip");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonp",
        "x"
      })
  void aBodyThatIsNotCalledJsonIsA415(String type) {
    byte[] body = ask(LETTER, false).getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> answer =
        gateway.send(
            request("/v1/chat/completions", body)
                .setHeader("Content-Type", type)
                .header("X-Use-Case", "klare-taal"));

    assertRefused(answer, 415, type);
  }

  /// What a host runs by itself would carry texts to places that nobody approved.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"tools\":[{\"type\":\"web_search\"}]",
        "\"web_search_options\":{}",
        "\"audio\":{\"voice\":\"x\",\"format\":\"wav\"}",
        "\"modalities\":[\"text\",\"audio\"]"
      })
  void whatAHostWouldDoByItselfIsA422(String member) {
    String body = ask(LETTER, false).replaceFirst("\\{", "{" + member + ",");

    HttpResponse<String> answer =
        post("/v1/chat/completions", body.getBytes(StandardCharsets.UTF_8));

    assertRefused(answer, 422, member);
    assertThat(code(answer)).isEqualTo("unsupported_content");
  }

  @Test
  void anImageIsA422() {
    String body =
        """
        {"model":"auto","messages":[{"role":"user","content":[
          {"type":"text","text":"Wie is dit? Jantina Oosterhuis"},
          {"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]}]}\
        """;

    HttpResponse<String> answer =
        post("/v1/chat/completions", body.getBytes(StandardCharsets.UTF_8));

    assertRefused(answer, 422, "image");
    assertThat(code(answer)).isEqualTo("unsupported_content");
  }

  @Test
  void twoUseCasesThatDifferAreA400() {
    byte[] body = ask(LETTER, false).getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> twoHeaders =
        gateway.send(
            request("/v1/chat/completions", body)
                .header("X-Use-Case", "klare-taal")
                .header("X-Use-Case", "richtlijn"));
    HttpResponse<String> headerAndBody =
        post(
            "/v1/chat/completions",
            ask(LETTER, false)
                .replaceFirst("\\{", "{\"sluis\":{\"use_case\":\"richtlijn\"},")
                .getBytes(StandardCharsets.UTF_8));

    assertRefused(twoHeaders, 400, "two headers");
    assertRefused(headerAndBody, 400, "header and body");
    assertThat(code(twoHeaders)).isEqualTo("conflicting_fields");
    assertThat(code(headerAndBody)).isEqualTo("conflicting_fields");
  }

  @Test
  void noHeaderOrFieldOfAClientTurnsARuleOff() {
    String fields =
        "{\"sluis\":{\"use_case\":\"klare-taal\"},\"checks\":[\"personal_data\"],"
            + "\"metadata\":{\"policy\":\"off\",\"approved\":\"true\"},\"store\":true,";

    HttpResponse<String> forbidden = pushy(ask(FORBIDDEN, false).replaceFirst("\\{", fields));

    assertThat(forbidden.statusCode()).isEqualTo(403);
    assertThat(code(forbidden)).isEqualTo("prohibited_use");
    assertThat(upstream.posts()).isEmpty();
  }

  @Test
  void noHeaderOrFieldOfAClientReachesTheModel() {
    String fields =
        "{\"metadata\":{\"dossier\":\"X-77\"},\"user\":\"mw-oosterhuis\",\"store\":true,"
            + "\"safety_identifier\":\"mw-oosterhuis\",\"prompt_cache_key\":\"mw-oosterhuis\",";

    HttpResponse<String> answer = pushy(ask(LETTER, false).replaceFirst("\\{", fields));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Policy-Version").orElse(""))
        .isNotEqualTo("nietig-99");
    assertThat(answer.headers().firstValue("X-Model").orElse("")).isEqualTo("proefmodel-7b");
    assertThat(upstream.posts()).hasSize(1);
    assertThat(upstream.posts().getFirst())
        .doesNotContainIgnoringCase("oosterhuis")
        .doesNotContain(
            "Bearer", "X-77", "koekje", "nietig-99", "X-Use-Case", "OpenAI-Organization")
        .contains("\"store\":false");
  }

  /// Posts with every header that could be thought to change something.
  private static HttpResponse<String> pushy(String body) {
    return gateway.send(
        request("/v1/chat/completions", body.getBytes(StandardCharsets.UTF_8))
            .header("X-Use-Case", "klare-taal")
            .header("X-Policy-Version", "nietig-99")
            .header("X-Model", "gpt-4o")
            .header("X-Request-Id", "mw-oosterhuis")
            .header("X-Role", "beheerder")
            .header("X-Skip-Checks", "true")
            .header("X-HTTP-Method-Override", "GET")
            .header("X-Api-Key", "nietig-99")
            .header("OpenAI-Organization", "mw-oosterhuis")
            .header("Cookie", "sluis=koekje"));
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String what) {
    assertThat(answer.statusCode()).as(what).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .as(what)
        .startsWith("application/json");
    assertThat(at(object(answer.body()), "error").members().keySet())
        .as(what)
        .contains("message", "type", "code", "param");
    assertThat(at(object(answer.body()), "error").text("type"))
        .as(what)
        .isEqualTo("invalid_request_error");
    assertThat(answer.body()).as(what).doesNotContainIgnoringCase("oosterhuis");
    assertThat(upstream.posts()).as(what).isEmpty();
  }

  private static HttpResponse<String> post(String path, byte[] body) {
    return gateway.send(request(path, body).header("X-Use-Case", "klare-taal"));
  }

  private static HttpRequest.Builder request(String path, byte[] body) {
    return HttpRequest.newBuilder(URI.create(gateway.base() + path))
        .header("Authorization", "Bearer " + gateway.token("medewerker"))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }
}
