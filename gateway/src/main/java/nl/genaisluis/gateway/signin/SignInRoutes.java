package nl.genaisluis.gateway.signin;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import nl.genaisluis.gateway.egress.Egress;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.identity.AuthFault;
import nl.genaisluis.gateway.identity.Authenticator;
import nl.genaisluis.gateway.identity.IdentitySettings;
import nl.genaisluis.gateway.identity.SignInSettings;
import nl.genaisluis.gateway.identity.SignedIn;
import nl.genaisluis.gateway.problem.Problems;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The routes by which people sign in, stay signed in and sign out. The lines of [#entries] belong
/// in the gateway's access table.
public final class SignInRoutes {
  /// Where signing in begins.
  public static final String BEGIN = "/aanmelden";

  static final String SESSION = "/aanmelden/sessie";
  static final String END = "/afmelden";

  /// A page warns this long before a session ends, or at half of it.
  static final long WARN_SECONDS = 120;

  private static final Logger LOG = LoggerFactory.getLogger(SignInRoutes.class);
  private static final int CODE_LENGTH_MAX = 4_096;

  private final IdentitySettings.Provider provider;
  private final SignInSettings settings;
  private final ProviderLink link;
  private final Attempts attempts;
  private final Sessions sessions;
  private final Authenticator authenticator;
  private final Trouble.Teller teller;

  /// What signing in stands on.
  public record Ground(
      IdentitySettings.Provider provider,
      SignInSettings settings,
      Egress egress,
      Sessions sessions) {}

  /// @param teller puts into words what goes wrong
  /// @throws IllegalArgumentException when the client's secret cannot be read
  public SignInRoutes(
      Ground ground, Authenticator authenticator, Trouble.Teller teller, InstantSource clock) {
    this.provider = ground.provider();
    this.settings = ground.settings();
    this.link = new ProviderLink(provider, settings, ground.egress(), clock);
    this.attempts = new Attempts(clock);
    this.sessions = ground.sessions();
    this.authenticator = authenticator;
    this.teller = teller;
  }

  /// The routes: all open, for they are what comes before a caller.
  public static List<Access.Entry> entries() {
    return List.of(
        Access.Entry.open(HttpMethod.GET, BEGIN),
        Access.Entry.open(HttpMethod.GET, SignInSettings.RETURN_PATH),
        Access.Entry.open(HttpMethod.GET, SESSION),
        Access.Entry.open(HttpMethod.POST, SESSION),
        Access.Entry.open(HttpMethod.POST, END));
  }

  /// Puts the routes on this router. Fails when the table lacks one of [#entries].
  public void mount(Router router, Access access) {
    access.mount(router, HttpMethod.GET, BEGIN).handler(this::begin);
    access.mount(router, HttpMethod.GET, SignInSettings.RETURN_PATH).handler(this::comeBack);
    access.mount(router, HttpMethod.GET, SESSION).handler(this::look);
    access.mount(router, HttpMethod.POST, SESSION).handler(this::extend);
    access.mount(router, HttpMethod.POST, END).handler(this::end);
  }

  private void begin(RoutingContext context) {
    Attempt attempt = attempts.begin(context.request().getParam("terug"));
    settle(
        context,
        link.endpoints(),
        endpoints -> {
          sessions.cookies().putAttempt(context.response(), attempts.sealed(attempt));
          redirect(context, link.signInAddress(endpoints, attempt));
        });
  }

  /// The provider's answer (RFC 6749 §4.1.2). Whatever it is, the attempt is over.
  private void comeBack(RoutingContext context) {
    String sealed = sessions.cookies().attempt(context.request());
    sessions.cookies().dropAttempt(context.response());
    Attempt attempt = attempts.take(sealed, context.request().getParam("state"));
    String issuer = context.request().getParam("iss");
    // RFC 9207 §2.4: an answer that names another issuer was meant for another client.
    boolean ours = issuer == null || issuer.equals(provider.issuer());
    if (attempt == null || !ours) {
      fail(context, new SignInFault(Trouble.EXPIRED));
      return;
    }
    String code = context.request().getParam("code");
    if (context.request().getParam("error") != null || code == null) {
      fail(context, new SignInFault(Trouble.DECLINED));
      return;
    }
    if (code.length() > CODE_LENGTH_MAX) {
      fail(context, new SignInFault(Trouble.EXPIRED));
      return;
    }
    settle(
        context,
        link.redeem(code, attempt).compose(tokens -> opened(context, tokens, attempt)),
        name -> {
          sessions.cookies().putSession(context.response(), name);
          redirect(context, settings.origin() + attempt.back());
        });
  }

  /// Opens a session for whom the tokens name, and ends the one that this browser had.
  private Future<String> opened(
      RoutingContext context, ProviderLink.Tokens tokens, Attempt attempt) {
    return authenticator
        .signedIn(tokens.access(), tokens.id(), settings.clientId(), attempt.nonce())
        .map(
            who -> {
              String earlier = sessions.cookies().session(context.request());
              if (earlier != null) {
                sessions.close(earlier);
              }
              return name(who, tokens.id());
            });
  }

  private String name(SignedIn who, String idToken) {
    if (who.caller().roles().isEmpty()) {
      throw new SignInFault(Trouble.NO_ROLE);
    }
    String name = sessions.open(who, idToken);
    if (name == null) {
      throw new SignInFault(Trouble.BUSY);
    }
    return name;
  }

  /// How the session stands; looking does not make it last longer.
  private void look(RoutingContext context) {
    String name = sessions.cookies().session(context.request());
    boolean ours = sessions.sameOrigin().admits(context.request());
    tell(context, name == null || !ours ? null : sessions.look(name));
  }

  /// Makes the session last, by the person who was warned (WCAG 2.2 §2.2.1).
  private void extend(RoutingContext context) {
    if (isFromElsewhere(context)) {
      return;
    }
    String name = sessions.cookies().session(context.request());
    tell(context, name == null ? null : sessions.use(name));
  }

  private void end(RoutingContext context) {
    if (isFromElsewhere(context)) {
      return;
    }
    String name = sessions.cookies().session(context.request());
    Session ended = name == null ? null : sessions.close(name);
    sessions.cookies().dropSession(context.response());
    String onward = ended == null ? null : link.signOutAddress(ended.idToken());
    json(context, Json.object("vervolg", Json.of(onward == null ? "/" : onward)));
  }

  private boolean isFromElsewhere(RoutingContext context) {
    if (sessions.sameOrigin().admits(context.request())) {
      return false;
    }
    Problems.answer(context, new AuthFault(AuthFault.Code.CROSS_SITE_REQUEST).problem());
    return true;
  }

  private void tell(RoutingContext context, @Nullable Session session) {
    if (session == null) {
      json(context, Json.object("aangemeld", Json.of(false)));
      return;
    }
    long left = sessions.left(session).toSeconds();
    json(
        context,
        Json.object(
            "aangemeld", Json.of(true),
            "wie", Json.of(Words.digest(settings.clientId() + "\n" + session.caller().subject())),
            "naam", Json.ofNullable(session.name()),
            "over_seconden", Json.of(left),
            "waarschuw_seconden", Json.of(warning()),
            "verlengbaar", Json.of(sessions.canBeExtended(session))));
  }

  private long warning() {
    return Math.min(WARN_SECONDS, settings.limits().idle().toSeconds() / 2);
  }

  /// Goes on with what comes of a future where this request lives.
  private <T> void settle(RoutingContext context, Future<T> future, Consumer<T> onward) {
    Context home = context.vertx().getOrCreateContext();
    future.onComplete(
        outcome ->
            home.runOnContext(
                _ -> {
                  if (outcome.succeeded()) {
                    onward.accept(outcome.result());
                  } else {
                    fail(context, outcome.cause());
                  }
                }));
  }

  private void fail(RoutingContext context, Throwable cause) {
    Trouble trouble =
        switch (cause) {
          case SignInFault fault -> fault.trouble();
          case AuthFault fault when fault.code() == AuthFault.Code.IDENTITY_UNAVAILABLE ->
              Trouble.UNREACHABLE;
          case AuthFault _ -> Trouble.INVALID;
          default -> Trouble.UNREACHABLE;
        };
    LOG.atInfo()
        .addKeyValue("code", "sign_in_" + trouble.name().toLowerCase(Locale.ROOT))
        .log("nobody was signed in");
    if (!context.response().ended() && !context.response().closed()) {
      teller.tell(context, trouble);
    }
  }

  private static void redirect(RoutingContext context, String address) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response
        .setStatusCode(303)
        .putHeader("Location", address)
        .putHeader("Cache-Control", "no-store")
        .putHeader("Referrer-Policy", "no-referrer")
        .end();
  }

  private static void json(RoutingContext context, Json body) {
    context
        .response()
        .putHeader("Content-Type", "application/json; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(Buffer.buffer(JsonCodec.write(body)));
  }
}
