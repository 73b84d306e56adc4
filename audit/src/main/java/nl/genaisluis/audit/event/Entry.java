package nl.genaisluis.audit.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// One entry of the ledger: an event with its place and its moment.
///
/// @param index place in the log, from 0; not part of the leaf's bytes
/// @param leaf random id of this entry, 32 lower-case hexadecimal digits
/// @param time UTC, rounded down to the minute: `2026-11-22T10:05Z`
/// @param commitment HMAC-SHA-256 of the content under its salt; null when there is no content
public record Entry(
    long index, String leaf, String time, Event event, @Nullable String commitment) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmX").withZone(ZoneOffset.UTC);

  public Entry {
    Plain.count("index", index);
    Plain.id("leaf", leaf);
    if (!time.equals(minute(time))) {
      throw new IllegalArgumentException("time must be like 2026-11-22T10:05Z");
    }
    if (commitment != null) {
      Plain.hex("commitment", commitment, 64);
    }
  }

  /// The minute that an instant falls in, as leaves write it.
  public static String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  private static @Nullable String minute(String time) {
    try {
      return minute(OffsetDateTime.parse(time, MINUTE).toInstant());
    } catch (DateTimeParseException notATime) {
      return null;
    }
  }
}
