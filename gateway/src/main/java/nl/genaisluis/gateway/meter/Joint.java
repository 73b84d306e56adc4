package nl.genaisluis.gateway.meter;

import java.time.Duration;
import nl.genaisluis.gateway.nodes.Nodes;

/// The nodes that share the deployments that are metered.
///
/// @param callMax a call ends within this time after its node was heard for the last time
public record Joint(Nodes nodes, Duration callMax) {
  /// Between being heard for the last time and the last call that is let through.
  private static final Duration LATE = Nodes.SILENCE_MAX.multipliedBy(2);

  /// Tries of one call, each of which may take its whole time.
  private static final int TRIES = 3;

  /// Short deadlines do not shorten the wait in a queue and between tries.
  private static final Duration LEAST = Duration.ofMinutes(10);

  /// Nodes whose tries take at most this time.
  public static Joint of(Nodes nodes, Duration tryMax) {
    Duration tries = tryMax.multipliedBy(TRIES);
    return new Joint(nodes, (tries.compareTo(LEAST) < 0 ? LEAST : tries).plus(LATE));
  }
}
