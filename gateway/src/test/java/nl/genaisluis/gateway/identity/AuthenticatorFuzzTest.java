package nl.genaisluis.gateway.identity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import nl.genaisluis.models.wire.Seeds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// No credential makes the door throw, and none opens it that an issuer's key did not sign with
/// claims for this gateway and for now.
///
/// One line is the header's value as it comes. Of several, the first is a token's head and the
/// second its claims; both are signed with the issuer's key for the head's algorithm, and then the
/// rest of the input is laid over the signature, bit by bit (exclusive or).
public class AuthenticatorFuzzTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final List<TestIssuer.Key> KEYS =
      List.of(
          TestIssuer.Key.of("ed", "EdDSA"),
          TestIssuer.Key.of("ec", "ES256"),
          TestIssuer.Key.of("rsa", "RS256"));
  private static final Json PUBLISHED =
      Json.object("keys", Json.array(KEYS.stream().map(TestIssuer.Key::jwk).toList()));
  private static final Authenticator DOOR = door();

  @AfterAll
  static void stops() {
    VERTX.close().await();
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void opensForNothingThatTheIssuerDidNotSign(byte[] input) {
    fuzzerTestOneInput(input);
  }

  @Test
  void opensForWhatTheIssuerSigned() {
    String claims = new String(JsonCodec.write(TestIssuer.claims()), ISO_8859_1);

    Caller caller = caller("Bearer " + token(new String[] {"{\"alg\":\"ES256\"}", claims}));

    assertThat(caller).isNotNull();
  }

  /// Makes the keys and loads the library before the first input is timed.
  public static void fuzzerInitialize() {
    fuzzerTestOneInput("{\"alg\":\"RS256\"}\n{}".getBytes(US_ASCII));
  }

  public static void fuzzerTestOneInput(byte[] input) {
    String[] lines = new String(input, ISO_8859_1).split("\n", 3);
    String header = lines.length == 1 ? lines[0] : "Bearer " + token(lines);
    // A server lets no control characters into a header's value.
    if (header.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      return;
    }

    Caller caller = caller(header);

    assertThat(caller == null || mayEnter(header)).as("let in").isTrue();
  }

  private static @Nullable Caller caller(String header) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Authorization", header);
    HttpServerRequest request =
        (HttpServerRequest)
            Proxy.newProxyInstance(
                AuthenticatorFuzzTest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (_, method, _) -> {
                  assertThat(method.getName()).isEqualTo("headers");
                  return headers;
                });
    try {
      return DOOR.authenticate(request).toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException failed) {
      assertThat(failed.getCause()).isInstanceOf(AuthFault.class);
      return null;
    }
  }

  private static String token(String[] lines) {
    byte[] head = lines[0].getBytes(ISO_8859_1);
    byte[] claims = lines[1].getBytes(ISO_8859_1);
    String signed = TestIssuer.base64(head) + "." + TestIssuer.base64(claims);
    byte[] signature = key(head).signature(signed.getBytes(US_ASCII));
    byte[] mask = lines.length < 3 ? new byte[0] : lines[2].getBytes(ISO_8859_1);
    for (int i = 0; i < mask.length; i++) {
      signature[i % signature.length] ^= mask[i];
    }
    return signed + "." + TestIssuer.base64(signature);
  }

  /// The key for this head's algorithm; the first one for any other.
  private static TestIssuer.Key key(byte[] head) {
    Json.Obj members = object(head);
    String algorithm = members == null ? null : members.text("alg");
    return KEYS.stream()
        .filter(key -> key.algorithm().equals(algorithm))
        .findFirst()
        .orElse(KEYS.getFirst());
  }

  /// Judges a header anew: its token's signature with the platform's own means, and its claims.
  private static boolean mayEnter(String header) {
    String[] parts = header.substring("Bearer ".length()).split("\\.", -1);
    byte[] head = Base64.getUrlDecoder().decode(parts[0]);
    byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
    byte[] signed = (parts[0] + "." + parts[1]).getBytes(US_ASCII);
    Json.Obj claims = object(Base64.getUrlDecoder().decode(parts[1]));
    try {
      return key(head).signed(signed, signature)
          && (claims == null || forThisGatewayAndNow(claims));
    } catch (GeneralSecurityException noSignature) {
      return false;
    }
  }

  private static boolean forThisGatewayAndNow(Json.Obj claims) {
    Json audience = claims.get("aud");
    boolean ours =
        Json.of(TestIssuer.AUDIENCE).equals(audience)
            || claims.items("aud").contains(Json.of(TestIssuer.AUDIENCE));
    boolean current =
        claims.get("exp") instanceof Json.Num expires
            && expires.nearest() + 10 > TestIssuer.NOW.getEpochSecond();
    return ours && current && TestIssuer.ISSUER.equals(claims.text("iss"));
  }

  /// Null also for what is no strict JSON: a double member is the issuer's own business.
  private static Json.@Nullable Obj object(byte[] json) {
    try {
      return JsonCodec.read(json) instanceof Json.Obj object ? object : null;
    } catch (JsonFault broken) {
      return null;
    }
  }

  private static Authenticator door() {
    IdentitySettings settings =
        TestIssuer.settings(
            new IdentitySettings.KeySettings(
                URI.create("https://aanmelden.example/certs"),
                KEYS.stream().map(TestIssuer.Key::algorithm).toList(),
                false,
                null));
    IdentitySettings.Provider provider = settings.provider();
    if (provider == null) {
      throw new IllegalStateException("no provider");
    }
    return new Authenticator(
        VERTX,
        settings,
        new Authenticator.Trust(
            provider,
            () -> Future.succeededFuture(PUBLISHED),
            _ -> true,
            new TestClock(TestIssuer.NOW)));
  }
}
