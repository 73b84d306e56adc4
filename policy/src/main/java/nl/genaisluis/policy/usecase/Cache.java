package nl.genaisluis.policy.usecase;

import org.jspecify.annotations.Nullable;

/// How long answers of a use case are kept for the same question of the same unit.
///
/// @param minutes how long an answer may serve
/// @param entries how many answers are kept; the one that was asked for longest ago goes first
/// @param anyTemperature also where the request does not ask for temperature 0; null is false
public record Cache(int minutes, int entries, @Nullable Boolean anyTemperature) {
  /// A day: what is asked again after that is thought of anew.
  private static final int MINUTES_MAX = 1_440;

  private static final int ENTRIES_MAX = 10_000;

  public Cache {
    between("cache.minutes", minutes, MINUTES_MAX);
    between("cache.entries", entries, ENTRIES_MAX);
  }

  private static void between(String key, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(
          key + " must be between 1 and " + max + ", or cache left out, was: " + value);
    }
  }

  /// True when answers of any temperature are kept.
  public boolean keepsAnyTemperature() {
    return Boolean.TRUE.equals(anyTemperature);
  }
}
