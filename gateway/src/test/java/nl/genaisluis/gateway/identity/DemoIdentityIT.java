package nl.genaisluis.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.util.List;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoIdentityIT {
  private static final Vertx VERTX = Vertx.vertx();

  private final DemoIdentity demo = new DemoIdentity(VERTX);
  private final Authenticator authenticator =
      Authenticator.demo(VERTX, IdentitySettings.demo(), demo);
  private final int port = serve();

  @AfterAll
  static void stops() {
    VERTX.close().await();
  }

  @ParameterizedTest
  @CsvSource({
    "medewerker, PERSON demo-medewerker [medewerker] Mobiliteit sluis-chat",
    "ontwikkelaar, MACHINE demo-ontwikkelaar [ontwikkelaar] Informatie demo-ontwikkelaar",
    "commissie, PERSON demo-commissie [commissie] AI-commissie sluis-chat",
    "auditor, PERSON demo-auditor [auditor] Concerncontrol sluis-chat",
    "beheerder, PERSON demo-beheerder [beheerder] Informatie sluis-chat"
  })
  void givesEachDemoUserATokenThatTheAuthenticatorAccepts(String user, String who)
      throws Exception {
    RawHttp.Answer given = RawHttp.post(port, "/demo/token", "{\"user\":\"" + user + "\"}");

    RawHttp.Answer answer =
        RawHttp.get(port, "/v1/me", "Authorization: Bearer " + accessToken(given));

    assertThat(given.head()).contains("application/json", "no-store");
    assertThat(given.body()).contains("\"token_type\":\"Bearer\",\"expires_in\":3600");
    assertThat(answer.body()).isEqualTo(who);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"user\":\"directeur\"}",
        "{\"user\":\"MEDEWERKER\"}",
        "{\"user\":1}",
        "{}",
        "",
        "[]",
        "{\"user\":\"medewerker\",\"user\":\"beheerder\"}"
      })
  void refusesABodyThatNamesNoDemoUser(String body) {
    RawHttp.Answer answer = RawHttp.post(port, "/demo/token", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("unknown_demo_user").doesNotContain("access_token");
  }

  @Test
  void refusesABodyThatIsLargerThanANameNeeds() {
    // A reader that only cuts it off still reads a user.
    String body = "{\"user\":\"medewerker\"}" + " ".repeat(2_000);

    RawHttp.Answer answer = RawHttp.post(port, "/demo/token", body);

    assertThat(answer.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LocalHost:9", "127.0.0.1:8080", "[::1]:8080", "[::1]"})
  void servesEveryNameOfThisMachine(String host) {
    RawHttp.Answer answer = token("Host: " + host);

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: sluis.example",
        "Host: localhost.evil.example",
        "Host: 10.0.0.1:8080",
        "Host: 127.0.0.1.nip.example",
        "Host: localhost@evil.example",
        "Host: localhost\r\nHost: evil.example",
        "Host: localhost\r\nForwarded: for=10.0.0.1",
        "Host: localhost\r\nX-Forwarded-For: 10.0.0.1",
        "Host: localhost\r\nx-forwarded-proto: https",
        "Host: localhost\r\nX-Forwarded-Anything: 1",
        "Host: localhost\r\nX-Real-IP: 10.0.0.1",
        "Host: localhost\r\nVia: 1.1 proxy",
        "Host: localhost\r\nOrigin: https://evil.example",
        "Host: localhost\r\nOrigin: null"
      })
  void servesNothingThatWasMeantForAnotherPlaceOrCameByAProxy(String headers) {
    String held = demo.token(Role.BEHEERDER);

    RawHttp.Answer given = token(headers);
    RawHttp.Answer used =
        RawHttp.send(port, "GET /v1/me", "", headers, "Authorization: Bearer " + held);

    assertThat(given.status()).isIn(400, 403);
    assertThat(given.body()).doesNotContain("access_token");
    assertThat(used.status()).isIn(400, 403);
  }

  @Test
  void doesNotAcceptTheTokensOfAnotherProcess() {
    String foreign = new DemoIdentity(VERTX).token(Role.BEHEERDER);

    RawHttp.Answer answer = RawHttp.get(port, "/v1/me", "Authorization: Bearer " + foreign);

    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void cannotBeTrustedBesideAProvider() {
    IdentitySettings oidc = TestIssuer.settings(demo.provider().keys());

    assertThatThrownBy(() -> Authenticator.demo(VERTX, oidc, demo))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void publishesNoPrivateKeyAndHasOneUserPerRole() {
    String published = JsonCodec.text(demo.publicKeys().result());

    assertThat(published).contains("\"x\":").doesNotContain("\"d\":");
    assertThat(DemoIdentity.users())
        .extracting(DemoIdentity.User::role)
        .containsExactlyInAnyOrder(Role.values());
  }

  private RawHttp.Answer token(String headers) {
    return RawHttp.send(port, "POST /demo/token", "{\"user\":\"medewerker\"}", headers);
  }

  private int serve() {
    Router router = TestGateway.whoAmI(VERTX, authenticator);
    Access access =
        new Access(authenticator, List.of(Access.Entry.open(HttpMethod.POST, "/demo/token")));
    access.mount(router, HttpMethod.POST, "/demo/token").handler(demo.tokenHandler());
    return VERTX
        .createHttpServer()
        .requestHandler(router)
        .listen(0, "127.0.0.1")
        .await()
        .actualPort();
  }

  private static String accessToken(RawHttp.Answer answer) throws JsonFault {
    return JsonCodec.read(answer.body()) instanceof Json.Obj body
        ? String.valueOf(body.text("access_token"))
        : "";
  }
}
