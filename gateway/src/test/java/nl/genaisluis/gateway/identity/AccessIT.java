package nl.genaisluis.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AccessIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final TestIssuer.Key KEY = TestIssuer.Key.of("key", "ES256");
  private static final List<Access.Entry> TABLE =
      List.of(
          Access.Entry.open(HttpMethod.GET, "/openbaar"),
          Access.Entry.only(HttpMethod.POST, "/v1/echo", Role.MEDEWERKER, Role.ONTWIKKELAAR),
          Access.Entry.only(HttpMethod.GET, "/api/v1/stops", Role.COMMISSIE, Role.BEHEERDER),
          Access.Entry.only(HttpMethod.GET, "/commissie/:deel", Role.COMMISSIE));

  private Future<Json> published =
      Future.succeededFuture(Json.object("keys", Json.array(List.of(KEY.jwk()))));
  private final Access access = new Access(authenticator(), TABLE);
  private final int port = serve();

  @AfterAll
  static void stops() {
    VERTX.close().await();
  }

  @Test
  void givesEveryRoleOnEveryRouteTheStatusOfTheTable() {
    List<String> wrong = new ArrayList<>();

    for (Access.Entry entry : TABLE) {
      for (Role role : Role.values()) {
        String path = entry.path().replace(":deel", "x");
        int status = call(entry.method(), path, "Authorization: Bearer " + token(role)).status();
        if (status != entry.statusFor(Set.of(role))) {
          wrong.add(role + " on " + path + ": " + status);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void asksForATokenInTheFormOfTheSurface() {
    RawHttp.Answer openAi = call(HttpMethod.POST, "/v1/echo");
    RawHttp.Answer api = call(HttpMethod.GET, "/api/v1/stops");
    RawHttp.Answer page = call(HttpMethod.GET, "/commissie/x");
    RawHttp.Answer open = call(HttpMethod.GET, "/openbaar");

    assertThat(openAi.head()).contains("application/json");
    assertThat(openAi.body()).contains("\"type\":\"authentication_error\"", "\"param\":null");
    assertThat(api.head()).contains("application/problem+json");
    assertThat(api.body())
        .contains("\"title\":\"Niet aangemeld\"", "\"status\":401", "\"code\":\"missing_token\"");
    assertThat(page.head()).contains("text/plain");
    assertThat(List.of(openAi.status(), api.status(), page.status(), open.status()))
        .containsExactly(401, 401, 401, 200);
  }

  @Test
  void refusesToMountARouteThatTheTableDoesNotName() {
    Router router = Router.router(VERTX);

    assertThatThrownBy(() -> access.mount(router, HttpMethod.PUT, "/v1/echo"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no access entry for PUT /v1/echo");
    assertThat(router.getRoutes()).isEmpty();
  }

  @Test
  void refusesATableThatSaysTwoThingsOfOneRoute() {
    List<Access.Entry> twice =
        List.of(
            Access.Entry.open(HttpMethod.GET, "/x"),
            Access.Entry.only(HttpMethod.GET, "/x", Role.COMMISSIE));

    assertThatThrownBy(() -> new Access(authenticator(), twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GET /x");
  }

  @Test
  void keepsTheBodyWhileKeysAreFetched() {
    Promise<Json> slow = Promise.promise();
    Json keys = Json.object("keys", Json.array(List.of(KEY.jwk())));
    published = slow.future();
    String body = "x".repeat(300_000);
    VERTX.setTimer(200, _ -> slow.complete(keys));

    RawHttp.Answer answer =
        RawHttp.post(port, "/v1/echo", body, "Authorization: Bearer " + token(Role.MEDEWERKER));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("300000");
  }

  @Test
  void isNotFooledByAnotherMethodInAHeader() {
    RawHttp.Answer answer =
        RawHttp.get(port, "/v1/echo", "X-HTTP-Method-Override: POST", "X-Role: medewerker");

    assertThat(answer.status()).isEqualTo(405);
  }

  private Authenticator authenticator() {
    IdentitySettings settings =
        TestIssuer.settings(
            new IdentitySettings.KeySettings(
                URI.create("https://aanmelden.example/certs"), List.of("ES256"), false, null));
    IdentitySettings.Provider provider = settings.provider();
    assertThat(provider).isNotNull();
    return new Authenticator(
        VERTX,
        settings,
        new Authenticator.Trust(provider, () -> published, _ -> true, () -> TestIssuer.NOW));
  }

  private int serve() {
    Router router = Router.router(VERTX);
    for (Access.Entry entry : TABLE) {
      access
          .mount(router, entry.method(), entry.path())
          .handler(BodyHandler.create(false))
          .handler(context -> context.end(String.valueOf(context.body().length())));
    }
    HttpServer server =
        VERTX.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
    return server.actualPort();
  }

  private RawHttp.Answer call(HttpMethod method, String path, String... headers) {
    return method.equals(HttpMethod.POST)
        ? RawHttp.post(port, path, "{}", headers)
        : RawHttp.get(port, path, headers);
  }

  private static String token(Role role) {
    Json roles = Json.array(List.of(Json.of(role.code())));
    return KEY.sign(TestIssuer.claims().with("realm_access", Json.object("roles", roles)));
  }
}
