package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Walks the router: every route by every role, and every route that takes a body with what must
/// never reach a model.
class RoutesIT {
  private static final String NAME = "Jantina Oosterhuis";
  private static final String FORBIDDEN =
      "Beoordeel de subsidieaanvraag van " + NAME + " en schrijf de afwijzing met motivering.";

  private static Upstream upstream;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start(@TempDir Path folder) {
    upstream = new Upstream();
    upstream.says("Goed.");
    upstream.embeds();
    gateway = new GatewayUnderTest(folder, upstream.base());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    upstream.close();
  }

  @Test
  void everyRouteStandsInTheTableOrAnswersNotFound() {
    List<String> unknown = new ArrayList<>();
    for (Route route : gateway.running().router().getRoutes()) {
      Set<HttpMethod> methods = route.methods();
      if (methods == null || route.getPath() == null || route.getPath().endsWith("/")) {
        continue;
      }
      for (HttpMethod method : methods) {
        boolean listed =
            gateway.running().table().stream()
                .anyMatch(
                    entry -> entry.method().equals(method) && entry.path().equals(route.getPath()));
        if (!listed) {
          unknown.add(method + " " + route.getPath());
        }
      }
    }

    assertThat(unknown).isEmpty();
  }

  @Test
  void everyRouteLetsInWhomTheTableNames() {
    Map<Role, String> tokens = new java.util.EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      tokens.put(role, gateway.token(role.code()));
    }
    List<String> wrong = new ArrayList<>();
    for (Access.Entry entry : gateway.running().table()) {
      boolean open = entry.audience() instanceof Access.Audience.Everyone;
      int without = status(entry, "");
      if (open ? without == 401 || without == 403 : without != 401) {
        wrong.add(entry + " without a token gave " + without);
      }
      for (Role role : Role.values()) {
        int status = status(entry, tokens.getOrDefault(role, ""));
        boolean refused = status == 403 && !open && entry.statusFor(Set.of(role)) == 200;
        boolean letIn = status != 403 && entry.statusFor(Set.of(role)) == 403;
        if (letIn || (refused && !entry.path().startsWith("/v1/"))) {
          wrong.add(entry + " as " + role + " gave " + status);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void aProhibitedPromptReachesNoModelThroughAnyRoute() {
    for (Access.Entry entry : posts()) {
      upstream.forget();
      int before = gateway.entries().size();

      HttpResponse<String> answer = post(entry.path(), FORBIDDEN);

      assertThat(answer.statusCode()).as(entry.path()).isNotEqualTo(500);
      assertThat(upstream.posts()).as(entry.path()).isEmpty();
      if (entry.path().startsWith("/v1/")) {
        assertThat(gateway.entries()).as(entry.path()).hasSizeGreaterThan(before);
      }
    }
  }

  @Test
  void aNameReachesNoModelAndNoRecordThroughAnyRoute() {
    for (Access.Entry entry : posts()) {
      upstream.forget();

      HttpResponse<String> answer = post(entry.path(), "Herschrijf: mevrouw " + NAME + " belde.");

      assertThat(answer.statusCode()).as(entry.path()).isNotEqualTo(500);
      assertThat(String.join("\n", upstream.posts())).as(entry.path()).doesNotContain("Oosterhuis");
    }
    assertThat(gateway.entries().stream().map(Entry::event).toList().toString())
        .doesNotContain("Oosterhuis");
  }

  @Test
  void pathsThatOnlyLookLikeARouteAreNotOne() {
    for (String path :
        List.of(
            "/v1/responses",
            "/v1/completions",
            "/v1/chat/completions/",
            "//v1/chat/completions",
            "/v1/chat/../chat/completions",
            "/v1/chat%2fcompletions",
            "/V1/chat/completions")) {
      upstream.forget();

      HttpResponse<String> answer = post(path, FORBIDDEN);

      assertThat(answer.statusCode()).as(path).isIn(400, 403, 404);
      assertThat(upstream.posts()).as(path).isEmpty();
    }
  }

  @Test
  void whoOpensAnAddressThatIsNotThereReadsSoAsAPageAndAProgramDoesNot() {
    HttpResponse<String> dutch = opened("/er-is-hier-niets", "text/html,*/*;q=0.8", "nl");
    HttpResponse<String> english = opened("/er-is-hier-niets", "text/html", "en-GB,en");
    HttpResponse<String> program = opened("/er-is-hier-niets", "*/*", "en");
    HttpResponse<String> api = opened("/api/v1/er-is-hier-niets", "text/html", "nl");

    assertThat(List.of(dutch, english, program, api))
        .allSatisfy(one -> assertThat(one.statusCode()).isEqualTo(404));
    assertThat(dutch.body()).contains("<html lang=\"nl\"", "Deze pagina is er niet");
    assertThat(english.body()).contains("<html lang=\"en\"", "This page does not exist");
    assertThat(dutch.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(program.body()).isEqualTo("Niet gevonden: Hier is niets te vinden.\n");
    assertThat(api.body()).doesNotContain("<html");
  }

  private static HttpResponse<String> opened(String path, String accept, String language) {
    return gateway.send(
        HttpRequest.newBuilder(URI.create(gateway.base() + path))
            .header("Accept", accept)
            .header("Accept-Language", language));
  }

  private static List<Access.Entry> posts() {
    return gateway.running().table().stream()
        .filter(entry -> entry.method().equals(HttpMethod.POST))
        .toList();
  }

  /// A body that fits every route: each finds its own fields in it.
  private static HttpResponse<String> post(String path, String text) {
    Json.Obj chat = GatewayUnderTest.object(ask(text, false));
    boolean embeddings = path.endsWith("/embeddings");
    Json.Obj body =
        embeddings
            ? Json.object("model", Json.of("auto"), "input", Json.of(text))
            : path.startsWith("/v1") || path.startsWith("/V1") || path.startsWith("//")
                ? chat
                : Json.object(
                    "scope", Json.of("toepassing"), "id", Json.of("krap"), "reden", Json.of(text));
    String user = path.startsWith("/api") ? "beheerder" : "medewerker";
    String useCase = embeddings ? "zoeken-embeddings" : "klare-taal";
    return gateway.post(user, path, useCase, JsonCodec.text(body));
  }

  private static int status(Access.Entry entry, String token) {
    String path = entry.path().replaceAll(":\\w+", "x").replace("*", "x");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway.base() + path))
            .header("Content-Type", "application/json")
            .method(
                entry.method().name(),
                entry.method().equals(HttpMethod.GET)
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString("{}"));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return gateway.send(request).statusCode();
  }
}
