package nl.genaisluis.policy.usecase;

/// The bounds of a use case.
///
/// @param confirmation a person may confirm a doubtful request, with a reason
/// @param output what happens when an answer holds what it must not
/// @param tokensPerDay input and output tokens of all users together, per day
/// @param energyWhPerDay energy of all users together, central estimate, per day
/// @param contentDays how long requests and answers are kept for review; 0 means not at all
/// @param selection category of the selection list that the retention follows
public record Limits(
    boolean confirmation,
    OutputAction output,
    long tokensPerDay,
    double energyWhPerDay,
    int contentDays,
    String selection) {
  /// The longest that content may be kept: seven years.
  static final int CONTENT_DAYS_MAX = 2557;

  public Limits {
    Words.atLeast("tokens_per_day", tokensPerDay, 0);
    Words.atLeast("content_days", contentDays, 0);
    Words.require("selection", selection);
    if (!(energyWhPerDay >= 0 && energyWhPerDay <= 1e9)) {
      throw new IllegalArgumentException("energy_wh_per_day must be 0 or more: " + energyWhPerDay);
    }
    if (contentDays > CONTENT_DAYS_MAX) {
      throw new IllegalArgumentException(
          "content_days must be at most " + CONTENT_DAYS_MAX + ", was: " + contentDays);
    }
  }

  /// What happens when an answer holds what it must not.
  public enum OutputAction {
    /// The answer ends with an error.
    STOP,
    /// The answer goes on and is marked for review.
    FLAG
  }
}
