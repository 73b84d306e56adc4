package nl.genaisluis.gateway.erasure;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.event.ExchangeIds;
import nl.genaisluis.audit.event.Held;
import nl.genaisluis.audit.event.Released;
import nl.genaisluis.audit.ledger.Belongings;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.gateway.motive.Motive;
import org.jspecify.annotations.Nullable;

/// The holds in force. The store keeps them too, and it is the store that refuses to destroy; here
/// is who set them and why. Thread-safe.
public final class Holds {
  private final Vertx vertx;
  private final Ledger ledger;
  private final Clock clock;

  // Guarded by this: the holds in force, oldest first.
  private final Map<String, Known> known = new LinkedHashMap<>();

  /// A hold and the pseudonym of who set it; null when the record no longer says.
  private record Known(Hold hold, @Nullable String setter) {}

  public Holds(Vertx vertx, Ledger ledger, Clock clock) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// Takes over an entry of the record: an earlier one at the start, and then those of all nodes.
  /// Blocks while it reads content, and lets the others go on meanwhile.
  public void replay(Entry entry) {
    Content content = entry.event() instanceof Held ? ledger.content(entry.leaf()) : null;
    replay(entry, Motive.read(content, ledger.belongings().pseudonymMark()));
  }

  private synchronized void replay(Entry entry, Motive motive) {
    switch (entry.event()) {
      case Held held -> {
        Instant setAt = entry.moment();
        Hold hold = new Hold(held.hold(), held.target(), motive.reason(), setAt, role(held.role()));
        known.put(held.hold(), new Known(hold, motive.setter()));
      }
      case Released released -> known.remove(released.hold());
      default -> {
        // No other event bears on holds.
      }
    }
  }

  /// Puts a hold on one exchange. When the future succeeds, the hold is durable: from then on
  /// nothing of the exchange is destroyed. It fails with an [ErasureFault] when there is nothing to
  /// hold.
  public Future<Hold> set(Caller caller, Wanted wanted, String reason) {
    Belongings belongings = ledger.belongings();
    String setter = belongings.pseudonym(caller.subject());
    Motive motive = new Motive(reason, setter, belongings.pseudonymMark());
    return vertx
        .executeBlocking(() -> target(wanted), false)
        .compose(
            exchange -> {
              String id = ExchangeIds.fresh();
              Hold hold = new Hold(id, exchange, reason, clock.instant(), role(caller));
              return append(new Held(id, id, exchange, hold.setBy().code()), motive.content())
                  .map(_ -> add(new Known(hold, motive.setter())));
            });
  }

  private String target(Wanted wanted) {
    String exchange = Exchanges.one(ledger.belongings(), wanted);
    if (exchange == null) {
      throw new ErasureFault(ErasureFault.Reason.UNKNOWN);
    }
    return exchange;
  }

  /// Releases a hold. It fails with an [ErasureFault] when there is no such hold, or the same
  /// person set it, or nobody can say any more who did; then the hold stays.
  public Future<Hold> release(Caller caller, String id) {
    Known found = find(id);
    if (found == null) {
      return Future.failedFuture(new ErasureFault(ErasureFault.Reason.UNKNOWN));
    }
    String setter = found.setter();
    if (setter == null || setter.equals(ledger.belongings().pseudonym(caller.subject()))) {
      return Future.failedFuture(new ErasureFault(ErasureFault.Reason.SAME_PERSON));
    }
    return append(new Released(ExchangeIds.fresh(), id, role(caller).code()), null)
        .map(_ -> remove(found));
  }

  /// The holds in force, newest first.
  public synchronized List<Hold> all() {
    List<Hold> holds = new ArrayList<>();
    known.values().forEach(one -> holds.add(one.hold()));
    return holds.reversed();
  }

  private Future<?> append(Event event, @Nullable Content content) {
    return Future.fromCompletionStage(ledger.append(event, content), vertx.getOrCreateContext());
  }

  private synchronized @Nullable Known find(String id) {
    return known.get(id);
  }

  private synchronized Hold add(Known one) {
    known.put(one.hold().id(), one);
    return one.hold();
  }

  private synchronized Hold remove(Known one) {
    known.remove(one.hold().id());
    return one.hold();
  }

  private static Role role(Caller caller) {
    return caller.hasAny(Set.of(Role.COMMISSIE)) ? Role.COMMISSIE : Role.AUDITOR;
  }

  private static Role role(String code) {
    return code.equals(Role.COMMISSIE.code()) ? Role.COMMISSIE : Role.AUDITOR;
  }
}
