package nl.genaisluis.gateway.signin;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import nl.genaisluis.gateway.egress.Egress;
import nl.genaisluis.gateway.identity.IdentitySettings;
import nl.genaisluis.gateway.identity.ProviderAnswer;
import nl.genaisluis.gateway.identity.SignInSettings;
import nl.genaisluis.gateway.identity.SignInSettings.Endpoints;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The provider as the gateway speaks with it: where it listens, and what it gives for a code. All
/// requests go over the egress door. Safe for use by many threads; never blocks.
final class ProviderLink {
  /// A description is fetched again after this.
  static final Duration PERIOD = Duration.ofMinutes(10);

  /// Codes that are being exchanged at the same time.
  static final int UNDER_WAY_MAX = 64;

  private static final Logger LOG = LoggerFactory.getLogger(ProviderLink.class);
  private static final String DESCRIPTION = "/.well-known/openid-configuration";
  private static final int TOKEN_LENGTH_MAX = 16_384;

  private final IdentitySettings.Provider provider;
  private final SignInSettings settings;
  private final ClientSecret secret;
  private final Egress egress;
  private final InstantSource clock;
  private final AtomicInteger underWay = new AtomicInteger();

  // The three below are guarded by this.
  private @Nullable Endpoints known;
  private Instant fetched = Instant.MIN;
  private @Nullable Future<Endpoints> running;

  ProviderLink(
      IdentitySettings.Provider provider,
      SignInSettings settings,
      Egress egress,
      InstantSource clock) {
    this.provider = provider;
    this.settings = settings;
    this.secret = ClientSecret.read(settings);
    this.egress = egress;
    this.clock = clock;
    this.known = settings.endpoints();
  }

  /// What the provider gave for a code.
  record Tokens(String access, String id) {
    @Override
    public String toString() {
      return "Tokens[***]";
    }
  }

  /// Where the provider listens, as the settings or else the provider itself say. Fails with a
  /// [SignInFault].
  synchronized Future<Endpoints> endpoints() {
    Endpoints usable = known;
    Instant now = clock.instant();
    boolean fresh = settings.endpoints() != null || now.isBefore(after(fetched));
    if (usable != null && fresh) {
      return Future.succeededFuture(usable);
    }
    if (running != null) {
      return running;
    }
    Promise<Endpoints> promise = Promise.promise();
    running = promise.future();
    description().onComplete(outcome -> settle(outcome.result(), outcome.cause(), promise));
    return promise.future();
  }

  private static Instant after(Instant moment) {
    return moment.equals(Instant.MIN) ? Instant.MIN : moment.plus(PERIOD);
  }

  private void settle(
      @Nullable Endpoints found, @Nullable Throwable cause, Promise<Endpoints> promise) {
    synchronized (this) {
      running = null;
      if (found != null) {
        known = found;
        fetched = clock.instant();
      }
    }
    if (found != null) {
      promise.complete(found);
      return;
    }
    LOG.atWarn()
        .addKeyValue("code", "sign_in_provider_unreachable")
        .addKeyValue("cause", cause == null ? "none" : String.valueOf(cause.getMessage()))
        .log(
            "the description of the identity provider cannot be used; look at"
                + " identity.provider.issuer, or write identity.provider.sign_in.endpoints");
    promise.fail(new SignInFault(Trouble.UNREACHABLE));
  }

  private Future<Endpoints> description() {
    String path = URI.create(provider.issuer()).getRawPath();
    String prefix = path == null ? "" : path.replaceAll("/$", "");
    return egress
        .request(SignInSettings.DISCOVERY_PURPOSE, HttpMethod.GET, prefix + DESCRIPTION)
        .compose(request -> ProviderAnswer.of(request, null))
        .map(this::read);
  }

  /// OpenID Connect Discovery §4.3: a description that names another issuer is not this one's.
  private Endpoints read(ProviderAnswer answer) {
    if (answer.status() != 200 || !(answer.body() instanceof Json.Obj told)) {
      throw new IllegalArgumentException("status " + answer.status());
    }
    String authorization = told.text("authorization_endpoint");
    String token = told.text("token_endpoint");
    if (!provider.issuer().equals(told.text("issuer")) || authorization == null || token == null) {
      throw new IllegalArgumentException("another issuer, or no endpoints");
    }
    String home = SignInSettings.originOf(URI.create(provider.issuer()));
    if (!SignInSettings.originOf(URI.create(token)).equals(home)) {
      throw new IllegalArgumentException(
          "the token endpoint is not at the issuer; write identity.provider.sign_in.endpoints");
    }
    String end = told.text("end_session_endpoint");
    Endpoints found =
        new Endpoints(
            URI.create(authorization), URI.create(token), end == null ? null : URI.create(end));
    if (!"https".equalsIgnoreCase(found.authorization().getScheme()) && !provider.keys().own()) {
      throw new IllegalArgumentException("the authorization endpoint is not https");
    }
    return found;
  }

  /// The address at which the person signs in.
  String signInAddress(Endpoints endpoints, Attempt attempt) {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("response_type", "code");
    asked.put("client_id", settings.clientId());
    asked.put("redirect_uri", settings.redirectUri().toString());
    asked.put("scope", settings.scope());
    asked.put("state", attempt.state());
    asked.put("nonce", attempt.nonce());
    asked.put("code_challenge", attempt.challenge());
    asked.put("code_challenge_method", "S256");
    return extended(endpoints.authorization(), asked);
  }

  /// The address at which the person signs out of the provider; null when it has none.
  @Nullable String signOutAddress(String idToken) {
    Endpoints endpoints;
    synchronized (this) {
      endpoints = known;
    }
    URI end = endpoints == null ? null : endpoints.endSession();
    if (end == null) {
      return null;
    }
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("id_token_hint", idToken);
    asked.put("client_id", settings.clientId());
    asked.put("post_logout_redirect_uri", settings.origin() + "/");
    return extended(end, asked);
  }

  private static String extended(URI address, Map<String, String> asked) {
    return address + (address.getRawQuery() == null ? "?" : "&") + form(asked);
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(one -> one.getKey() + "=" + ClientSecret.form(one.getValue()))
        .collect(Collectors.joining("&"));
  }

  /// Exchanges a code for tokens. Fails with a [SignInFault].
  Future<Tokens> redeem(String code, Attempt attempt) {
    if (underWay.incrementAndGet() > UNDER_WAY_MAX) {
      underWay.decrementAndGet();
      return Future.failedFuture(new SignInFault(Trouble.BUSY));
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "authorization_code");
    fields.put("code", code);
    fields.put("redirect_uri", settings.redirectUri().toString());
    fields.put("client_id", settings.clientId());
    fields.put("code_verifier", attempt.verifier());
    return endpoints()
        .compose(endpoints -> post(endpoints.token(), fields))
        .compose(this::tokens)
        .onComplete(_ -> underWay.decrementAndGet());
  }

  private Future<ProviderAnswer> post(URI token, Map<String, String> fields) {
    String query = token.getRawQuery() == null ? "" : "?" + token.getRawQuery();
    return egress
        .request(SignInSettings.TOKEN_PURPOSE, HttpMethod.POST, token.getRawPath() + query)
        .compose(
            request -> {
              String header = secret.header();
              if (header != null) {
                request.putHeader("Authorization", header);
              }
              return ProviderAnswer.of(request, Buffer.buffer(form(fields)));
            })
        .recover(
            cause -> {
              LOG.atWarn()
                  .addKeyValue("code", "sign_in_token_failed")
                  .addKeyValue("cause", cause.getClass().getName())
                  .log("the token endpoint of the identity provider gave no usable answer");
              return Future.failedFuture(new SignInFault(Trouble.UNREACHABLE));
            });
  }

  /// RFC 6749 §5.2: only `invalid_grant` is about the code; the rest is about how this gateway is
  /// set up, and its operator must hear of it.
  private Future<Tokens> tokens(ProviderAnswer answer) {
    if (answer.status() == 200 && answer.body() instanceof Json.Obj told) {
      String access = told.text("access_token");
      String id = told.text("id_token");
      if (access == null
          || id == null
          || access.length() > TOKEN_LENGTH_MAX
          || id.length() > TOKEN_LENGTH_MAX) {
        return Future.failedFuture(new SignInFault(Trouble.INVALID));
      }
      return Future.succeededFuture(new Tokens(access, id));
    }
    boolean ofTheCode =
        answer.body() instanceof Json.Obj told && "invalid_grant".equals(told.text("error"));
    if (ofTheCode) {
      return Future.failedFuture(new SignInFault(Trouble.EXPIRED));
    }
    LOG.atError()
        .addKeyValue("code", "sign_in_client_refused")
        .addKeyValue("status", answer.status())
        .log(
            "the identity provider refuses this gateway; look at client_id, client_secret_file and"
                + " redirect_uri of identity.provider.sign_in");
    return Future.failedFuture(new SignInFault(Trouble.UNREACHABLE));
  }
}
