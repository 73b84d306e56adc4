package nl.genaisluis.gateway.accountability;

import static nl.genaisluis.gateway.accountability.TestSite.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The technical rules of the NL GOV API Design Rules 2.2.1, on the wire and in the description.
class DesignRulesIT {
  @TempDir Path folder;
  private TestSite site;

  @BeforeEach
  void open() {
    site = new TestSite(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/v1/toepassingen,200",
    "GET,/api/v1/modellen,200",
    "GET,/api/v1/regels,200",
    "GET,/api/v1/openapi.json,200",
    "GET,/api/v1/toepassingen/bestaat-niet,404",
    "GET,/api/v1/modellen/bestaat-niet,404",
    "GET,/api/v1/bestaat-niet,404",
    "GET,/api/v1,404",
    "GET,/api/v1/toepassingen/,404",
    "GET,/api/v1/toepassingen?a=1,400",
    "GET,/api/v1/cijfers/2026-99,400",
    "GET,/api/v1/beslissingen,401",
    "DELETE,/api/v1/toepassingen,405",
    "PUT,/api/v1/stops,405"
  })
  void everyAnswerNamesTheVersionAndEveryErrorIsAProblem(String method, String path, int status) {
    HttpResponse<String> response = site.send(null, method, path, null);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(header(response, "API-Version")).isEqualTo("1.0.0");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(response, "Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(response, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(response, "Strict-Transport-Security")).startsWith("max-age=");
    if (status >= 400) {
      assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
      assertThat(object(response).whole("status")).isEqualTo(status);
      assertThat(object(response).text("title")).isNotBlank();
      assertThat(object(response).text("detail")).isNotBlank();
    }
  }

  @Test
  void aForbiddenCallIsAProblemToo() {
    HttpResponse<String> response = site.get(Role.MEDEWERKER, "/api/v1/stops");

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(header(response, "API-Version")).isEqualTo("1.0.0");
    assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void everySiteMayReadWhatIsPublicAndNothingElse() {
    for (String path : List.of("openapi.json", "toepassingen", "modellen", "regels")) {
      HttpResponse<String> response = site.get(null, "/api/v1/" + path);
      assertThat(header(response, "Access-Control-Allow-Origin")).as(path).isEqualTo("*");
    }
    assertThat(site.get(Role.COMMISSIE, "/api/v1/beslissingen").headers().map())
        .doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void theDescriptionSaysWhoseItIsAndWhere() {
    Json.Obj document = description();

    Json.Obj contact =
        Objects.requireNonNull(Objects.requireNonNull(document.object("info")).object("contact"));
    assertThat(contact.text("name")).isEqualTo("Team AI");
    assertThat(contact.text("email")).isEqualTo("ai@provincie.example");
    assertThat(contact.text("url")).isEqualTo("https://provincie.example/ai");
    assertThat(document.text("openapi")).startsWith("3.0.");
    assertThat(((Json.Obj) document.items("servers").getFirst()).text("url"))
        .isEqualTo("https://sluis.provincie.example/api/v1");
  }

  @Test
  void theDescriptionAndTheRoutesAreTheSame() {
    List<String> described = new ArrayList<>();
    operations((name, _) -> described.add(name));

    List<String> mounted =
        site.entries().stream()
            .filter(entry -> entry.path().startsWith("/api/v1/"))
            .map(DesignRulesIT::name)
            .toList();
    assertThat(described).containsExactlyInAnyOrderElementsOf(mounted);
  }

  @Test
  void pathsAreKebabCaseAndQueryKeysCamelCase() {
    operations(
        (name, operation) -> {
          String path = name.substring(name.indexOf(' ') + 1);
          assertThat(path).matches("(/([a-z0-9-]+|\\{[^}]+}))+|/openapi\\.json");
          for (Json parameter : operation.items("parameters")) {
            if ("query".equals(((Json.Obj) parameter).text("in"))) {
              assertThat(((Json.Obj) parameter).text("name"))
                  .matches("[a-z][a-z0-9]*([A-Z][a-z0-9]*)*");
            }
          }
        });
  }

  @Test
  void everyDescribedAnswerHasTheVersionHeaderAndEveryErrorIsAProblem() {
    Json.Obj shared =
        Objects.requireNonNull(
            Objects.requireNonNull(description().object("components")).object("responses"));
    shared
        .members()
        .forEach(
            (name, response) -> {
              Json.Obj content = Objects.requireNonNull(((Json.Obj) response).object("content"));
              assertThat(content.members()).as(name).containsKey("application/problem+json");
              assertThat(versioned((Json.Obj) response)).as(name).isTrue();
            });
    operations(
        (name, operation) -> {
          Json.Obj responses = Objects.requireNonNull(operation.object("responses"));
          responses
              .members()
              .forEach(
                  (status, response) ->
                      assertThat(
                              status.startsWith("2")
                                  ? versioned((Json.Obj) response)
                                  : ((Json.Obj) response).text("$ref") != null)
                          .as("%s %s", name, status)
                          .isTrue());
          if (name.startsWith("POST") || !operation.items("parameters").isEmpty()) {
            assertThat(responses.members()).as(name).containsKey("400");
          }
        });
  }

  private static boolean versioned(Json.Obj response) {
    Json.Obj headers = response.object("headers");
    return headers != null && headers.get("API-Version") != null;
  }

  private void operations(BiConsumer<String, Json.Obj> each) {
    Json.Obj paths = Objects.requireNonNull(description().object("paths"));
    for (Map.Entry<String, Json> path : paths.members().entrySet()) {
      ((Json.Obj) path.getValue())
          .members()
          .forEach(
              (method, operation) ->
                  each.accept(
                      method.toUpperCase(Locale.ROOT) + " " + path.getKey(), (Json.Obj) operation));
    }
  }

  private static String name(Access.Entry entry) {
    String path = entry.path().substring("/api/v1".length());
    return entry.method().name() + " " + path.replaceAll(":([A-Za-z]+)", "{$1}");
  }

  private Json.Obj description() {
    return object(site.get(null, "/api/v1/openapi.json"));
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
