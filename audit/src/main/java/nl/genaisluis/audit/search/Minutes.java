package nl.genaisluis.audit.search;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Times of leaves (`2026-11-22T10:05Z`) as numbers: minutes since 1970.
final class Minutes {
  private static final int SECONDS = 60;

  /// The time that was read last: entries follow one another, hundreds in a minute.
  private static volatile Read last = read("1970-01-01T00:00Z");

  private record Read(String time, long minutes) {}

  private Minutes() {}

  static long of(String time) {
    Read known = last;
    if (!known.time().equals(time)) {
      known = read(time);
      last = known;
    }
    return known.minutes();
  }

  private static Read read(String time) {
    return new Read(time, Math.floorDiv(OffsetDateTime.parse(time).toEpochSecond(), SECONDS));
  }

  static void check(@Nullable String time) {
    try {
      if (time != null) {
        of(time);
      }
    } catch (DateTimeParseException notATime) {
      throw new IllegalArgumentException("time must be like 2026-11-22T10:05Z");
    }
  }
}
