package nl.genaisluis.gateway.conversation;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.audit.uselog.Use;
import nl.genaisluis.gateway.accountability.ApiFault;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.exchange.Recorder;
import nl.genaisluis.gateway.exchange.Unavailable;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;

/// What the routes of this package work with.
///
/// @param catalogue the use cases that hold now; asked anew for each request
record Setup(
    Desk desk, Shelf shelf, Supplier<Catalogue> catalogue, Recorder recorder, Clock clock) {

  /// Puts an event without text on record. Fails with a problem when that cannot be done; then what
  /// it tells of must not happen.
  Future<?> record(Event event) {
    return told(recorder.append(event, null));
  }

  /// The same for what has to be traced back to a person: who it was goes into the use log.
  Future<?> record(Event event, Use use) {
    return told(recorder.appendBy(event, use));
  }

  private static Future<?> told(Future<Receipt> recorded) {
    return recorded.recover(
        thrown ->
            Future.failedFuture(
                thrown instanceof Unavailable
                    ? new ApiFault(
                        503,
                        "not_recorded",
                        "Vastleggen lukt nu niet",
                        "Zonder vastlegging gebeurt er niets. Probeer het later opnieuw.")
                    : thrown));
  }

  /// In which capacity the caller acts.
  static Role role(Caller caller) {
    for (Role role : List.of(Role.COMMISSIE, Role.AUDITOR, Role.BEHEERDER)) {
      if (caller.roles().contains(role)) {
        return role;
      }
    }
    return Role.MEDEWERKER;
  }

  /// The pseudonym of the caller.
  String user(Caller caller) {
    return shelf.pseudonym("user", caller.subject());
  }
}
