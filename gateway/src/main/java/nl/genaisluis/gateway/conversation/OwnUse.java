package nl.genaisluis.gateway.conversation;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.models.energy.Energy;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.Usage;
import org.jspecify.annotations.Nullable;

/// What each person used this month, for that person alone: one row of sums, sealed under the
/// person's own key, gone when the month is over. It is not taken from the record, which knows no
/// person, nor from the use log, which is opened by procedure only.
///
/// Adding never waits. What was added waits in memory until [#flush] or until its person looks; a
/// power failure loses that last minute, never more. Safe for use by many threads.
public final class OwnUse {
  /// Persons whose use waits to be kept; use of one more is not shown to that person.
  static final int WAITING_MAX = 50_000;

  /// Times that a row is read again that another node changed.
  private static final int TRIES_MAX = 20;

  private final Shelf shelf;
  private final Clock clock;
  private final Object keeping = new Object();

  // Guarded by itself: by pseudonym.
  private final Map<String, MonthUse> waiting = new HashMap<>();

  OwnUse(Shelf shelf, Clock clock) {
    this.shelf = shelf;
    this.clock = clock;
  }

  /// Adds what one answer used. A program has no month of its own.
  public void add(Caller caller, Usage usage, Energy energy) {
    if (caller.kind() == Caller.Kind.PERSON) {
      put(shelf.pseudonym("user", caller.subject()), MonthUse.of(month(), usage, energy));
    }
  }

  private void put(String user, MonthUse use) {
    synchronized (waiting) {
      if (waiting.containsKey(user) || waiting.size() < WAITING_MAX) {
        waiting.merge(user, use, MonthUse::plus);
      }
    }
  }

  private @Nullable MonthUse take(String user) {
    synchronized (waiting) {
      return waiting.remove(user);
    }
  }

  /// Keeps what waits. Blocks; what cannot be kept goes on waiting.
  void flush() {
    List<String> users;
    synchronized (waiting) {
      users = List.copyOf(waiting.keySet());
    }
    RuntimeException failed = null;
    for (String user : users) {
      try {
        keep(user);
      } catch (RuntimeException one) {
        // The use of one person must not keep that of others waiting.
        failed = one;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }

  /// This month of this user, the latest answer included. Blocks.
  MonthUse of(String user) {
    keep(user);
    MonthUse kept = kept(shelf.of(user, Kind.GEBRUIK));
    YearMonth now = month();
    return kept == null || !kept.month().equals(now) ? MonthUse.nothing(now) : kept;
  }

  private static @Nullable MonthUse kept(List<Item> found) {
    return found.isEmpty() ? null : MonthUse.of(found.getFirst().head());
  }

  private void keep(String user) {
    synchronized (keeping) {
      MonthUse more = take(user);
      if (more == null) {
        return;
      }
      boolean done = false;
      try {
        keep(user, more);
        done = true;
      } finally {
        if (!done) {
          put(user, more);
        }
      }
    }
  }

  /// Another node may keep use of the same person at this moment: whoever comes second reads again.
  private void keep(String user, MonthUse more) {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      if (kept(user, more)) {
        return;
      }
    }
    throw new IllegalStateException("a row of own use was changed by others all the time");
  }

  private boolean kept(String user, MonthUse more) {
    List<Item> found = shelf.of(user, Kind.GEBRUIK);
    MonthUse before = kept(found);
    MonthUse whole = before == null ? more : before.plus(more);
    Item.Texts texts = new Item.Texts(whole.json(), Json.Obj.EMPTY);
    Item stored =
        found.isEmpty()
            ? shelf.addFirst(new Item.Draft(Kind.GEBRUIK, user, user, null, whole.ends(), texts))
            : shelf.replace(found.getFirst(), texts, whole.ends());
    return stored != null;
  }

  private YearMonth month() {
    return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
  }
}
