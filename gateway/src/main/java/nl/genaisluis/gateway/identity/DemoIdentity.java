package nl.genaisluis.gateway.identity;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import io.vertx.ext.web.RoutingContext;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import nl.genaisluis.gateway.problem.Problems;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import org.jspecify.annotations.Nullable;

/// An issuer of tokens for demo users, for trying the gateway on one machine without a provider.
/// The key is made at start and never written down, so tokens end with the process. It must not be
/// made unless [BindGuard] allowed it; each request is checked again by [LoopbackRule].
public final class DemoIdentity {
  /// How long a demo token lasts.
  static final Duration LIFETIME = Duration.ofHours(1);

  private static final String ISSUER = "http://localhost/demo";
  private static final String AUDIENCE = "genai-sluis";
  private static final String ALGORITHM = "ES256";
  private static final int BODY_BYTES_MAX = 1_024;
  private static final int COORDINATE_BYTES = 32;

  /// A person or program that exists only here.
  public record User(Role role, String subject, String name, String unit) {}

  private static final List<User> USERS =
      List.of(
          new User(Role.MEDEWERKER, "demo-medewerker", "Sanne Visser", "Mobiliteit"),
          new User(Role.ONTWIKKELAAR, "demo-ontwikkelaar", "Koppeling Zaaksysteem", "Informatie"),
          new User(Role.COMMISSIE, "demo-commissie", "Farida el Amrani", "AI-commissie"),
          new User(Role.AUDITOR, "demo-auditor", "Wies Hoekstra", "Concerncontrol"),
          new User(Role.BEHEERDER, "demo-beheerder", "Thijs Kuipers", "Informatie"));

  /// A pair that was made beforehand and that no issuer has yet.
  private static final AtomicReference<@Nullable KeyPair> PREPARED = new AtomicReference<>();

  private final JWTAuth signer;
  private final Json publicKeys;

  public DemoIdentity(Vertx vertx) {
    KeyPair prepared = PREPARED.getAndSet(null);
    KeyPair pair = prepared == null ? newPair() : prepared;
    ECPublicKey open = (ECPublicKey) pair.getPublic();
    ECPrivateKey secret = (ECPrivateKey) pair.getPrivate();
    String id = UUID.randomUUID().toString();
    String x = coordinate(open.getW().getAffineX());
    String y = coordinate(open.getW().getAffineY());
    JsonObject jwk =
        new JsonObject()
            .put("kty", "EC")
            .put("crv", "P-256")
            .put("alg", ALGORITHM)
            .put("kid", id)
            .put("x", x)
            .put("y", y)
            .put("d", coordinate(secret.getS()));
    this.signer = JWTAuth.create(vertx, new JWTAuthOptions().addJwk(jwk));
    Json.Obj published =
        Json.object(
            "kty", Json.of("EC"),
            "crv", Json.of("P-256"),
            "alg", Json.of(ALGORITHM),
            "use", Json.of("sig"),
            "kid", Json.of(id),
            "x", Json.of(x),
            "y", Json.of(y));
    this.publicKeys = Json.object("keys", Json.array(List.of(published)));
  }

  /// Makes the key of the next issuer, which takes long in a program that has just begun. Needs not
  /// be called.
  public static void prepare() {
    PREPARED.set(newPair());
  }

  /// The demo users, one for each role.
  public static List<User> users() {
    return USERS;
  }

  /// Answers `POST /demo/token` with a token for the user that the body names. Reads the body
  /// itself, so no body handler may come before it.
  public Handler<RoutingContext> tokenHandler() {
    return this::answer;
  }

  /// A token for the demo user of this role.
  String token(Role role) {
    User user = USERS.stream().filter(each -> each.role() == role).findFirst().orElseThrow();
    boolean machine = role == Role.ONTWIKKELAAR;
    JsonObject claims =
        new JsonObject()
            .put("azp", machine ? user.subject() : "sluis-chat")
            .put("name", user.name())
            .put("unit", user.unit())
            .put("roles", new JsonArray().add(role.code()))
            .put("jti", UUID.randomUUID().toString());
    JWTOptions options =
        new JWTOptions()
            .setAlgorithm(ALGORITHM)
            .setIssuer(ISSUER)
            .setAudience(List.of(AUDIENCE))
            .setSubject(user.subject())
            .setExpiresInSeconds((int) LIFETIME.toSeconds());
    return signer.generateToken(claims, options);
  }

  /// How the authenticator must read these tokens.
  IdentitySettings.Provider provider() {
    IdentitySettings.KeySettings keys =
        new IdentitySettings.KeySettings(
            URI.create("http://localhost/demo/keys"), List.of(ALGORITHM), true, null);
    return new IdentitySettings.Provider(
        ISSUER, AUDIENCE, keys, new IdentitySettings.Claims("roles", "unit", List.of()), 0);
  }

  Future<Json> publicKeys() {
    return Future.succeededFuture(publicKeys);
  }

  private void answer(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!LoopbackRule.admits(request)) {
      Problems.answer(context, new AuthFault(AuthFault.Code.DEMO_LOOPBACK_ONLY).problem());
      return;
    }
    Buffer body = Buffer.buffer();
    request.handler(
        chunk -> {
          if (body.length() <= BODY_BYTES_MAX) {
            body.appendBuffer(chunk);
          }
        });
    request.endHandler(_ -> answer(context, body));
    request.resume();
  }

  private void answer(RoutingContext context, Buffer body) {
    Role role = body.length() > BODY_BYTES_MAX ? null : askedRole(body.getBytes());
    if (role == null) {
      Problems.openAi(
          context,
          400,
          "invalid_request_error",
          "unknown_demo_user",
          "send {\"user\":\"medewerker|ontwikkelaar|commissie|auditor|beheerder\"}");
      return;
    }
    Json answer =
        Json.object(
            "access_token", Json.of(token(role)),
            "token_type", Json.of("Bearer"),
            "expires_in", Json.of(LIFETIME.toSeconds()));
    context
        .response()
        .putHeader("Content-Type", "application/json; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .end(Buffer.buffer(JsonCodec.write(answer)));
  }

  private static @Nullable Role askedRole(byte[] body) {
    try {
      String user = JsonCodec.read(body) instanceof Json.Obj object ? object.text("user") : null;
      return user == null ? null : Role.find(user);
    } catch (JsonFault broken) {
      return null;
    }
  }

  private static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a Java platform without P-256", impossible);
    }
  }

  /// A number as a JWK holds it (RFC 7518 §6.2.1.2): big-endian, of the full width of the curve.
  private static String coordinate(BigInteger number) {
    byte[] signed = number.toByteArray();
    byte[] wide = new byte[COORDINATE_BYTES];
    int count = Math.min(signed.length, COORDINATE_BYTES);
    System.arraycopy(signed, signed.length - count, wide, COORDINATE_BYTES - count, count);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(wide);
  }
}
