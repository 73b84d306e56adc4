package nl.genaisluis.audit.event;

import java.time.Instant;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
  private static final String MINUTE_FORM = "0000-00-00T00:00Z";

  public Entry {
    Plain.count("index", index);
    Plain.id("leaf", leaf);
    if (!isMinute(time)) {
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

  /// When the minute of this entry began.
  public Instant moment() {
    return OffsetDateTime.parse(time).toInstant();
  }

  /// Whether this is a minute as leaves write it. By hand, because a start asks it of every leaf.
  private static boolean isMinute(String time) {
    if (time.length() != MINUTE_FORM.length()) {
      return false;
    }
    for (int i = 0; i < MINUTE_FORM.length(); i++) {
      char form = MINUTE_FORM.charAt(i);
      char c = time.charAt(i);
      if (form == '0' ? c < '0' || c > '9' : c != form) {
        return false;
      }
    }
    int month = number(time, 5, 7);
    int day = number(time, 8, 10);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= Month.of(month).length(Year.isLeap(number(time, 0, 4)))
        && number(time, 11, 13) < 24
        && number(time, 14, 16) < 60;
  }

  private static int number(String time, int from, int to) {
    return Integer.parseInt(time, from, to, 10);
  }
}
