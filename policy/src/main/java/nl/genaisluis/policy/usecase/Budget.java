package nl.genaisluis.policy.usecase;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A bound on what may be used of one quantity in one window of time. A budget that could never
/// bind is refused: whoever writes one counts on it.
///
/// @param max the most that may be used in a window; tokens and requests are whole
/// @param per whose use is added up; null is all users of the use case together
public record Budget(Quantity quantity, Window window, double max, @Nullable Subject per) {
  /// More than any province will use; a larger number is a slip.
  private static final double MAX_MAX = 1e12;

  public Budget {
    requireMax(quantity, max);
  }

  /// A bound that binds: above 0, not absurd, and whole where halves do not exist.
  ///
  /// @throws IllegalArgumentException naming the field
  public static void requireMax(Quantity quantity, double max) {
    if (!(max > 0 && max <= MAX_MAX)) {
      throw new IllegalArgumentException(
          "max must be above 0 and at most 1e12, or the budget left out, was: " + max);
    }
    if (quantity.whole() && max != Math.rint(max)) {
      throw new IllegalArgumentException(
          "max of " + quantity.code() + " must be a whole number, was: " + max);
    }
  }

  /// Whose use is added up; never null here.
  @Override
  public Subject per() {
    return per == null ? Subject.USE_CASE : per;
  }

  /// What is counted.
  public enum Quantity {
    /// Input and output tokens together.
    TOKENS,
    /// Calls that went on record to a model or to the cache.
    REQUESTS,
    /// Energy, central estimate with PUE.
    ENERGY_WH,
    /// By the prices in the register.
    EURO;

    /// Cannot be split.
    boolean whole() {
      return this == TOKENS || this == REQUESTS;
    }

    /// Its word in headers and answers.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Whose use is added up.
  public enum Subject {
    USE_CASE,
    /// An organisation unit, as the identity provider names it.
    UNIT,
    /// A machine client: an API key, or the client of a token.
    KEY,
    PERSON;

    /// Its word in headers and answers.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A stretch of time in UTC, from one boundary of the calendar to the next. A change of summer
  /// time moves no boundary.
  public enum Window {
    HOUR,
    DAY,
    MONTH;

    /// The first moment of the window that this moment is in.
    public Instant start(Instant moment) {
      return switch (this) {
        case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
        case DAY -> moment.truncatedTo(ChronoUnit.DAYS);
        case MONTH -> first(YearMonth.from(moment.atOffset(ZoneOffset.UTC)));
      };
    }

    /// The first moment after the window that this moment is in.
    public Instant end(Instant moment) {
      return switch (this) {
        case HOUR -> start(moment).plus(1, ChronoUnit.HOURS);
        case DAY -> start(moment).plus(1, ChronoUnit.DAYS);
        case MONTH -> first(YearMonth.from(moment.atOffset(ZoneOffset.UTC)).plusMonths(1));
      };
    }

    private static Instant first(YearMonth month) {
      return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// Its word in headers and answers.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
