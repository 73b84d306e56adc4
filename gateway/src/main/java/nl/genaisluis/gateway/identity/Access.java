package nl.genaisluis.gateway.identity;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.genaisluis.gateway.problem.Problem;
import nl.genaisluis.gateway.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one table of who may call what. A route exists only through [#mount], and [#mount] refuses a
/// route that the table does not name; so the table is complete by construction and a test can walk
/// it.
public final class Access {
  private static final Logger LOG = LoggerFactory.getLogger(Access.class);
  private static final String CALLER = Caller.class.getName();

  private static final Problem NO_ROLE =
      new Problem(
          403,
          "insufficient_role",
          "the caller's roles do not allow this call",
          "Geen toegang",
          "Uw rol geeft geen toegang tot deze functie.");

  /// Who an entry lets in.
  public sealed interface Audience {
    /// Anyone, without a credential.
    record Everyone() implements Audience {}

    /// Callers with at least one of these roles.
    record Holders(Set<Role> roles) implements Audience {
      public Holders {
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
          throw new IllegalArgumentException("an access entry must name at least one role");
        }
      }
    }
  }

  /// One line of the table: a method and a path pattern as Vert.x Web writes it (`/v1/models/:id`).
  public record Entry(HttpMethod method, String path, Audience audience) {
    public Entry {
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException("path of an access entry must start with /: " + path);
      }
    }

    /// An entry that is open to anyone.
    public static Entry open(HttpMethod method, String path) {
      return new Entry(method, path, new Audience.Everyone());
    }

    /// An entry for callers with at least one of these roles.
    public static Entry only(HttpMethod method, String path, Role first, Role... others) {
      Set<Role> roles = new HashSet<>(List.of(others));
      roles.add(first);
      return new Entry(method, path, new Audience.Holders(roles));
    }

    /// The status that the gate gives these roles: 200 stands for let through.
    public int statusFor(Set<Role> roles) {
      return switch (audience) {
        case Audience.Everyone() -> 200;
        case Audience.Holders(Set<Role> wanted) ->
            roles.stream().anyMatch(wanted::contains) ? 200 : 403;
      };
    }
  }

  private final Authenticator authenticator;
  private final List<Entry> entries;

  /// @throws IllegalArgumentException when two entries have the same method and path
  public Access(Authenticator authenticator, List<Entry> entries) {
    this.authenticator = authenticator;
    this.entries = List.copyOf(entries);
    Set<String> seen = new HashSet<>();
    for (Entry entry : entries) {
      if (!seen.add(entry.method() + " " + entry.path())) {
        throw new IllegalArgumentException(
            "two access entries for " + entry.method() + " " + entry.path());
      }
    }
  }

  /// The whole table, in the order in which it was given.
  public List<Entry> entries() {
    return entries;
  }

  /// The entry for exactly this method and pattern; null when there is none.
  public @Nullable Entry find(HttpMethod method, String path) {
    for (Entry entry : entries) {
      if (entry.method().equals(method) && entry.path().equals(path)) {
        return entry;
      }
    }
    return null;
  }

  /// A new route of which the first handler is the gate; add the handlers that do the work to it.
  /// They run only for callers that the entry lets in, and find the caller with [#caller].
  ///
  /// @throws IllegalStateException when the table has no entry for the route
  public Route mount(Router router, HttpMethod method, String path) {
    Entry entry = find(method, path);
    if (entry == null) {
      throw new IllegalStateException("no access entry for " + method + " " + path);
    }
    return switch (entry.audience()) {
      case Audience.Everyone() -> router.route(method, path);
      case Audience.Holders(Set<Role> roles) -> {
        // Vert.x Web orders handlers by kind; only as this kind may a gate stand before a body
        // handler.
        SecurityPolicyHandler gate = context -> gate(context, roles);
        yield router.route(method, path).handler(gate);
      }
    };
  }

  /// The caller of a request that passed the gate.
  ///
  /// @throws IllegalStateException on a route that is open to everyone, or that was not mounted
  ///   here
  public static Caller caller(RoutingContext context) {
    if (context.get(CALLER) instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("the route passed no gate");
  }

  private void gate(RoutingContext context, Set<Role> roles) {
    Future<Caller> caller = authenticator.authenticate(context.request());
    if (caller.isComplete()) {
      settle(context, roles, caller);
      return;
    }
    // The body must not pass by while the provider's keys are fetched.
    context.request().pause();
    Context home = context.vertx().getOrCreateContext();
    caller.onComplete(
        _ ->
            home.runOnContext(
                _ -> {
                  if (!context.request().isEnded()) {
                    context.request().resume();
                  }
                  settle(context, roles, caller);
                }));
  }

  private static void settle(RoutingContext context, Set<Role> roles, Future<Caller> outcome) {
    if (outcome.failed()) {
      refuse(context, outcome.cause());
      return;
    }
    Caller caller = outcome.result();
    if (!caller.hasAny(roles)) {
      Problems.answer(context, NO_ROLE);
      return;
    }
    context.put(CALLER, caller);
    context.next();
  }

  private static void refuse(RoutingContext context, Throwable cause) {
    if (!(cause instanceof AuthFault fault)) {
      LOG.error("authentication broke off: {}", cause.getClass().getName());
      Problems.answer(context, new AuthFault(AuthFault.Code.IDENTITY_UNAVAILABLE).problem());
      return;
    }
    Problem problem = fault.problem();
    if (problem.status() == 401) {
      context.response().putHeader("WWW-Authenticate", fault.challenge());
    }
    if (problem.status() == 503) {
      context.response().putHeader("Retry-After", "5");
    }
    Problems.answer(context, problem);
  }
}
