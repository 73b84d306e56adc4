package nl.genaisluis.gateway.upstream;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How calls are spread over hosts, and when a host is left alone: `upstreams` in `sluis.yaml`.
///
/// @param each the room of a host that is not in `hosts`
/// @param hosts hosts with a room of their own, by the id of the provider
public record Routing(Retries retries, Rest rest, Room each, List<OwnRoom> hosts) {
  /// What holds where the file does not say.
  public static final Routing USUAL =
      new Routing(
          new Retries(3, Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofSeconds(5), 20),
          new Rest(20, Duration.ofSeconds(10), Duration.ofMinutes(2)),
          new Room(10_000, 1_000, Duration.ofSeconds(10)),
          List.of());

  public Routing {
    hosts = List.copyOf(hosts);
    Set<String> ids = new HashSet<>();
    for (OwnRoom host : hosts) {
      if (!ids.add(host.id())) {
        throw new IllegalArgumentException("hosts has two entries with id " + host.id());
      }
    }
  }

  /// Trying again before the first byte of an answer.
  ///
  /// @param triesMax calls in all for one exchange
  /// @param pauseMin upper bound of the random pause before the first retry; doubles with each
  /// @param pauseMax upper bound of any such pause
  /// @param waitMax the longest `Retry-After` that is waited for; a longer one is the caller's
  /// @param saved retries that a host has in hand; five calls earn one back
  public record Retries(
      int triesMax, Duration pauseMin, Duration pauseMax, Duration waitMax, int saved) {
    public Retries {
      if (triesMax < 1 || triesMax > 10) {
        throw new IllegalArgumentException("tries_max must be between 1 and 10, was: " + triesMax);
      }
      if (pauseMin.toMillis() < 1 || pauseMax.compareTo(pauseMin) < 0) {
        throw new IllegalArgumentException("pause_max must be at least pause_min of at least 1ms");
      }
      if (waitMax.isNegative() || saved < 0) {
        throw new IllegalArgumentException("wait_max and saved must be at least 0");
      }
    }
  }

  /// Leaving a host alone that fails.
  ///
  /// @param afterFailures failures in a row; the asker's leaving is none
  /// @param least how long the first rest takes; doubles while trials fail
  /// @param most how long any rest takes
  public record Rest(int afterFailures, Duration least, Duration most) {
    public Rest {
      if (afterFailures < 1) {
        throw new IllegalArgumentException(
            "after_failures must be at least 1, was: " + afterFailures);
      }
      if (least.toMillis() < 1 || most.compareTo(least) < 0) {
        throw new IllegalArgumentException("most must be at least least of at least 1ms");
      }
    }
  }

  /// How much one host is asked at once.
  ///
  /// @param calls under way, streams included
  /// @param queue that may wait for one of them to end; 0 for none
  /// @param waitMax how long each of those waits
  public record Room(int calls, int queue, Duration waitMax) {
    public Room {
      if (calls < 1 || queue < 0 || waitMax.toMillis() < 1) {
        throw new IllegalArgumentException(
            "calls must be at least 1, queue at least 0 and wait_max at least 1ms");
      }
    }
  }

  /// The room of one host.
  public record OwnRoom(String id, int calls, int queue, Duration waitMax) {
    public OwnRoom {
      new Room(calls, queue, waitMax);
    }
  }

  /// The room of this provider.
  Room roomOf(String provider) {
    for (OwnRoom own : hosts) {
      if (own.id().equals(provider)) {
        return new Room(own.calls(), own.queue(), own.waitMax());
      }
    }
    return each;
  }

  /// The usual routing where none is given.
  public static Routing orUsual(@Nullable Routing given) {
    return given == null ? USUAL : given;
  }
}
