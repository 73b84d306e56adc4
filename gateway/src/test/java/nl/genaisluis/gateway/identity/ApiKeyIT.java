package nl.genaisluis.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ApiKeyIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final String SECRET = "0123456789abcdef0123456789abcdef0123456789a";

  private final AtomicInteger fetches = new AtomicInteger();

  @AfterAll
  static void stops() {
    VERTX.close().await();
  }

  @Test
  void acceptsTheKeyOfAMachineUntilItIsRevokedOrExpires() {
    List<IdentitySettings.ApiKey> keys =
        List.of(
            apiKey("zaken", null, false),
            apiKey("oud", "2026-11-22T10:00:00Z", false),
            apiKey("nieuw", "2026-11-22T10:00:01Z", false),
            apiKey("weg", null, true));
    int withKeys = serve(keys);

    RawHttp.Answer good = RawHttp.get(withKeys, "/v1/me", bearer("zaken", SECRET));
    RawHttp.Answer lasting = RawHttp.get(withKeys, "/v1/me", bearer("nieuw", SECRET));
    RawHttp.Answer expired = RawHttp.get(withKeys, "/v1/me", bearer("oud", SECRET));
    RawHttp.Answer revoked = RawHttp.get(withKeys, "/v1/me", bearer("weg", SECRET));
    RawHttp.Answer wrong = RawHttp.get(withKeys, "/v1/me", bearer("zaken", SECRET + "x"));
    RawHttp.Answer unknown = RawHttp.get(withKeys, "/v1/me", bearer("niemand", SECRET));
    RawHttp.Answer none = RawHttp.get(withKeys, "/v1/me", bearer("none", SECRET));
    RawHttp.Answer bare = RawHttp.get(withKeys, "/v1/me", "Authorization: Bearer sk-sluis-zaken");

    assertThat(good.body()).isEqualTo("MACHINE zaken [ontwikkelaar] Zaken zaken");
    assertThat(lasting.status()).isEqualTo(200);
    assertThat(expired.body()).contains("expired_token").doesNotContain(SECRET);
    assertThat(List.of(revoked, wrong, unknown, none, bare))
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(401);
              assertThat(answer.body()).contains("invalid_token").doesNotContain(SECRET);
            });
    assertThat(fetches).hasValue(0);
  }

  private int serve(List<IdentitySettings.ApiKey> apiKeys) {
    IdentitySettings issuer =
        TestIssuer.settings(
            new IdentitySettings.KeySettings(
                URI.create("https://aanmelden.example/certs"), List.of("RS256"), false, null));
    IdentitySettings.Provider provider = issuer.provider();
    assertThat(provider).isNotNull();
    KeySource none =
        () -> {
          fetches.incrementAndGet();
          return Future.failedFuture("no keys here");
        };
    Authenticator authenticator =
        new Authenticator(
            VERTX,
            new IdentitySettings(issuer.mode(), provider, apiKeys),
            new Authenticator.Trust(provider, none, _ -> true, () -> TestIssuer.NOW));
    return VERTX
        .createHttpServer()
        .requestHandler(TestGateway.whoAmI(VERTX, authenticator))
        .listen(0, "127.0.0.1")
        .await()
        .actualPort();
  }

  private static IdentitySettings.ApiKey apiKey(
      String id, @Nullable String expires, boolean revoked) {
    byte[] whole = ("sk-sluis-" + id + "-" + SECRET).getBytes(StandardCharsets.UTF_8);
    String hash = HexFormat.of().formatHex(Sha256.of(whole));
    return new IdentitySettings.ApiKey(
        id, hash, List.of(Role.ONTWIKKELAAR), "Zaken", expires, revoked);
  }

  private static String bearer(String id, String secret) {
    return "Authorization: Bearer sk-sluis-" + id + "-" + secret;
  }
}
