package nl.genaisluis.gateway.upstream;

import java.time.Duration;

/// How long one attempt may take.
///
/// @param connect until there is a connection
/// @param firstByte from then until a whole answer begins, or the first chunk of a stream is there
/// @param idle between two reads after that; the time that the reader is slow does not count
/// @param total for the whole attempt, slow readers included
public record Deadlines(Duration connect, Duration firstByte, Duration idle, Duration total) {
  public Deadlines {
    for (Duration each : new Duration[] {connect, firstByte, idle, total}) {
      if (each.toMillis() < 1) {
        throw new IllegalArgumentException("a deadline must be at least 1 ms, was: " + each);
      }
    }
  }
}
