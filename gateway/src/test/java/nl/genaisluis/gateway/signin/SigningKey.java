package nl.genaisluis.gateway.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A key on P-256 that signs tokens with the platform's own cryptography.
final class SigningKey {
  private static final int WIDTH = 32;

  private final KeyPair pair;

  SigningKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new AssertionError(missing);
    }
  }

  JsonObject jwk() {
    ECPublicKey open = (ECPublicKey) pair.getPublic();
    return new JsonObject()
        .put("kty", "EC")
        .put("crv", "P-256")
        .put("alg", "ES256")
        .put("use", "sig")
        .put("kid", "een")
        .put("x", coordinate(open.getW().getAffineX()))
        .put("y", coordinate(open.getW().getAffineY()));
  }

  /// A token with these claims.
  ///
  /// @param algorithm `ES256`; or `HS256`, signed with the public key as a forger would; or `none`
  String sign(String algorithm, JsonObject claims) {
    JsonObject header = new JsonObject().put("alg", algorithm).put("kid", "een").put("typ", "JWT");
    String input = base64(header.encode().getBytes(UTF_8)) + "." + base64(bytes(claims));
    try {
      return switch (algorithm) {
        case "ES256" -> {
          Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
          signature.initSign(pair.getPrivate());
          signature.update(input.getBytes(US_ASCII));
          yield input + "." + base64(signature.sign());
        }
        case "HS256" -> {
          Mac mac = Mac.getInstance("HmacSHA256");
          mac.init(new SecretKeySpec(pair.getPublic().getEncoded(), "HmacSHA256"));
          yield input + "." + base64(mac.doFinal(input.getBytes(US_ASCII)));
        }
        default -> input + ".";
      };
    } catch (GeneralSecurityException broken) {
      throw new AssertionError(broken);
    }
  }

  private static byte[] bytes(JsonObject claims) {
    return claims.encode().getBytes(UTF_8);
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String coordinate(BigInteger value) {
    byte[] signed = value.toByteArray();
    byte[] wide = new byte[WIDTH];
    int count = Math.min(signed.length, WIDTH);
    System.arraycopy(signed, signed.length - count, wide, WIDTH - count, count);
    return base64(Arrays.copyOf(wide, WIDTH));
  }
}
