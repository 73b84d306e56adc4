package nl.genaisluis.policy.usecase;

import org.jspecify.annotations.Nullable;

/// The bounds of a use case.
///
/// @param confirmation a person may confirm a doubtful request, with a reason
/// @param output what happens when an answer holds what it must not; null is [Output#STOP]
/// @param tokensPerDay input and output tokens of all users together, per day
/// @param energyWhPerDay energy of all users together, central estimate, per day
/// @param contentDays how long requests and answers are kept for review; 0 means not at all
/// @param selection category of the selection list that the retention follows
public record Limits(
    boolean confirmation,
    @Nullable Output output,
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

  /// What happens when an answer holds what it must not; never null here.
  @Override
  public Output output() {
    return output == null ? Output.STOP : output;
  }

  /// What happens when an answer holds what it must not. What a file leaves out is stopped.
  ///
  /// @param decisions a decision, sanction, score or rank in an actual case
  /// @param secrets a key or a token
  public record Output(@Nullable OutputAction decisions, @Nullable OutputAction secrets) {
    /// Both are stopped.
    public static final Output STOP = new Output(OutputAction.STOP, OutputAction.STOP);

    /// Never null here.
    @Override
    public OutputAction decisions() {
      return decisions == null ? OutputAction.STOP : decisions;
    }

    /// Never null here.
    @Override
    public OutputAction secrets() {
      return secrets == null ? OutputAction.STOP : secrets;
    }
  }

  /// What happens to such an answer.
  public enum OutputAction {
    /// The answer ends with an error.
    STOP,
    /// The answer goes on and is marked for review.
    FLAG
  }
}
