package nl.genaisluis.gateway.front;

import java.util.HashMap;
import java.util.Map;

/// The room for requests that are under way: per caller, in all, and for their bodies. It knows
/// only callers that are inside. Thread-safe.
final class Room {
  private final V1.AtOnce most;

  // Guarded by this, and so is every stay.
  private final Map<String, Integer> perCaller = new HashMap<>();
  private int inside;
  private long bodyBytes;

  Room(V1.AtOnce most) {
    this.most = most;
  }

  /// The answer to a wish to come in.
  enum Answer {
    IN,
    /// The caller has as many requests under way as one may have.
    CALLER_FULL,
    /// There is no room for anyone, or not for a body of this size.
    ALL_FULL
  }

  /// One request's place. Outside → inside by [#begin] → outside by [#end], and then done.
  final class Stay {
    private final String caller;
    private long weight;
    private boolean in;

    private Stay(String caller) {
      this.caller = caller;
    }

    /// Takes a place for a body of at most so many bytes.
    Answer begin(long bytes) {
      synchronized (Room.this) {
        if (perCaller.getOrDefault(caller, 0) >= most.perCaller()) {
          return Answer.CALLER_FULL;
        }
        if (inside >= most.whole() || bodyBytes + bytes > most.bodyBytes()) {
          return Answer.ALL_FULL;
        }
        perCaller.merge(caller, 1, Integer::sum);
        inside++;
        bodyBytes += bytes;
        weight = bytes;
        in = true;
        return Answer.IN;
      }
    }

    /// The body turned out to have so many bytes.
    void weighs(long bytes) {
      synchronized (Room.this) {
        if (in) {
          bodyBytes += bytes - weight;
          weight = bytes;
        }
      }
    }

    /// Gives the place back if it was taken. A second call does nothing.
    void end() {
      synchronized (Room.this) {
        if (in) {
          in = false;
          inside--;
          bodyBytes -= weight;
          perCaller.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
        }
      }
    }
  }

  /// A place for a request of this caller, not yet taken.
  Stay stay(String caller) {
    return new Stay(caller);
  }
}
