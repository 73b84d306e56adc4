package nl.genaisluis.audit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EntryTest {
  private static final String ID = "0".repeat(32);
  private static final List<String> NO_MINUTES =
      List.of(
          "",
          "2026-11-22T10:05",
          "2026-11-22T10:05:00Z",
          "2026-11-22T10:05+00:00",
          "2026-11-22 10:05Z",
          "2026-13-01T10:05Z",
          "2026-00-01T10:05Z",
          "2026-02-29T10:05Z",
          "2026-11-31T10:05Z",
          "2026-11-00T10:05Z",
          "2026-11-22T24:00Z",
          "2026-11-22T10:60Z",
          "+026-11-22T10:05Z",
          "2026-11-22T10:0\u0665Z");

  @Test
  void hasAMinuteAndNothingElse() {
    for (String time : NO_MINUTES) {
      assertThatThrownBy(() -> at(time)).as(time).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(at("2028-02-29T23:59Z").time()).isEqualTo("2028-02-29T23:59Z");
  }

  @Test
  void takesTheMinutesThatTheClockWritesAndTheCalendarKnows() {
    long seed = System.nanoTime();
    Random random = new Random(seed);

    for (int i = 0; i < 20_000; i++) {
      String time =
          "%04d-%02d-%02dT%02d:%02dZ"
              .formatted(
                  1900 + random.nextInt(300),
                  random.nextInt(14),
                  random.nextInt(33),
                  random.nextInt(26),
                  random.nextInt(62));

      assertThat(taken(time)).as("seed %d: %s", seed, time).isEqualTo(known(time));
    }
  }

  private static boolean taken(String time) {
    try {
      return at(time).time().equals(time);
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static boolean known(String time) {
    try {
      Instant instant = OffsetDateTime.parse(time).toInstant();
      return Entry.minute(instant).equals(time);
    } catch (DateTimeException refused) {
      return false;
    }
  }

  private static Entry at(String time) {
    return new Entry(0, ID, time, new StopLifted(ID, ID, "commissie"), null);
  }
}
