package nl.genaisluis.gateway.catalogue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// When lists are compared: `catalogue` in `sluis.yaml`.
///
/// @param first after the start
/// @param every between two comparisons
public record Pace(Duration first, Duration every) {
  /// What holds where the file does not say.
  public static final Pace USUAL = new Pace(Duration.ofMinutes(10), Duration.ofDays(1));

  public Pace {
    if (first.toMillis() < 1 || every.toMillis() < 1) {
      throw new IllegalArgumentException("first and every must be at least 1ms");
    }
  }

  /// The usual pace where none is given.
  public static Pace orUsual(@Nullable Pace given) {
    return given == null ? USUAL : given;
  }
}
