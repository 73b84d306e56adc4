package nl.genaisluis.gateway.accountability;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Set;
import java.util.concurrent.Callable;
import nl.genaisluis.audit.event.ExchangeIds;
import nl.genaisluis.audit.event.Looked;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;
import org.jspecify.annotations.Nullable;

/// Lets somebody look into the record, and records that first. What was searched for is not kept.
final class Looks {

  private final Vertx vertx;
  private final Ledger ledger;

  Looks(Vertx vertx, Ledger ledger) {
    this.vertx = vertx;
    this.ledger = ledger;
  }

  /// What `look` finds. The look itself is durable in the ledger before `look` runs; when it cannot
  /// be recorded, the future fails and `look` does not run. `look` runs where it may block.
  ///
  /// @param what `search`, `list` or `content`
  /// @param target leaf id of what is looked at; null for a search or a list
  <T> Future<T> look(Caller caller, String what, @Nullable String target, Callable<T> look) {
    Looked looked = new Looked(ExchangeIds.fresh(), what, target, role(caller).code());
    return Future.fromCompletionStage(ledger.append(looked, null), vertx.getOrCreateContext())
        .compose(_ -> vertx.executeBlocking(look, false));
  }

  /// In which capacity the caller looks.
  static Role role(Caller caller) {
    return caller.hasAny(Set.of(Role.COMMISSIE)) ? Role.COMMISSIE : Role.AUDITOR;
  }
}
