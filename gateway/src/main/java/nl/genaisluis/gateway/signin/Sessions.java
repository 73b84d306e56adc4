package nl.genaisluis.gateway.signin;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.genaisluis.gateway.identity.AuthFault;
import nl.genaisluis.gateway.identity.Authenticator;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.SignInSettings;
import nl.genaisluis.gateway.identity.SignedIn;
import org.jspecify.annotations.Nullable;

/// Who is signed in on the pages. In memory and bounded: at most so many in all as the settings say
/// and [#EACH_MAX] of one person, of whom the one not used for longest then ends. A session is kept
/// under the digest of its name, so that what is in memory opens nothing. Safe for use by many
/// threads.
public final class Sessions implements Authenticator.Sessions {
  /// A person has a few devices, and now and then a browser that forgets.
  static final int EACH_MAX = 5;

  private final Cookies cookies;
  private final SameOrigin sameOrigin;
  private final SignInSettings.Limits limits;
  private final InstantSource clock;

  // Guarded by this: by digest of the name, the one not used for longest first.
  private final Map<String, Session> open = new LinkedHashMap<>(64, 0.75f, true);

  public Sessions(SignInSettings settings, InstantSource clock) {
    this.cookies = new Cookies(settings.secure());
    this.sameOrigin = new SameOrigin(settings.origin());
    this.limits = settings.limits();
    this.clock = clock;
  }

  Cookies cookies() {
    return cookies;
  }

  SameOrigin sameOrigin() {
    return sameOrigin;
  }

  @Override
  public @Nullable Future<Caller> find(HttpServerRequest request) {
    String name = cookies.session(request);
    if (name == null) {
      return null;
    }
    if (!sameOrigin.admits(request)) {
      return Future.failedFuture(new AuthFault(AuthFault.Code.CROSS_SITE_REQUEST));
    }
    Session session = use(name);
    return session == null
        ? Future.failedFuture(new AuthFault(AuthFault.Code.SESSION_ENDED))
        : Future.succeededFuture(session.caller());
  }

  /// Opens a session and returns its name, which is new always: what a browser brought along from
  /// before never becomes a session. Null when there is no room.
  synchronized @Nullable String open(SignedIn who, String idToken) {
    Instant now = clock.instant();
    dropOldestOf(who.caller().subject());
    if (open.size() >= limits.atOnceMax()) {
      open.values().removeIf(session -> isOver(session, now));
    }
    if (open.size() >= limits.atOnceMax()) {
      return null;
    }
    String name = Words.fresh();
    Instant ends = now.plus(limits.longest());
    open.put(Words.digest(name), new Session(who.caller(), who.name(), idToken, now, ends));
    return name;
  }

  private void dropOldestOf(String subject) {
    long own = open.values().stream().filter(one -> one.caller().subject().equals(subject)).count();
    Iterator<Session> all = open.values().iterator();
    while (own >= EACH_MAX && all.hasNext()) {
      if (all.next().caller().subject().equals(subject)) {
        all.remove();
        own--;
      }
    }
  }

  /// The session with this name, from now on idle again; null when it has ended.
  synchronized @Nullable Session use(String name) {
    Session session = look(name);
    if (session != null) {
      session.use(clock.instant());
    }
    return session;
  }

  /// The session with this name as it is; null when it has ended.
  synchronized @Nullable Session look(String name) {
    String digest = Words.digest(name);
    Session session = open.get(digest);
    if (session != null && isOver(session, clock.instant())) {
      open.remove(digest);
      return null;
    }
    return session;
  }

  /// Ends the session with this name and returns it; null when there was none.
  synchronized @Nullable Session close(String name) {
    return open.remove(Words.digest(name));
  }

  /// How long the session still lasts when nothing is done with it.
  synchronized Duration left(Session session) {
    Duration left = Duration.between(clock.instant(), end(session));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /// True when doing something makes the session last longer.
  synchronized boolean canBeExtended(Session session) {
    return end(session).isBefore(session.ends());
  }

  private boolean isOver(Session session, Instant now) {
    return !now.isBefore(end(session));
  }

  private Instant end(Session session) {
    Instant idle = session.used().plus(limits.idle());
    return idle.isBefore(session.ends()) ? idle : session.ends();
  }
}
