package nl.genaisluis.audit.search;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Times of leaves (`2026-11-22T10:05Z`) as numbers: minutes since 1970.
final class Minutes {
  private static final int SECONDS = 60;

  private Minutes() {}

  static long of(String time) {
    return Math.floorDiv(OffsetDateTime.parse(time).toEpochSecond(), SECONDS);
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
