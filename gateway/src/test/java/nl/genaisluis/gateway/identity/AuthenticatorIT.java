package nl.genaisluis.gateway.identity;

import static java.util.stream.Collectors.toMap;
import static nl.genaisluis.gateway.identity.TestIssuer.claims;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.genaisluis.gateway.egress.Egress;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final TestIssuer.Key RSA = TestIssuer.Key.of("rsa-1", "RS256");
  private static final TestIssuer.Key EC = TestIssuer.Key.of("ec-1", "ES256");

  private final TestClock clock = new TestClock(TestIssuer.NOW);
  private final TestIssuer issuer = new TestIssuer(VERTX);
  private int port;

  @BeforeEach
  void startsAGatewayThatTrustsTheIssuer() {
    issuer.publish(RSA.jwk(), EC.jwk());
    port = serve();
  }

  @AfterAll
  static void stops() {
    VERTX.close().await();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "PS256", "ES256", "ES384", "EdDSA"})
  void acceptsEveryConfiguredAlgorithm(String algorithm) {
    TestIssuer.Key key = TestIssuer.Key.of("the-key", algorithm);
    issuer.publish(key.jwk());

    RawHttp.Answer answer = whoAmI(key.sign(claims()));

    assertThat(answer.body()).isEqualTo("PERSON 3c9f [medewerker] Mobiliteit chat");
  }

  @Test
  void findsRsaKeysThatNameNoAlgorithmAndNoUse() {
    issuer.publish(RSA.jwk().without("alg", "use"));

    RawHttp.Answer answer = whoAmI(RSA.sign(claims()));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void acceptsATokenWithoutKeyIdWhenAKeyVerifiesIt() {
    String token = RSA.sign(Json.object("alg", Json.of("RS256")), claims());

    RawHttp.Answer answer = whoAmI(token);

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void givesACallerWithoutRolesOrWithUnknownOnesNoRole() {
    Json roles = Json.array(List.of(Json.of("directeur"), Json.of("Medewerker"), Json.of(1)));
    Json.Obj claims = claims().with("realm_access", Json.object("roles", roles));

    RawHttp.Answer answer = whoAmI(RSA.sign(claims));
    RawHttp.Answer without = whoAmI(RSA.sign(claims().without("realm_access")));

    assertThat(without.status()).isEqualTo(403);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("\"code\":\"insufficient_role\"", "permission_error");
  }

  @Test
  void takesBothRolesFromWhoIsOperatorAndCommitteeAtOnce() {
    Json roles =
        Json.array(List.of(Json.of("beheerder"), Json.of("commissie"), Json.of("auditor")));
    Json.Obj claims = claims().with("realm_access", Json.object("roles", roles));

    RawHttp.Answer answer = whoAmI(RSA.sign(claims));

    assertThat(answer.body()).startsWith("PERSON 3c9f [auditor]");
  }

  @Test
  void takesAClientThatSpeaksForItselfAsAMachine() {
    Json roles = Json.array(List.of(Json.of("ontwikkelaar"), Json.of("beheerder")));
    Json.Obj own =
        claims()
            .with("realm_access", Json.object("roles", roles))
            .with("sub", Json.of("klantportaal"))
            .with("azp", Json.of("klantportaal"));
    Json.Obj listed = own.with("sub", Json.of("a1b2")).with("azp", Json.of("zaaksysteem"));

    RawHttp.Answer first = whoAmI(RSA.sign(own));
    RawHttp.Answer second = whoAmI(RSA.sign(listed));

    assertThat(first.body()).startsWith("MACHINE klantportaal [ontwikkelaar]");
    assertThat(second.body()).startsWith("MACHINE a1b2 [ontwikkelaar]");
  }

  @Test
  void refusesClaimsThatAreNotForThisGatewayOrNotInTime() {
    long now = TestIssuer.NOW.getEpochSecond();
    Map<String, Json.Obj> wrong =
        Map.ofEntries(
            Map.entry("other issuer", claims().with("iss", Json.of("https://elders.example"))),
            Map.entry("issuer as list", claims().with("iss", Json.array(List.of()))),
            Map.entry("no issuer", claims().without("iss")),
            Map.entry("other audience", claims().with("aud", Json.of("elders"))),
            Map.entry("no audience", claims().without("aud")),
            Map.entry("audience as object", claims().with("aud", Json.Obj.EMPTY)),
            Map.entry("no end", claims().without("exp")),
            Map.entry("end as text", claims().with("exp", Json.of("9999999999"))),
            Map.entry("end beyond time", claims().with("exp", new Json.Num("1e300"))),
            Map.entry("not yet", claims().with("nbf", Json.of(now + 60))),
            Map.entry("start as text", claims().with("nbf", Json.of("0"))),
            Map.entry("no subject", claims().without("sub")),
            Map.entry("blank subject", claims().with("sub", Json.of(" "))),
            Map.entry("subject as number", claims().with("sub", Json.of(7))));

    Map<String, RawHttp.Answer> answers = answersTo(wrong);

    assertThat(answers)
        .allSatisfy(
            (name, answer) -> {
              assertThat(answer.status()).as(name).isEqualTo(401);
              assertThat(answer.body()).as(name).contains("\"code\":\"invalid_token\"");
            });
  }

  @Test
  void acceptsAnAudienceAmongOthersAndClocksThatDifferALittle() {
    long now = TestIssuer.NOW.getEpochSecond();
    Map<String, Json.Obj> right =
        Map.of(
            "audience in a list",
            claims().with("aud", Json.array(List.of(Json.of("x"), Json.of("genai-sluis")))),
            "ended nine seconds ago",
            claims().with("exp", Json.of(now - 9)),
            "starts in nine seconds",
            claims().with("nbf", Json.of(now + 9)));

    Map<String, RawHttp.Answer> answers = answersTo(right);

    assertThat(answers)
        .allSatisfy((name, answer) -> assertThat(answer.status()).as(name).isEqualTo(200));
  }

  @Test
  void tellsThatATokenHasExpired() {
    long now = TestIssuer.NOW.getEpochSecond();

    RawHttp.Answer answer = whoAmI(RSA.sign(claims().with("exp", Json.of(now - 10))));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).contains("\"code\":\"expired_token\"", "authentication_error");
    assertThat(answer.head()).contains("error=\"invalid_token\"");
  }

  @Test
  void refusesATokenThatNoKeyOfTheIssuerSigned() {
    TestIssuer.Key stranger = TestIssuer.Key.of("rsa-1", "RS256");
    String good = RSA.sign(claims());
    String payload = good.split("\\.", -1)[1];
    String grown =
        TestIssuer.base64(JsonCodec.write(claims().with("sub", Json.of("somebody else"))));
    Map<String, String> forged =
        Map.of(
            "signed by a stranger",
            stranger.sign(claims()),
            "other payload",
            good.replace(payload, grown),
            "signature cut",
            good.substring(0, good.length() - 4),
            "signature of zeros",
            good.substring(0, good.lastIndexOf('.') + 1) + "A".repeat(342),
            "ecdsa of zeros",
            EC.sign(claims()).replaceAll("[^.]+$", "A".repeat(86)),
            "four parts",
            good + ".e30",
            "closing dot",
            good + ".",
            "not base64",
            "a.b.c");

    forged.forEach(
        (name, token) -> {
          RawHttp.Answer answer = whoAmI(token);
          assertThat(answer.status()).as(name).isEqualTo(401);
          assertThat(answer.body()).as(name).contains("invalid_token").doesNotContain("RS256");
        });
  }

  @Test
  void refusesATokenThatIsNotSignedOrSignedWithThePublicKeyAsSecret() {
    Json none = Json.object("alg", Json.of("none"));
    Json hmac = Json.object("alg", Json.of("HS256"), "kid", Json.of("rsa-1"));
    byte[] der = RSA.pair().getPublic().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END PUBLIC KEY-----\n";
    byte[] jwk = JsonCodec.write(RSA.jwk());
    List<String> forged =
        List.of(
            unsigned(none) + ".",
            unsigned(none),
            unsigned(none) + ".AAAA",
            hmac(hmac, der),
            hmac(hmac, pem.getBytes(StandardCharsets.US_ASCII)),
            hmac(hmac, jwk));

    assertThat(forged).allSatisfy(token -> assertThat(whoAmI(token).status()).isEqualTo(401));
  }

  @Test
  void refusesAnAlgorithmThatIsNotConfiguredAndHeadersItDoesNotUnderstand() {
    TestIssuer.Key other = TestIssuer.Key.of("ed-1", "EdDSA");
    int strict = serve("RS256");
    issuer.publish(RSA.jwk(), EC.jwk(), other.jwk());
    Json.Obj head = Json.object("alg", Json.of("RS256"), "kid", Json.of("rsa-1"));
    List<String> tokens =
        List.of(
            EC.sign(claims()),
            other.sign(claims()),
            RSA.sign(head.with("crit", Json.array(List.of(Json.of("exp")))), claims()),
            RSA.sign(head.with("typ", Json.of("logout+jwt")), claims()),
            RSA.sign(head.with("kid", Json.of(1)), claims()),
            RSA.sign(head.with("alg", Json.of("rs256")), claims()));

    assertThat(tokens)
        .allSatisfy(
            token ->
                assertThat(RawHttp.get(strict, "/v1/me", "Authorization: Bearer " + token).status())
                    .isEqualTo(401));
  }

  @Test
  void passesOverKeysThatAreNotForSignatures() {
    TestIssuer.Key encryption = TestIssuer.Key.of("enc-1", "RS256");
    Json secret =
        Json.object(
            "kty", Json.of("oct"),
            "kid", Json.of("oct-1"),
            "alg", Json.of("HS256"),
            "k", Json.of("AAAA"));
    Json oaep = encryption.jwk().with("use", Json.of("enc")).with("alg", Json.of("RSA-OAEP"));
    Json disguised = encryption.jwk().with("use", Json.of("enc"));
    Json wrapping =
        encryption.jwk().without("use").with("key_ops", Json.array(List.of(Json.of("wrapKey"))));
    issuer.publish(secret, oaep, disguised, wrapping, Json.of("noise"), RSA.jwk());

    int withItsKey = whoAmI(encryption.sign(claims())).status();
    int withTheGoodKey = whoAmI(RSA.sign(claims())).status();

    assertThat(withItsKey).isEqualTo(401);
    assertThat(withTheGoodKey).isEqualTo(200);
  }

  @Test
  void acceptsExactlyOneAuthorizationHeaderAndNothingElse() {
    String token = RSA.sign(claims());
    String header = "Authorization: Bearer " + token;

    Map<String, Integer> statuses =
        Map.of(
            "twice the same", RawHttp.get(port, "/v1/me", header, header).status(),
            "good then bad",
                RawHttp.get(port, "/v1/me", header, "Authorization: Bearer x").status(),
            "bad then good",
                RawHttp.get(port, "/v1/me", "authorization: Basic eA==", header).status(),
            "two in one", RawHttp.get(port, "/v1/me", header + ", Bearer " + token).status(),
            "in the query", RawHttp.get(port, "/v1/me?access_token=" + token).status(),
            "in a cookie", RawHttp.get(port, "/v1/me", "Cookie: token=" + token).status(),
            "as api key", RawHttp.get(port, "/v1/me", "X-Api-Key: " + token).status(),
            "other scheme", RawHttp.get(port, "/v1/me", "Authorization: Token " + token).status(),
            "no token", RawHttp.get(port, "/v1/me", "Authorization: Bearer ").status());
    RawHttp.Answer lowerCase = RawHttp.get(port, "/v1/me", "AUTHORIZATION: bearer " + token);

    assertThat(statuses).allSatisfy((name, status) -> assertThat(status).as(name).isEqualTo(401));
    assertThat(lowerCase.status()).isEqualTo(200);
  }

  @Test
  void asksForATokenWhereThereIsNone() {
    RawHttp.Answer answer = RawHttp.get(port, "/v1/me");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.head()).contains("WWW-Authenticate: Bearer realm=\"genai-sluis\"\r\n");
    assertThat(answer.body()).contains("\"code\":\"missing_token\"");
  }

  @Test
  void stopsTrustingARememberedTokenWhenItExpires() {
    String token = RSA.sign(claims());
    int before = whoAmI(token).status();

    clock.pass(Duration.ofSeconds(311));
    int after = whoAmI(token).status();

    assertThat(List.of(before, after)).containsExactly(200, 401);
  }

  @Test
  void stopsTrustingARememberedTokenWhenItsKeyIsWithdrawn() {
    TestIssuer.Key next = TestIssuer.Key.of("rsa-2", "RS256");
    long end = TestIssuer.NOW.plusSeconds(3_600).getEpochSecond();
    String old = RSA.sign(claims().with("exp", Json.of(end)));
    int before = whoAmI(old).status();
    issuer.publish(next.jwk());
    clock.pass(Duration.ofSeconds(31));

    int fresh = whoAmI(next.sign(claims())).status();
    int after = whoAmI(old).status();

    assertThat(List.of(before, fresh, after)).containsExactly(200, 200, 401);
  }

  @Test
  void answers503WhileTheIssuerGivesNoKeysAndRecovers() {
    issuer.failWith(500);
    RawHttp.Answer down = whoAmI(RSA.sign(claims()));
    issuer.failWith(200);
    clock.pass(Duration.ofSeconds(3));

    RawHttp.Answer up = whoAmI(RSA.sign(claims()));

    assertThat(down.status()).isEqualTo(503);
    assertThat(down.body()).contains("\"code\":\"identity_unavailable\"");
    assertThat(down.head()).contains("Retry-After: ");
    assertThat(up.status()).isEqualTo(200);
  }

  private int serve(String... algorithms) {
    String[] accepted =
        algorithms.length > 0
            ? algorithms
            : new String[] {"RS256", "PS256", "ES256", "ES384", "EdDSA"};
    IdentitySettings.KeySettings keys = issuer.keySettings(accepted);
    IdentitySettings settings = TestIssuer.settings(keys);
    IdentitySettings.Provider provider = settings.provider();
    assertThat(provider).isNotNull();
    Egress egress = Egress.of(VERTX, List.of(keys.destination()));
    Authenticator authenticator =
        new Authenticator(
            VERTX,
            settings,
            new Authenticator.Trust(provider, new PublishedKeys(egress, keys), _ -> true, clock));
    HttpServer server =
        VERTX
            .createHttpServer()
            .requestHandler(TestGateway.whoAmI(VERTX, authenticator))
            .listen(0, "127.0.0.1")
            .await();
    return server.actualPort();
  }

  private RawHttp.Answer whoAmI(String token) {
    return RawHttp.get(port, "/v1/me", "Authorization: Bearer " + token);
  }

  private Map<String, RawHttp.Answer> answersTo(Map<String, Json.Obj> claims) {
    return claims.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> whoAmI(RSA.sign(entry.getValue()))));
  }

  private static String unsigned(Json header) {
    return TestIssuer.base64(JsonCodec.write(header))
        + "."
        + TestIssuer.base64(JsonCodec.write(claims()));
  }

  private static String hmac(Json header, byte[] secret) {
    String input = unsigned(header);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return input
          + "."
          + TestIssuer.base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
