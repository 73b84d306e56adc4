package nl.genaisluis.policy.usecase;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The bounds of a use case.
///
/// @param confirmation a person may confirm a doubtful request, with a reason
/// @param output what happens when an answer holds what it must not; null is [Output#STOP]
/// @param tokensPerDay input and output tokens of all users together, per day
/// @param energyWhPerDay energy of all users together, central estimate, per day
/// @param contentDays how long requests and answers are kept for review; 0 means not at all
/// @param selection category of the selection list that the retention follows
/// @param budgets more budgets than the two above; null for none
/// @param cache how long answers are kept for the same question; null for not at all
/// @param answerTokensDefault the longest answer where the asker does not say how long it may be;
///   null leaves it to the host
/// @param reasoningEffort how much a model reasons where the asker does not say; null leaves it to
///   the host
/// @param preview when an asker sees what will be replaced in a question; null is [Preview#ALWAYS]
public record Limits(
    boolean confirmation,
    @Nullable Output output,
    long tokensPerDay,
    double energyWhPerDay,
    int contentDays,
    String selection,
    @Nullable List<Budget> budgets,
    @Nullable Cache cache,
    @Nullable Integer answerTokensDefault,
    @Nullable ReasoningEffort reasoningEffort,
    @Nullable Preview preview) {
  /// The longest that content may be kept: seven years.
  static final int CONTENT_DAYS_MAX = 2557;

  /// More than any province will use in a day.
  private static final long TOKENS_MAX = 1_000_000_000_000L;

  /// More than any model writes at once.
  private static final int ANSWER_MAX = 131_072;

  private static final Budget DAILY_TOKENS =
      new Budget(Budget.Quantity.TOKENS, Budget.Window.DAY, 1, null);
  private static final Budget DAILY_ENERGY =
      new Budget(Budget.Quantity.ENERGY_WH, Budget.Window.DAY, 1, null);

  public Limits {
    Words.atLeast("tokens_per_day", tokensPerDay, 0);
    if (tokensPerDay > TOKENS_MAX) {
      throw new IllegalArgumentException(
          "tokens_per_day must be at most " + TOKENS_MAX + ", was: " + tokensPerDay);
    }
    Words.atLeast("content_days", contentDays, 0);
    Words.require("selection", selection);
    if (!(energyWhPerDay >= 0 && energyWhPerDay <= 1e9)) {
      throw new IllegalArgumentException("energy_wh_per_day must be 0 or more: " + energyWhPerDay);
    }
    if (contentDays > CONTENT_DAYS_MAX) {
      throw new IllegalArgumentException(
          "content_days must be at most " + CONTENT_DAYS_MAX + ", was: " + contentDays);
    }
    budgets = budgets == null ? List.of() : List.copyOf(budgets);
    requireDistinct(budgets);
    if (answerTokensDefault != null
        && (answerTokensDefault < 1 || answerTokensDefault > ANSWER_MAX)) {
      throw new IllegalArgumentException(
          "answer_tokens_default must be between 1 and "
              + ANSWER_MAX
              + ", was: "
              + answerTokensDefault);
    }
    if (cache != null && contentDays == 0) {
      throw new IllegalArgumentException(
          "cache keeps answers, and content_days 0 says that none are kept; leave one out");
    }
  }

  private static void requireDistinct(List<Budget> budgets) {
    Set<String> seen = new HashSet<>();
    seen.add(scope(DAILY_TOKENS));
    seen.add(scope(DAILY_ENERGY));
    for (Budget budget : budgets) {
      if (!seen.add(scope(budget))) {
        throw new IllegalArgumentException(
            "budgets bounds one thing twice (tokens_per_day and energy_wh_per_day count too): "
                + scope(budget));
      }
    }
  }

  private static String scope(Budget one) {
    return one.quantity().code() + " per " + one.window().code() + " per " + one.per().code();
  }

  /// The budgets besides the two of the day; never null here.
  @Override
  public List<Budget> budgets() {
    return budgets == null ? List.of() : budgets;
  }

  /// Every budget of the use case: the two of the day where they are not 0, and the others.
  public List<Budget> allBudgets() {
    List<Budget> all = new ArrayList<>();
    if (tokensPerDay > 0) {
      all.add(new Budget(Budget.Quantity.TOKENS, Budget.Window.DAY, (double) tokensPerDay, null));
    }
    if (energyWhPerDay > 0) {
      all.add(new Budget(Budget.Quantity.ENERGY_WH, Budget.Window.DAY, energyWhPerDay, null));
    }
    all.addAll(budgets());
    return all;
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

  /// When an asker sees what will be replaced in a question; never null here.
  @Override
  public Preview preview() {
    return preview == null ? Preview.ALWAYS : preview;
  }

  /// When the chat page shows what will be replaced, before a question goes. What is replaced is
  /// the same in each, and each is told of afterwards.
  public enum Preview {
    /// Each time that something is replaced.
    ALWAYS("altijd"),
    /// The first time in a conversation.
    FIRST("eerste-keer"),
    /// Not before: the notice afterwards is enough.
    NOTICE("achteraf");

    private final String code;

    Preview(String code) {
      this.code = code;
    }

    /// As the interfaces of the province name it.
    public String code() {
      return code;
    }
  }

  /// How much a model reasons, in the words of the OpenAI protocol.
  public enum ReasoningEffort {
    NONE,
    MINIMAL,
    LOW,
    MEDIUM,
    HIGH
  }

  /// What happens to such an answer.
  public enum OutputAction {
    /// The answer ends with an error.
    STOP,
    /// The answer goes on and is marked for review.
    FLAG
  }
}
