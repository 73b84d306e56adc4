package nl.genaisluis.gateway.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.genaisluis.gateway.egress.Destination;
import org.jspecify.annotations.Nullable;

/// The `identity` part of the configuration: who vouches for callers. `mode` must be written out,
/// and a provider goes with `oidc` and with nothing else.
public record IdentitySettings(Mode mode, @Nullable Provider provider, List<ApiKey> apiKeys) {
  /// Who issues tokens.
  public enum Mode {
    /// The gateway itself, to demo users on this machine.
    @JsonProperty("demo")
    DEMO,
    /// An OpenID Connect provider.
    @JsonProperty("oidc")
    OIDC
  }

  public IdentitySettings {
    need(mode, "identity.mode");
    if (mode == Mode.OIDC && provider == null) {
      throw new IllegalArgumentException("identity.provider is missing; mode oidc needs it");
    }
    if (mode == Mode.DEMO && provider != null) {
      throw new IllegalArgumentException(
          "identity.provider is set while identity.mode is demo; choose one");
    }
    apiKeys = listOrNone(apiKeys);
    Set<String> ids = new HashSet<>();
    for (ApiKey key : apiKeys) {
      if (!ids.add(key.id())) {
        throw new IllegalArgumentException("identity.api_keys has two keys with id " + key.id());
      }
    }
  }

  /// Ids of the programs whose credential can be revoked: API keys, and clients of the provider.
  public Set<String> programs() {
    Set<String> ids = new HashSet<>();
    apiKeys.forEach(key -> ids.add(key.id()));
    if (provider != null) {
      ids.addAll(provider.claims().machineClients());
    }
    return ids;
  }

  /// Demo users and no API keys: how the gateway starts without a configuration.
  public static IdentitySettings demo() {
    return new IdentitySettings(Mode.DEMO, null, List.of());
  }

  /// An OpenID Connect provider. A token must name exactly this issuer and this audience. The
  /// leeway allows for clocks that differ.
  ///
  /// @param signIn how people sign in on the pages; null when only programs do, with a token
  public record Provider(
      String issuer,
      String audience,
      KeySettings keys,
      Claims claims,
      Integer leewaySeconds,
      @Nullable SignInSettings signIn) {
    /// The most that clocks may differ before the fault is in the clock.
    public static final int LEEWAY_SECONDS_MAX = 120;

    /// What clocks that are kept by NTP stay well within.
    public static final int LEEWAY_SECONDS = 10;

    public Provider {
      need(issuer, "identity.provider.issuer");
      need(audience, "identity.provider.audience");
      need(keys, "identity.provider.keys");
      if (issuer.isBlank()) {
        throw new IllegalArgumentException("identity.provider.issuer must not be empty");
      }
      if (audience.isBlank()) {
        throw new IllegalArgumentException("identity.provider.audience must not be empty");
      }
      claims = orElse(claims, Claims.DEFAULT);
      leewaySeconds = orElse(leewaySeconds, LEEWAY_SECONDS);
      if (signIn != null && !issuer.matches("https?://[^/?#]+[^?#]*")) {
        throw new IllegalArgumentException(
            "identity.provider.issuer must be a web address for sign_in, was: " + issuer);
      }
      if (leewaySeconds < 0 || leewaySeconds > LEEWAY_SECONDS_MAX) {
        throw new IllegalArgumentException(
            "identity.provider.leeway_seconds must be 0 to "
                + LEEWAY_SECONDS_MAX
                + ", was: "
                + leewaySeconds);
      }
    }

    public Provider(
        String issuer, String audience, KeySettings keys, Claims claims, Integer leewaySeconds) {
      this(issuer, audience, keys, claims, leewaySeconds, null);
    }

    Duration leeway() {
      return Duration.ofSeconds(leewaySeconds);
    }

    /// The destinations that the egress door must have for this provider.
    public List<Destination> destinations() {
      SignInSettings people = signIn;
      if (people == null) {
        return List.of(keys.destination());
      }
      URI home = URI.create(issuer);
      SignInSettings.Endpoints written = people.endpoints();
      URI tokens = written == null ? home : written.token();
      return List.of(
          keys.destination(),
          keys.beside(SignInSettings.DISCOVERY_PURPOSE, home),
          keys.beside(SignInSettings.TOKEN_PURPOSE, tokens));
    }
  }

  /// Where the provider publishes its keys (`jwks_uri`) and which signatures are accepted. `own`
  /// says that the provider runs inside the organisation, on an address that is not public;
  /// `certificates` is a PEM file with the authorities that vouch for it, if the platform's do not.
  public record KeySettings(
      URI url, List<String> algorithms, boolean own, @Nullable Path certificates) {
    /// The purpose under which the keys are fetched.
    public static final String PURPOSE = "oidc";

    private static final Set<String> KNOWN =
        Set.of("RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA");

    public KeySettings {
      need(url, "identity.provider.keys.url");
      algorithms = listOrNone(algorithms);
      if (algorithms.isEmpty() || !KNOWN.containsAll(algorithms)) {
        throw new IllegalArgumentException(
            "identity.provider.keys.algorithms must name one or more of "
                + KNOWN.stream().sorted().toList()
                + ", was: "
                + algorithms);
      }
      destinationOf(url, own, certificates);
    }

    /// The destination that the egress door must have for these keys.
    public Destination destination() {
      return destinationOf(url, own, certificates);
    }

    /// The origin of another address of the same provider, trusted as that of the keys is.
    private Destination beside(String purpose, URI address) {
      return new Destination(
          purpose, URI.create(SignInSettings.originOf(address)), own, certificates);
    }

    /// Path and query of the key document.
    String path() {
      return url.getRawQuery() == null
          ? url.getRawPath()
          : url.getRawPath() + "?" + url.getRawQuery();
    }

    private static Destination destinationOf(URI url, boolean own, @Nullable Path certificates) {
      if (url.getHost() == null || url.getRawPath().isEmpty()) {
        throw new IllegalArgumentException(
            "identity.provider.keys.url must be the full address of the key document");
      }
      return new Destination(
          PURPOSE, URI.create(url.getScheme() + "://" + url.getRawAuthority()), own, certificates);
    }
  }

  /// Where in a token the roles and the unit are, as names parted by dots. `machineClients` are the
  /// clients (`azp`) whose tokens speak for a program.
  public record Claims(String roles, @Nullable String unit, List<String> machineClients) {
    static final Claims DEFAULT = new Claims("realm_access.roles", null, List.of());

    public Claims {
      roles = orElse(roles, "realm_access.roles");
      if (roles.isBlank()) {
        throw new IllegalArgumentException("identity.provider.claims.roles must not be empty");
      }
      machineClients = listOrNone(machineClients);
    }
  }

  /// A key of a machine: `sk-sluis-<id>-<secret>`, of which only the SHA-256 of the whole is kept
  /// here. `expires` is a moment in UTC (`2027-01-01T00:00:00Z`).
  ///
  /// The only role of a machine is `ontwikkelaar`; it is written out all the same, so that a reader
  /// of the file sees what the key opens.
  public record ApiKey(
      String id,
      String sha256,
      List<Role> roles,
      @Nullable String unit,
      @Nullable String expires,
      boolean revoked) {
    public ApiKey {
      need(id, "identity.api_keys[].id");
      need(sha256, "identity.api_keys[].sha256");
      if (!id.matches("[a-z0-9_]{1,40}")) {
        throw new IllegalArgumentException(
            "identity.api_keys[].id must be 1 to 40 of a-z 0-9 _, was: " + id);
      }
      if (!sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "identity.api_keys[].sha256 of " + id + " must be 64 lower-case hexadecimal digits");
      }
      roles = listOrNone(roles);
      if (!roles.equals(List.of(Role.ONTWIKKELAAR))) {
        throw new IllegalArgumentException(
            "identity.api_keys[].roles of " + id + " must be [ontwikkelaar]");
      }
      if (expires != null) {
        momentOf(id, expires);
      }
    }

    /// When the key stops working; null when it does not stop by itself.
    @Nullable Instant expiresAt() {
      return expires == null ? null : momentOf(id, expires);
    }

    private static Instant momentOf(String id, String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException broken) {
        throw new IllegalArgumentException(
            "identity.api_keys[].expires of " + id + " must be like 2027-01-01T00:00:00Z", broken);
      }
    }
  }

  // A reader of YAML passes null for what the file leaves out, whatever the types here say.
  private static void need(@Nullable Object value, String key) {
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
  }

  private static <T> List<T> listOrNone(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  private static <T> T orElse(@Nullable T value, T standard) {
    return value == null ? standard : value;
  }
}
