package nl.genaisluis.policy.prohibited;

import java.nio.file.Path;
import java.time.Duration;
import nl.genaisluis.policy.semantic.LikeMeaning;
import org.jspecify.annotations.Nullable;

/// Where the classifier's scores turn into a question to the asker or a refusal, and which rules
/// hold.
///
/// @param confirmAt from this score a person must confirm, between 0 and 1
/// @param blockAt from this score the request is prohibited; at least `confirmAt`
/// @param rules the rule book in the form of the shipped `rules.json`, or null for the shipped one
/// @param sentenceModel the operator's model of sentences; null without one
/// @param decided who decided the rules; null where that is not said
public record ProhibitedConfig(
    double confirmAt,
    double blockAt,
    @Nullable String rules,
    @Nullable ModelFolder sentenceModel,
    @Nullable Decided decided) {
  /// About 7 % of the allowed conversations of the validation set score higher, 13 % of the allowed
  /// training samples, which were made to be hard, when their whole file is held out.
  public static final double CONFIRM_AT = Mix.DOUBT;

  /// About 1 % of the allowed conversations of the validation set score higher, 3 % of the allowed
  /// training samples when their whole file is held out.
  public static final double BLOCK_AT = Mix.SURE;

  /// The calibrated thresholds and the shipped rules.
  public static final ProhibitedConfig DEFAULT =
      new ProhibitedConfig(CONFIRM_AT, BLOCK_AT, null, null, null);

  /// Where the operator's model of sentences is.
  ///
  /// @param folder of jars, absolute
  /// @param budgetMs what one request may take of it
  /// @param model its id in the register
  public record ModelFolder(Path folder, int budgetMs, String model) {
    public ModelFolder {
      if (!folder.isAbsolute()) {
        throw new IllegalArgumentException(
            "sentence_model.folder must be absolute, was: " + folder);
      }
      if (budgetMs < LikeMeaning.BUDGET_MIN.toMillis()
          || budgetMs > LikeMeaning.BUDGET_MAX.toMillis()) {
        throw new IllegalArgumentException(
            "sentence_model.budget_ms takes "
                + LikeMeaning.BUDGET_MIN.toMillis()
                + " to "
                + LikeMeaning.BUDGET_MAX.toMillis()
                + ", was: "
                + budgetMs);
      }
    }

    /// The same as a duration.
    public Duration budget() {
      return Duration.ofMillis(budgetMs);
    }
  }

  public ProhibitedConfig {
    if (!(confirmAt > 0 && confirmAt <= 1)) {
      throw new IllegalArgumentException("confirmAt must be above 0 and at most 1: " + confirmAt);
    }
    if (!(blockAt >= confirmAt && blockAt <= 1)) {
      throw new IllegalArgumentException("blockAt must be from confirmAt to 1: " + blockAt);
    }
  }
}
