package nl.genaisluis.gateway.start;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.accountability.AccountabilityApi;
import nl.genaisluis.gateway.front.V1;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.identity.Authenticator;
import nl.genaisluis.gateway.identity.DemoIdentity;
import nl.genaisluis.gateway.identity.TrustedProxy;
import nl.genaisluis.gateway.management.Health;
import nl.genaisluis.gateway.management.Metrics;
import nl.genaisluis.gateway.page.Pages;
import nl.genaisluis.gateway.problem.Problem;
import nl.genaisluis.gateway.problem.Problems;
import nl.genaisluis.gateway.signin.SignInRoutes;
import org.jspecify.annotations.Nullable;

/// All surfaces behind one access table. Every route is mounted through the table, so a route
/// without an entry does not exist.
record House(
    Authenticator authenticator,
    @Nullable DemoIdentity demo,
    @Nullable SignInRoutes signIn,
    V1 v1,
    AccountabilityApi api,
    Pages pages,
    Operators operators,
    Sockets sockets) {
  private static final String DEMO_TOKEN = "/demo/token";

  /// How callers' connections are held.
  ///
  /// @param idleSeconds a connection on which nothing moves for longer is closed
  /// @param max connections on the main port
  /// @param bodySeconds what a body may take to come
  record Sockets(int idleSeconds, int max, int bodySeconds) {}

  /// What operators see.
  record Operators(Health health, Metrics metrics) {}

  /// The one table: who may call what.
  List<Access.Entry> table() {
    List<Access.Entry> entries = new ArrayList<>();
    entries.addAll(V1.access());
    entries.addAll(api.entries());
    entries.addAll(Pages.entries());
    entries.addAll(Health.entries());
    if (demo != null) {
      entries.add(Access.Entry.open(HttpMethod.POST, DEMO_TOKEN));
    }
    if (signIn != null) {
      entries.addAll(SignInRoutes.entries());
    }
    return entries;
  }

  /// A new router of the main port.
  ///
  /// @param proxy the only machine that may send plain HTTP; null when there is none
  Router router(Vertx vertx, @Nullable TrustedProxy proxy) {
    Access access = new Access(authenticator, table());
    Router router = bare(vertx, proxy);
    router.errorHandler(404, this::failed);
    router.route().failureHandler(this::failed);
    DemoIdentity issuer = demo;
    if (issuer != null) {
      access.mount(router, HttpMethod.POST, DEMO_TOKEN).handler(issuer.tokenHandler());
    }
    SignInRoutes people = signIn;
    if (people != null) {
      people.mount(router, access);
    }
    v1.mount(router, access);
    api.mount(router, access);
    pages.mount(router, access);
    operators.health().mount(router, access);
    return router;
  }

  /// A new router of the management port.
  Router management(Vertx vertx, @Nullable TrustedProxy proxy) {
    Router router = bare(vertx, proxy);
    operators.health().mount(router);
    operators.metrics().mount(router);
    return router;
  }

  private static Router bare(Vertx vertx, @Nullable TrustedProxy proxy) {
    Router router = Router.router(vertx);
    if (proxy != null) {
      router.route().handler(proxy.gate());
    }
    return router;
  }

  /// The end of everything that threw, was refused by the library, or is not there: an error, never
  /// an answer. A person who opened the address reads it as a page.
  private void failed(RoutingContext context) {
    int status = context.statusCode() < 400 ? 500 : context.statusCode();
    if (!pages.lost(context, status)) {
      Problems.answer(context, problem(status));
    }
  }

  private static Problem problem(int status) {
    return switch (status) {
      case 400 ->
          new Problem(
              400,
              "bad_request",
              "the request is not valid",
              "Ongeldig verzoek",
              "Het verzoek is niet geldig.");
      case 404 ->
          new Problem(
              404,
              "not_found",
              "there is nothing here",
              "Niet gevonden",
              "Hier is niets te vinden.");
      case 413 ->
          new Problem(
              413,
              "body_too_large",
              "the body is too large; send less text",
              "Te veel tekst",
              "Het verzoek is te groot. Stuur minder tekst.");
      case 415 ->
          new Problem(
              415,
              "unsupported_media_type",
              "send application/json",
              "Verkeerd soort inhoud",
              "Stuur application/json.");
      default ->
          new Problem(
              Math.max(500, status),
              "internal_error",
              "the gateway failed; nothing was sent",
              "Er ging iets mis",
              "De sluis kon dit niet afhandelen.");
    };
  }
}
