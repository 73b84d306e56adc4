package nl.genaisluis.gateway.start;

import io.vertx.core.Vertx;
import java.time.Clock;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.egress.Egress;
import nl.genaisluis.gateway.identity.Authenticator;
import nl.genaisluis.gateway.identity.DemoIdentity;
import nl.genaisluis.gateway.identity.IdentitySettings;
import nl.genaisluis.gateway.identity.SignInSettings;
import nl.genaisluis.gateway.page.Entrance;
import nl.genaisluis.gateway.signin.Sessions;
import nl.genaisluis.gateway.signin.SignInRoutes;
import nl.genaisluis.gateway.signin.Trouble;
import org.jspecify.annotations.Nullable;

/// Who vouches for callers, as the configuration says: demo users, or a provider with or without
/// signing in on the pages.
///
/// @param demo null with a provider
/// @param people null when nobody signs in on the pages with an account
record Identity(Authenticator authenticator, @Nullable DemoIdentity demo, @Nullable People people) {
  /// What signing in with an account needs.
  record People(SignInRoutes.Ground ground, Clock clock) {}

  static Identity of(Vertx vertx, IdentitySettings settings, Egress egress, Clock clock) {
    if (settings.mode() == IdentitySettings.Mode.DEMO) {
      DemoIdentity issuer = new DemoIdentity(vertx);
      return new Identity(Authenticator.demo(vertx, settings, issuer), issuer, null);
    }
    Authenticator tokens = Authenticator.oidc(vertx, settings, egress);
    IdentitySettings.Provider provider = settings.provider();
    SignInSettings signIn = provider == null ? null : provider.signIn();
    if (provider == null || signIn == null) {
      return new Identity(tokens, null, null);
    }
    Sessions sessions = new Sessions(signIn, clock);
    SignInRoutes.Ground ground = new SignInRoutes.Ground(provider, signIn, egress, sessions);
    return new Identity(tokens.with(sessions), null, new People(ground, clock));
  }

  Entrance entrance() {
    if (demo != null) {
      return Entrance.DEMO;
    }
    return people == null ? Entrance.TOKEN : Entrance.ACCOUNT;
  }

  /// The routes of signing in; null when nobody does.
  ///
  /// @param teller puts into words what goes wrong
  @Nullable SignInRoutes signIn(Trouble.Teller teller) {
    People wanted = people;
    if (wanted == null) {
      return null;
    }
    try {
      return new SignInRoutes(wanted.ground(), authenticator, teller, wanted.clock());
    } catch (IllegalArgumentException unreadable) {
      throw new ConfigException(String.valueOf(unreadable.getMessage()));
    }
  }
}
