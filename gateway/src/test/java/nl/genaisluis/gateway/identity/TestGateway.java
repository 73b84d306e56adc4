package nl.genaisluis.gateway.identity;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/// A gateway of one route, which any role may call and which says who called.
final class TestGateway {
  private TestGateway() {}

  static Router whoAmI(Vertx vertx, Authenticator authenticator) {
    Access.Entry entry =
        Access.Entry.only(HttpMethod.GET, "/v1/me", Role.MEDEWERKER, Role.values());
    Access access = new Access(authenticator, List.of(entry));
    Router router = Router.router(vertx);
    access.mount(router, HttpMethod.GET, "/v1/me").handler(TestGateway::answer);
    return router;
  }

  private static void answer(RoutingContext context) {
    Caller caller = Access.caller(context);
    List<String> roles = caller.roles().stream().map(Role::code).sorted().toList();
    context
        .response()
        .end(
            String.join(
                " ",
                caller.kind().name(),
                caller.subject(),
                roles.toString(),
                String.valueOf(caller.unit()),
                String.valueOf(caller.client())));
  }
}
