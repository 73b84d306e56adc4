package nl.genaisluis.gateway.identity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How people sign in on the pages: the client that this gateway is at the provider (OpenID Connect
/// Core §3.1, RFC 7636). Without it only programs with a token of their own get in.
///
/// @param clientSecretFile file that holds the secret; null for a public client, which has PKCE
///   only
/// @param redirectUri where the provider sends people back: this gateway's public address with
///   [#RETURN_PATH], written as the provider knows it
/// @param scopes what is asked for; null for `openid` and `profile`
/// @param endpoints of the provider; null to read them from its own description (OpenID Connect
///   Discovery §4)
/// @param session null for the usual limits
public record SignInSettings(
    String clientId,
    @Nullable Path clientSecretFile,
    URI redirectUri,
    @Nullable List<String> scopes,
    @Nullable Endpoints endpoints,
    @Nullable Limits session) {
  /// Where the provider sends people back to.
  public static final String RETURN_PATH = "/aanmelden/terug";

  /// The purpose under which the provider's description is fetched.
  public static final String DISCOVERY_PURPOSE = "oidc-discovery";

  /// The purpose under which tokens are fetched.
  public static final String TOKEN_PURPOSE = "oidc-token";

  private static final String KEY = "identity.provider.sign_in.";
  private static final List<String> USUAL_SCOPES = List.of("openid", "profile");

  public SignInSettings {
    if (clientId.isBlank()) {
      throw new IllegalArgumentException(KEY + "client_id must not be empty");
    }
    scopes = scopes == null ? USUAL_SCOPES : List.copyOf(scopes);
    if (!scopes.contains("openid") || !scopes.stream().allMatch(one -> one.matches("[!-~]+"))) {
      throw new IllegalArgumentException(KEY + "scopes must be words, openid among them");
    }
    requireWeb(redirectUri, KEY + "redirect_uri");
    if (!RETURN_PATH.equals(redirectUri.getRawPath()) || redirectUri.getRawQuery() != null) {
      throw new IllegalArgumentException(
          KEY + "redirect_uri must end in " + RETURN_PATH + ", was: " + redirectUri);
    }
    boolean plain = "http".equalsIgnoreCase(redirectUri.getScheme());
    if (plain && !LoopbackRule.isLoopbackName(redirectUri.getHost())) {
      throw new IllegalArgumentException(
          KEY + "redirect_uri must be https outside this machine, was: " + redirectUri);
    }
  }

  /// Where the provider listens.
  ///
  /// @param endSession where people sign out of the provider too; null when it has no such place
  public record Endpoints(URI authorization, URI token, @Nullable URI endSession) {
    public Endpoints {
      requireWeb(authorization, KEY + "endpoints.authorization");
      requireWeb(token, KEY + "endpoints.token");
      if (endSession != null) {
        requireWeb(endSession, KEY + "endpoints.end_session");
      }
    }
  }

  /// How long somebody stays signed in.
  ///
  /// @param idle without any request
  /// @param longest in all, whatever happens
  /// @param atOnceMax sessions of everybody together
  public record Limits(Duration idle, Duration longest, int atOnceMax) {
    /// Half an hour away from the desk, one long working day, and room for a large province.
    static final Limits USUAL = new Limits(Duration.ofMinutes(30), Duration.ofHours(10), 20_000);

    public Limits {
      if (idle.compareTo(Duration.ofMinutes(5)) < 0 || idle.compareTo(longest) > 0) {
        throw new IllegalArgumentException(
            KEY + "session.idle must be between 5m and session.longest, was: " + idle);
      }
      if (longest.compareTo(Duration.ofHours(24)) > 0) {
        throw new IllegalArgumentException(
            KEY + "session.longest must be at most 24h, was: " + longest);
      }
      if (atOnceMax < 1 || atOnceMax > 1_000_000) {
        throw new IllegalArgumentException(
            KEY + "session.at_once_max must be between 1 and 1000000, was: " + atOnceMax);
      }
    }
  }

  /// The limits of sessions; never null.
  public Limits limits() {
    return session == null ? Limits.USUAL : session;
  }

  /// What is asked for, as the protocol writes it.
  public String scope() {
    return String.join(" ", scopes == null ? USUAL_SCOPES : scopes);
  }

  /// Scheme, host and port at which people reach this gateway (RFC 6454 §6.2).
  public String origin() {
    return originOf(redirectUri);
  }

  /// True when people reach this gateway over TLS.
  public boolean secure() {
    return "https".equalsIgnoreCase(redirectUri.getScheme());
  }

  /// Scheme, host and port of an address.
  public static String originOf(URI address) {
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    int port = address.getPort();
    String host = address.getHost().toLowerCase(Locale.ROOT);
    return scheme + "://" + host + (port < 0 || port == usual ? "" : ":" + port);
  }

  private static void requireWeb(URI address, String key) {
    String scheme = address.getScheme();
    boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    if (!web || address.getHost() == null || address.getRawFragment() != null) {
      throw new IllegalArgumentException(key + " must be a full web address, was: " + address);
    }
  }
}
