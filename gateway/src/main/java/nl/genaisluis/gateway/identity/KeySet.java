package nl.genaisluis.gateway.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;

/// The keys of an issuer at one moment, and the memory of tokens that they verified. Only public
/// keys for signatures by a pinned algorithm get in; a symmetric key never does, so nothing signed
/// with a public key as a secret can pass.
final class KeySet {
  /// RSA keys shorter than this are not trusted (BSI TR-02102, NCSC-NL TLS guidelines).
  private static final int RSA_BYTES_MIN = 256;

  private final List<JsonObject> keys;
  private final JWTAuth verifier;
  private final TokenCache cache = new TokenCache();

  private KeySet(Vertx vertx, List<JsonObject> keys) {
    this.keys = keys;
    // Issuer, audience and times are judged by TokenClaims; here only the signature is.
    JWTAuthOptions options =
        new JWTAuthOptions()
            .setJwks(keys)
            .setJWTOptions(new JWTOptions().setIgnoreExpiration(true));
    this.verifier = JWTAuth.create(vertx, options);
  }

  /// The usable keys of a JWK set. A key that is not usable is passed over.
  ///
  /// @throws IllegalArgumentException when the document is not a JWK set
  static KeySet of(Vertx vertx, Json jwks, Collection<String> algorithms) {
    if (!(jwks instanceof Json.Obj set) || !(set.get("keys") instanceof Json.Arr)) {
      throw new IllegalArgumentException("the key document is not a JWK set");
    }
    List<JsonObject> usable = new ArrayList<>();
    for (Json key : set.items("keys")) {
      if (key instanceof Json.Obj object) {
        usable.addAll(usable(object, Set.copyOf(algorithms)));
      }
    }
    return new KeySet(vertx, List.copyOf(usable));
  }

  TokenCache cache() {
    return cache;
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  /// True when both sets hold the same keys.
  boolean sameAs(KeySet other) {
    return keys.equals(other.keys);
  }

  /// True when a key could have made a signature with this header.
  boolean fits(TokenHead head) {
    for (JsonObject key : keys) {
      String id = key.getString("kid");
      boolean named = head.keyId() == null || id == null || head.keyId().equals(id);
      if (named && head.algorithm().equals(key.getString("alg"))) {
        return true;
      }
    }
    return false;
  }

  /// The claims of a token of which the signature holds; fails otherwise.
  Future<JsonObject> verify(String token) {
    return verifier
        .authenticate(new TokenCredentials(token))
        .map(user -> user.attributes().getJsonObject("accessToken"));
  }

  /// One key per algorithm that it may be used with, reduced to the members that define it.
  private static List<JsonObject> usable(Json.Obj key, Set<String> allowed) {
    String use = key.text("use");
    boolean forSignatures = key.get("use") == null || "sig".equals(use);
    List<Json> operations = key.items("key_ops");
    boolean verifies = operations.isEmpty() || operations.contains(Json.of("verify"));
    String type = key.text("kty");
    if (!forSignatures || !verifies || type == null) {
      return List.of();
    }
    return switch (type) {
      case "RSA" -> rsa(key, allowed);
      case "EC" -> curve(key, allowed, "crv", "x", "y");
      case "OKP" -> curve(key, allowed, "crv", "x");
      default -> List.of();
    };
  }

  private static List<JsonObject> rsa(Json.Obj key, Set<String> allowed) {
    String modulus = key.text("n");
    if (modulus == null || length(modulus) < RSA_BYTES_MIN) {
      return List.of();
    }
    String named = key.text("alg");
    List<String> algorithms =
        allowed.stream()
            .filter(algorithm -> algorithm.startsWith("RS") || algorithm.startsWith("PS"))
            .filter(algorithm -> named == null || named.equals(algorithm))
            .sorted()
            .toList();
    List<JsonObject> copies = new ArrayList<>();
    for (String algorithm : algorithms) {
      JsonObject copy = copy(key, algorithm, "n", "e");
      if (copy != null) {
        copies.add(copy);
      }
    }
    return copies;
  }

  private static List<JsonObject> curve(Json.Obj key, Set<String> allowed, String... members) {
    String curve = key.text("crv");
    String algorithm =
        switch (curve == null ? "" : curve) {
          case "P-256" -> "ES256";
          case "P-384" -> "ES384";
          case "Ed25519" -> "EdDSA";
          default -> null;
        };
    String named = key.text("alg");
    // RFC 9864 renames EdDSA over this curve; a token's header must still say what is configured.
    boolean fits = named == null || named.equals(algorithm) || named.equals(curve);
    if (algorithm == null || !allowed.contains(algorithm) || !fits) {
      return List.of();
    }
    JsonObject copy = copy(key, algorithm, members);
    return copy == null ? List.of() : List.of(copy);
  }

  private static @Nullable JsonObject copy(Json.Obj key, String algorithm, String... members) {
    JsonObject copy = new JsonObject().put("kty", key.text("kty")).put("alg", algorithm);
    if (key.text("kid") != null) {
      copy.put("kid", key.text("kid"));
    }
    for (String member : members) {
      String value = key.text(member);
      if (value == null) {
        return null;
      }
      copy.put(member, value);
    }
    return copy;
  }

  private static int length(String base64) {
    try {
      return Base64.getUrlDecoder().decode(base64).length;
    } catch (IllegalArgumentException broken) {
      return 0;
    }
  }
}
