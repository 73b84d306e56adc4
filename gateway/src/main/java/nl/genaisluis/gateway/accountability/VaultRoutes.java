package nl.genaisluis.gateway.accountability;

import io.vertx.ext.web.RoutingContext;
import nl.genaisluis.audit.event.Looked;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.gateway.identity.Access;

/// Hands the committee a vault record as it is: sealed. Its two holders open it elsewhere.
final class VaultRoutes {
  private final Looks looks;
  private final Ledger ledger;

  VaultRoutes(Looks looks, Ledger ledger) {
    this.looks = looks;
    this.ledger = ledger;
  }

  void record(RoutingContext context) {
    Input.query(context);
    String leaf = Input.leaf("id", context.pathParam("id"));
    looks
        .look(Access.caller(context), Looked.VAULT, leaf, () -> ledger.belongings().vault(leaf))
        .onSuccess(
            found -> {
              if (found == null) {
                Answers.notFound(context);
              } else {
                Answers.send(context, 200, "application/octet-stream", found.bytes());
              }
            })
        .onFailure(fault -> Answers.fail(context, fault));
  }
}
