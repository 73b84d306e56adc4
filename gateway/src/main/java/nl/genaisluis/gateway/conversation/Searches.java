package nl.genaisluis.gateway.conversation;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import nl.genaisluis.gateway.accountability.ApiFault;

/// Who may read conversations to search in them: a few at once, in the order in which they came,
/// and of one user at most [#EACH_MAX], running and waiting together. So nobody keeps others from
/// searching. Safe for use by many threads; waiting blocks.
final class Searches {
  /// One that runs, and the next one of somebody who types on.
  static final int EACH_MAX = 2;

  private final Semaphore room;

  // Guarded by itself: how many places a user holds or waits for.
  private final Map<String, Integer> held = new HashMap<>();

  /// @param atOnceMax searches of everybody together
  Searches(int atOnceMax) {
    this.room = new Semaphore(atOnceMax, true);
  }

  /// A place among those who search; given back when it is closed.
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /// Waits for a place. Fails at once when this user has as many as may be.
  Place enter(String user) throws InterruptedException {
    synchronized (held) {
      if (held.merge(user, 1, Integer::sum) > EACH_MAX) {
        leave(user);
        throw new ApiFault(
            503,
            "search_running",
            "U zoekt al",
            "Uw vorige zoekopdracht loopt nog. Wacht daarop en zoek dan opnieuw.");
      }
    }
    try {
      room.acquire();
    } catch (InterruptedException interrupted) {
      leave(user);
      throw interrupted;
    }
    return () -> {
      room.release();
      leave(user);
    };
  }

  private void leave(String user) {
    synchronized (held) {
      held.computeIfPresent(user, (_, count) -> count == 1 ? null : count - 1);
    }
  }
}
