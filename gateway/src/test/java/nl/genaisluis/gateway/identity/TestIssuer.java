package nl.genaisluis.gateway.identity;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;

/// An issuer on loopback that publishes keys and signs with the platform's own cryptography, so
/// that what the gateway verifies was not made by the library that verifies it.
final class TestIssuer {
  static final String ISSUER = "https://aanmelden.example/realm";
  static final String AUDIENCE = "genai-sluis";
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final HttpServer server;
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile byte[] document = new byte[0];
  private volatile int status = 200;

  TestIssuer(Vertx vertx) {
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  fetches.incrementAndGet();
                  request.response().setStatusCode(status).end(Buffer.buffer(document));
                })
            .listen(0, "127.0.0.1")
            .await();
  }

  void publish(Json... keys) {
    document = JsonCodec.write(Json.object("keys", Json.array(List.of(keys))));
  }

  void failWith(int failure) {
    status = failure;
  }

  int fetches() {
    return fetches.get();
  }

  IdentitySettings.KeySettings keySettings(String... algorithms) {
    return new IdentitySettings.KeySettings(
        URI.create("http://localhost:" + server.actualPort() + "/certs"),
        List.of(algorithms),
        true,
        null);
  }

  static IdentitySettings settings(IdentitySettings.KeySettings keys) {
    IdentitySettings.Provider provider =
        new IdentitySettings.Provider(
            ISSUER,
            AUDIENCE,
            keys,
            new IdentitySettings.Claims("realm_access.roles", "afdeling", List.of("zaaksysteem")),
            10);
    return new IdentitySettings(IdentitySettings.Mode.OIDC, provider, List.of());
  }

  /// The claims of a token that is valid at [#NOW] for a member of staff.
  static Json.Obj claims() {
    return Json.object(
        "iss", Json.of(ISSUER),
        "aud", Json.of(AUDIENCE),
        "sub", Json.of("3c9f"),
        "azp", Json.of("chat"),
        "afdeling", Json.of("Mobiliteit"),
        "exp", Json.of(NOW.plusSeconds(300).getEpochSecond()),
        "realm_access", Json.object("roles", Json.array(List.of(Json.of("medewerker")))));
  }

  /// A key of the issuer.
  record Key(String id, String algorithm, KeyPair pair) {
    static Key of(String id, String algorithm) {
      return new Key(id, algorithm, pair(algorithm));
    }

    Json.Obj jwk() {
      Json.Obj common =
          Json.object("kid", Json.of(id), "use", Json.of("sig"), "alg", Json.of(algorithm));
      return switch (pair.getPublic()) {
        case RSAPublicKey rsa ->
            common
                .with("kty", Json.of("RSA"))
                .with("n", Json.of(number(rsa.getModulus(), rsa.getModulus().bitLength() / 8)))
                .with("e", Json.of(number(rsa.getPublicExponent(), 3)));
        case ECPublicKey ec -> {
          int width = ec.getParams().getCurve().getField().getFieldSize() / 8;
          yield common
              .with("kty", Json.of("EC"))
              .with("crv", Json.of("P-" + width * 8))
              .with("x", Json.of(number(ec.getW().getAffineX(), width)))
              .with("y", Json.of(number(ec.getW().getAffineY(), width)));
        }
        case EdECPublicKey ed -> {
          byte[] encoded = ed.getEncoded();
          byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
          yield common
              .with("kty", Json.of("OKP"))
              .with("crv", Json.of("Ed25519"))
              .with("x", Json.of(base64(raw)));
        }
        default -> throw new IllegalStateException("no such key in this test");
      };
    }

    /// A token with the usual header.
    String sign(Json claims) {
      return sign(
          Json.object("alg", Json.of(algorithm), "kid", Json.of(id), "typ", Json.of("JWT")),
          claims);
    }

    String sign(Json header, Json claims) {
      String input = base64(JsonCodec.write(header)) + "." + base64(JsonCodec.write(claims));
      return input + "." + base64(signature(input.getBytes(StandardCharsets.US_ASCII)));
    }

    byte[] signature(byte[] input) {
      try {
        Signature signature = signature();
        signature.initSign(pair.getPrivate());
        signature.update(input);
        return signature.sign();
      } catch (GeneralSecurityException broken) {
        throw new IllegalStateException(broken);
      }
    }

    /// True when this key made the signature.
    boolean signed(byte[] input, byte[] made) throws GeneralSecurityException {
      Signature signature = signature();
      signature.initVerify(pair.getPublic());
      signature.update(input);
      return signature.verify(made);
    }

    private Signature signature() throws GeneralSecurityException {
      return switch (algorithm) {
        case "RS256" -> Signature.getInstance("SHA256withRSA");
        case "PS256" -> {
          Signature pss = Signature.getInstance("RSASSA-PSS");
          pss.setParameter(
              new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
          yield pss;
        }
        case "ES256" -> Signature.getInstance("SHA256withECDSAinP1363Format");
        case "ES384" -> Signature.getInstance("SHA384withECDSAinP1363Format");
        case "EdDSA" -> Signature.getInstance("Ed25519");
        default -> throw new IllegalStateException(algorithm);
      };
    }

    private static KeyPair pair(String algorithm) {
      try {
        KeyPairGenerator generator =
            switch (algorithm) {
              case "RS256", "PS256" -> KeyPairGenerator.getInstance("RSA");
              case "ES256", "ES384" -> KeyPairGenerator.getInstance("EC");
              case "EdDSA" -> KeyPairGenerator.getInstance("Ed25519");
              default -> throw new IllegalStateException(algorithm);
            };
        switch (algorithm) {
          case "RS256", "PS256" -> generator.initialize(2048);
          case "ES256" -> generator.initialize(new ECGenParameterSpec("secp256r1"));
          case "ES384" -> generator.initialize(new ECGenParameterSpec("secp384r1"));
          default -> {}
        }
        return generator.generateKeyPair();
      } catch (GeneralSecurityException broken) {
        throw new IllegalStateException(broken);
      }
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String number(BigInteger value, int width) {
    byte[] signed = value.toByteArray();
    byte[] wide = new byte[width];
    int count = Math.min(signed.length, width);
    System.arraycopy(signed, signed.length - count, wide, width - count, count);
    return base64(wide);
  }
}
