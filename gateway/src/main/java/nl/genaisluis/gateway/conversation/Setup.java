package nl.genaisluis.gateway.conversation;

import java.time.Clock;
import java.util.function.Supplier;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.exchange.Recorder;
import nl.genaisluis.gateway.identity.Caller;

/// What the routes of this package work with.
///
/// @param catalogue the use cases that hold now; asked anew for each request
record Setup(
    Desk desk, Shelf shelf, Supplier<Catalogue> catalogue, Recorder recorder, Clock clock) {

  /// The pseudonym of the caller.
  String user(Caller caller) {
    return shelf.pseudonym("user", caller.subject());
  }
}
