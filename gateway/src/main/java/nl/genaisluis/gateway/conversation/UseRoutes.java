package nl.genaisluis.gateway.conversation;

import io.vertx.ext.web.RoutingContext;
import nl.genaisluis.gateway.accountability.Answers;
import nl.genaisluis.gateway.accountability.Input;
import nl.genaisluis.gateway.identity.Access;

/// What the caller used this month; of nobody else, whatever the caller's role.
record UseRoutes(Setup setup, OwnUse uses) {
  static final String RESOURCE = "/mijn-gebruik";

  void read(RoutingContext context) {
    Input.query(context);
    String user = setup.user(Access.caller(context));
    Answers.whenReady(context, setup.desk().run(() -> uses.of(user).json()));
  }
}
