package nl.genaisluis.audit.event;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An opened exchange came to its end, however it ended. Exactly one follows each [Opened].
///
/// @param outcome one of [#OUTCOMES]
/// @param model the register id of the model that answered; null when none did
/// @param attempts every call that was tried, in order
/// @param flags ids of the output rules that hit (`O-01`), and stable words for what else was out
///   of the ordinary
public record Closed(
    String exchange,
    String useCase,
    String outcome,
    @Nullable String model,
    List<Attempt> attempts,
    Tokens tokens,
    EnergyFigure energy,
    List<String> flags)
    implements Event {
  public static final String CODE = "closed";

  /// The process ended between opened and closed; written by the next start.
  public static final String ABANDONED = "abandoned";

  /// The output rules ended the answer.
  public static final String OUTPUT_STOPPED = "output_stopped";

  /// The flag of an answer with personal data that was not in the question.
  public static final String PERSONAL_DATA = "O-91";

  /// How an exchange can end. Stable.
  public static final Set<String> OUTCOMES =
      Set.of(
          "completed",
          "client_gone",
          "upstream_cut",
          "upstream_failed",
          "stopped",
          OUTPUT_STOPPED,
          "timeout",
          "substituted",
          ABANDONED);

  private static final int ATTEMPTS_MAX = 32;

  public Closed {
    Plain.id("exchange", exchange);
    Plain.name("useCase", useCase);
    Plain.oneOf("outcome", outcome, OUTCOMES);
    Plain.nameOrNull("model", model);
    Plain.atMost("attempts", attempts.size(), ATTEMPTS_MAX);
    attempts = List.copyOf(attempts);
    flags = Plain.names("flags", flags);
  }

  /// The end of an exchange whose process died: nothing is known of what was used.
  public static Closed abandoned(String exchange, String useCase) {
    return new Closed(
        exchange,
        useCase,
        ABANDONED,
        null,
        List.of(),
        Tokens.UNKNOWN,
        EnergyFigure.unknown("unknown"),
        List.of());
  }

  /// True when the committee is to look at it: a decision, sanction, score or key in the answer,
  /// stopped or flagged, or an answer that could not be judged. Personal data alone is not enough.
  public boolean forReview() {
    return outcome.equals(OUTPUT_STOPPED)
        || flags.stream().anyMatch(flag -> flag.startsWith("O-") && !flag.equals(PERSONAL_DATA));
  }

  @Override
  public String code() {
    return CODE;
  }
}
