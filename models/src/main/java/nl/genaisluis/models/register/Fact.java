package nl.genaisluis.models.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A statement with where it was read and when. A fact that nobody could find has no value; it
/// keeps the source in which it was sought.
///
/// @param value what was found; null means unknown
/// @param source where it was read, or sought
/// @param date the day of the source or of the search
public record Fact<T>(@Nullable T value, String source, LocalDate date) {
  public Fact {
    Words.require("source", source);
  }

  /// Nobody knows.
  public boolean unknown() {
    return value == null;
  }
}
