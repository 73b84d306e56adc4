package nl.genaisluis.gateway.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import nl.genaisluis.gateway.egress.Egress;
import org.jspecify.annotations.Nullable;

/// Finds the caller of a request from its only `Authorization` header. Safe for use by many
/// threads; never blocks. A credential anywhere else in the request is not looked at.
public final class Authenticator {
  private static final String SCHEME = "bearer ";

  private final KeyRing ring;
  private final TokenClaims claims;
  private final List<String> algorithms;
  private final ApiKeys apiKeys;
  private final Predicate<HttpServerRequest> admits;
  private final InstantSource clock;
  private final Sessions sessions;
  private final Predicate<Caller> revoked;

  /// Knows callers by what a browser sends along by itself.
  @FunctionalInterface
  public interface Sessions {
    /// Nobody has a session.
    Sessions NONE = _ -> null;

    /// The caller of this request; null when it shows no session. Fails with an [AuthFault] when it
    /// shows one that must not be used.
    @Nullable Future<Caller> find(HttpServerRequest request);
  }

  /// What an authenticator stands on.
  record Trust(
      IdentitySettings.Provider provider,
      KeySource keys,
      Predicate<HttpServerRequest> admits,
      InstantSource clock) {}

  Authenticator(Vertx vertx, IdentitySettings settings, Trust trust) {
    this.algorithms = trust.provider().keys().algorithms();
    this.ring = new KeyRing(vertx, trust.keys(), algorithms, trust.clock());
    this.claims = new TokenClaims(trust.provider());
    this.apiKeys = new ApiKeys(settings.apiKeys());
    this.admits = trust.admits();
    this.clock = trust.clock();
    this.sessions = Sessions.NONE;
    this.revoked = _ -> false;
  }

  private Authenticator(Authenticator other, Sessions sessions, Predicate<Caller> revoked) {
    this.ring = other.ring;
    this.claims = other.claims;
    this.algorithms = other.algorithms;
    this.apiKeys = other.apiKeys;
    this.admits = other.admits;
    this.clock = other.clock;
    this.sessions = sessions;
    this.revoked = revoked;
  }

  /// The same, which also knows callers by their session when a request has no `Authorization`.
  public Authenticator with(Sessions known) {
    return new Authenticator(this, known, revoked);
  }

  /// The same, which also turns away callers of whom this says that their credential is revoked. It
  /// is asked at each request, after everything else, and must not block.
  public Authenticator without(Predicate<Caller> withdrawn) {
    return new Authenticator(this, sessions, withdrawn);
  }

  /// Trusts the configured OpenID Connect provider. The egress door must have the destination of
  /// the provider's keys ([IdentitySettings.KeySettings#destination]). The keys are fetched at the
  /// first token, so the provider need not be up at start.
  ///
  /// @throws IllegalArgumentException when the settings name no provider
  public static Authenticator oidc(Vertx vertx, IdentitySettings settings, Egress egress) {
    IdentitySettings.Provider provider = settings.provider();
    if (provider == null) {
      throw new IllegalArgumentException("identity.provider is missing");
    }
    KeySource keys = new PublishedKeys(egress, provider.keys());
    return new Authenticator(
        vertx, settings, new Trust(provider, keys, _ -> true, InstantSource.system()));
  }

  /// Trusts the demo identity, and only requests from this machine.
  ///
  /// @throws IllegalArgumentException when the settings ask for a provider
  public static Authenticator demo(Vertx vertx, IdentitySettings settings, DemoIdentity demo) {
    if (settings.mode() != IdentitySettings.Mode.DEMO) {
      throw new IllegalArgumentException("identity.mode is not demo");
    }
    return new Authenticator(
        vertx,
        settings,
        new Trust(demo.provider(), demo::publicKeys, LoopbackRule::admits, InstantSource.system()));
  }

  /// The caller of this request. Fails with an [AuthFault] when there is none; usually complete at
  /// once, later when the issuer's keys must be fetched first.
  public Future<Caller> authenticate(HttpServerRequest request) {
    return found(request)
        .compose(
            caller ->
                revoked.test(caller)
                    ? failed(AuthFault.Code.INVALID_TOKEN)
                    : Future.succeededFuture(caller));
  }

  private Future<Caller> found(HttpServerRequest request) {
    if (!admits.test(request)) {
      return failed(AuthFault.Code.DEMO_LOOPBACK_ONLY);
    }
    List<String> headers = request.headers().getAll(HttpHeaders.AUTHORIZATION);
    if (headers.isEmpty()) {
      Future<Caller> known = sessions.find(request);
      return known == null ? failed(AuthFault.Code.MISSING_TOKEN) : known;
    }
    String credential = headers.size() == 1 ? bearer(headers.getFirst()) : null;
    if (credential == null) {
      return failed(AuthFault.Code.INVALID_TOKEN);
    }
    return ApiKeys.isMeant(credential) ? machine(credential) : token(credential);
  }

  /// Who signed in, by the two tokens that the provider gave for it. The access token is judged as
  /// that of any request; the ID token must be for this client, hold this nonce and speak of the
  /// same person. Fails with an [AuthFault] otherwise, and for a program.
  public Future<SignedIn> signedIn(
      String accessToken, String idToken, String clientId, String nonce) {
    TokenHead head = TokenHead.read(idToken);
    if (head == null || !algorithms.contains(head.algorithm())) {
      return failed(AuthFault.Code.INVALID_TOKEN);
    }
    return token(accessToken)
        .compose(
            caller ->
                keysFor(head)
                    .compose(keys -> verified(keys, idToken))
                    .map(
                        body -> {
                          TokenClaims.Identity person =
                              claims.identity(body, clientId, nonce, clock.instant());
                          boolean same = person.subject().equals(caller.subject());
                          if (!same || caller.kind() != Caller.Kind.PERSON) {
                            throw new AuthFault(AuthFault.Code.INVALID_TOKEN);
                          }
                          return new SignedIn(caller, person.name());
                        }));
  }

  private Future<Caller> machine(String credential) {
    try {
      return Future.succeededFuture(apiKeys.accept(credential, clock.instant()));
    } catch (AuthFault fault) {
      return Future.failedFuture(fault);
    }
  }

  private Future<Caller> token(String token) {
    ByteBuffer hash = ByteBuffer.wrap(Sha256.of(token.getBytes(StandardCharsets.UTF_8)));
    KeySet young = ring.young();
    Caller known = young == null ? null : young.cache().find(hash, clock.instant());
    if (known != null) {
      // These very keys verified this very token, whose head was read then.
      return Future.succeededFuture(known);
    }
    TokenHead head = TokenHead.read(token);
    if (head == null || !algorithms.contains(head.algorithm())) {
      return failed(AuthFault.Code.INVALID_TOKEN);
    }
    return keysFor(head).compose(keys -> caller(keys, token, hash));
  }

  private Future<KeySet> keysFor(TokenHead head) {
    return ring.keys()
        .compose(keys -> keys.fits(head) ? Future.succeededFuture(keys) : ring.newerThan(keys));
  }

  private Future<Caller> caller(KeySet keys, String token, ByteBuffer hash) {
    Caller known = keys.cache().find(hash, clock.instant());
    if (known != null) {
      return Future.succeededFuture(known);
    }
    return verified(keys, token)
        .map(
            body -> {
              Instant now = clock.instant();
              TokenClaims.Accepted accepted = claims.accept(body, now);
              keys.cache().put(hash, accepted.caller(), now, accepted.expires());
              return accepted.caller();
            });
  }

  /// The library throws or fails, as it comes, on tokens that are malformed or forged; either way
  /// the token is not valid.
  private static Future<JsonObject> verified(KeySet keys, String token) {
    Future<JsonObject> body;
    try {
      body = keys.verify(token);
    } catch (RuntimeException forged) {
      return failed(AuthFault.Code.INVALID_TOKEN);
    }
    return body.recover(_ -> failed(AuthFault.Code.INVALID_TOKEN));
  }

  private static @Nullable String bearer(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    String credential = header.substring(SCHEME.length());
    return credential.isEmpty() || credential.indexOf(' ') >= 0 ? null : credential;
  }

  private static <T> Future<T> failed(AuthFault.Code code) {
    return Future.failedFuture(new AuthFault(code));
  }
}
