package nl.genaisluis.gateway.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the claims of a token of which the signature holds: whether it was meant for this gateway
/// and is in time, and who its caller is (RFC 9068 §4, RFC 7519 §4.1).
final class TokenClaims {
  private static final int TEXT_LENGTH_MAX = 255;

  private final IdentitySettings.Provider provider;

  TokenClaims(IdentitySettings.Provider provider) {
    this.provider = provider;
  }

  /// A caller, and the moment from which the token may not be trusted unseen.
  record Accepted(Caller caller, Instant expires) {}

  /// What these claims say now.
  ///
  /// @throws AuthFault when the token is not for this gateway, not yet or no longer valid, or
  ///   incomplete
  Accepted accept(JsonObject claims, Instant now) {
    Duration leeway = provider.leeway();
    Instant expires = moment(claims, "exp");
    if (expires == null
        || !provider.issuer().equals(claims.getValue("iss"))
        || !strings(claims.getValue("aud")).contains(provider.audience())) {
      throw new AuthFault(AuthFault.Code.INVALID_TOKEN);
    }
    if (!now.isBefore(expires.plus(leeway))) {
      throw new AuthFault(AuthFault.Code.EXPIRED_TOKEN);
    }
    if (claims.containsKey("nbf")) {
      Instant start = moment(claims, "nbf");
      if (start == null || now.isBefore(start.minus(leeway))) {
        throw new AuthFault(AuthFault.Code.INVALID_TOKEN);
      }
    }
    return new Accepted(caller(claims), expires);
  }

  /// What an ID token says of a person who signed in.
  ///
  /// @param name as the person likes to see it; null when the provider tells none
  record Identity(String subject, @Nullable String name) {
    @Override
    public String toString() {
      return "Identity[***]";
    }
  }

  /// What the claims of an ID token say now (OpenID Connect Core §3.1.3.7).
  ///
  /// @throws AuthFault when it was not made for this client and this attempt to sign in
  Identity identity(JsonObject claims, String clientId, String nonce, Instant now) {
    Instant expires = moment(claims, "exp");
    List<String> audience = strings(claims.getValue("aud"));
    String azp = text(claims.getValue("azp"));
    String subject = text(claims.getValue("sub"));
    String told = text(claims.getValue("nonce"));
    boolean forUs = azp == null ? audience.size() == 1 : azp.equals(clientId);
    if (expires == null
        || subject == null
        || told == null
        || !provider.issuer().equals(claims.getValue("iss"))
        || !audience.contains(clientId)
        || !forUs
        || !MessageDigest.isEqual(told.getBytes(UTF_8), nonce.getBytes(UTF_8))) {
      throw new AuthFault(AuthFault.Code.INVALID_TOKEN);
    }
    if (!now.isBefore(expires.plus(provider.leeway()))) {
      throw new AuthFault(AuthFault.Code.EXPIRED_TOKEN);
    }
    String name = text(claims.getValue("name"));
    return new Identity(subject, name == null ? text(claims.getValue("preferred_username")) : name);
  }

  private Caller caller(JsonObject claims) {
    String subject = text(claims.getValue("sub"));
    if (subject == null) {
      throw new AuthFault(AuthFault.Code.INVALID_TOKEN);
    }
    String client = text(claims.getValue("azp"));
    if (client == null) {
      client = text(claims.getValue("client_id"));
    }
    // RFC 9068 §2.2: a token that a client got for itself has the client as its subject.
    boolean machine =
        client != null
            && (client.equals(subject) || provider.claims().machineClients().contains(client));
    Caller.Kind kind = machine ? Caller.Kind.MACHINE : Caller.Kind.PERSON;
    String unitPath = provider.claims().unit();
    String unit = unitPath == null ? null : text(find(claims, unitPath));
    return new Caller(subject, kind, roles(claims, kind), unit, client);
  }

  /// The known roles that the caller may have at all. Other names in the claim are no business of
  /// ours.
  private Set<Role> roles(JsonObject claims, Caller.Kind kind) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : strings(find(claims, provider.claims().roles()))) {
      Role role = Role.find(name);
      if (role != null) {
        roles.add(role);
      }
    }
    if (kind == Caller.Kind.MACHINE) {
      roles.retainAll(Set.of(Role.ONTWIKKELAAR));
    }
    if (roles.containsAll(Set.of(Role.BEHEERDER, Role.COMMISSIE))) {
      roles.removeAll(Set.of(Role.BEHEERDER, Role.COMMISSIE));
    }
    return roles;
  }

  /// The value under this name, or else along this path of names parted by dots; null when absent.
  private static @Nullable Object find(JsonObject claims, String path) {
    if (claims.containsKey(path)) {
      return claims.getValue(path);
    }
    int dot = path.indexOf('.');
    if (dot < 0 || !(claims.getValue(path.substring(0, dot)) instanceof JsonObject inner)) {
      return null;
    }
    return find(inner, path.substring(dot + 1));
  }

  private static List<String> strings(@Nullable Object value) {
    if (value instanceof String one) {
      return List.of(one);
    }
    if (value instanceof JsonArray many) {
      return many.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }
    return List.of();
  }

  private static @Nullable String text(@Nullable Object value) {
    boolean usable =
        value instanceof String text && !text.isBlank() && text.length() <= TEXT_LENGTH_MAX;
    return usable ? (String) value : null;
  }

  /// A moment in whole seconds; null when absent or not a sensible number.
  private static @Nullable Instant moment(JsonObject claims, String name) {
    if (!(claims.getValue(name) instanceof Number number)) {
      return null;
    }
    double seconds = number.doubleValue();
    boolean sensible = seconds >= 0 && seconds < 1e11;
    return sensible ? Instant.ofEpochSecond((long) seconds) : null;
  }
}
