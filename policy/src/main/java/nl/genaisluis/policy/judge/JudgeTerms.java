package nl.genaisluis.policy.judge;

import java.time.Duration;

/// Which model judges doubts, and how much it may take.
///
/// @param model id of the register; a model of the use case [#USE_CASE]
/// @param time the longest that an asker waits for it
/// @param tokensMax the longest question to it, with its instructions; longer doubts stay doubts
public record JudgeTerms(String model, Duration time, int tokensMax) {
  /// The use case under which the judge is called. Its budget is the judge's budget.
  public static final String USE_CASE = "beoordeling";

  /// The role that only the gateway itself has.
  public static final String ROLE = "sluis";

  public JudgeTerms {
    if (model.isBlank()) {
      throw new IllegalArgumentException("judge.model must name a model of the register");
    }
    if (time.toMillis() < 1 || time.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("judge.time must be from 1 ms to 1 minute, was: " + time);
    }
    if (tokensMax < 1_000 || tokensMax > 100_000) {
      throw new IllegalArgumentException(
          "judge.tokens_max must be between 1000 and 100000, was: " + tokensMax);
    }
  }
}
