package nl.genaisluis.gateway.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/// Token budgets per use case and UTC day. A call reserves what it may at most use before it
/// starts, so that calls side by side overshoot by nothing; what it did use is settled afterwards.
///
/// Thread-safe. The counts live in memory and are rebuilt from the record at start.
final class Budgets {
  private final Clock clock;

  // Guarded by this: the day and its counts.
  private final Map<String, Long> taken = new HashMap<>();
  private LocalDate day;

  /// Room that was set aside for one call. Settled exactly once.
  static final class Reservation {
    private final Budgets budgets;
    private final String useCase;
    private final long tokens;
    private final LocalDate day;
    private boolean settled;

    private Reservation(Budgets budgets, String useCase, long tokens, LocalDate day) {
      this.budgets = budgets;
      this.useCase = useCase;
      this.tokens = tokens;
      this.day = day;
    }

    /// Gives the unused room back, or takes what was used beyond it. A second call does nothing.
    void settle(long used) {
      synchronized (budgets) {
        if (settled) {
          return;
        }
        settled = true;
        budgets.roll();
        if (day.equals(budgets.day)) {
          budgets.taken.merge(useCase, used - tokens, Long::sum);
        }
      }
    }
  }

  /// The answer to a wish for room.
  sealed interface Room {
    record Reserved(Reservation reservation) implements Room {}

    /// No room before the next UTC day.
    record Full(long secondsToWait) implements Room {}
  }

  Budgets(Clock clock) {
    this.clock = clock;
    this.day = today();
  }

  /// Counts tokens that were used earlier on this day; for the rebuild at start.
  synchronized void restore(LocalDate usedOn, String useCase, long tokens) {
    roll();
    if (usedOn.equals(day)) {
      taken.merge(useCase, tokens, Long::sum);
    }
  }

  /// Sets tokens aside, if the day's budget of the use case has room for them.
  ///
  /// @param dayMax the use case's tokens a day
  synchronized Room reserve(String useCase, long tokens, long dayMax) {
    roll();
    long after = taken.getOrDefault(useCase, 0L) + tokens;
    if (after > dayMax) {
      return new Room.Full(
          clock
              .instant()
              .until(
                  day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                  java.time.temporal.ChronoUnit.SECONDS));
    }
    taken.put(useCase, after);
    return new Room.Reserved(new Reservation(this, useCase, tokens, day));
  }

  /// True when a call of this size would get room now; sets nothing aside.
  synchronized boolean hasRoom(String useCase, long tokens, long dayMax) {
    roll();
    return taken.getOrDefault(useCase, 0L) + tokens <= dayMax;
  }

  private void roll() {
    if (!today().equals(day)) {
      day = today();
      taken.clear();
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
