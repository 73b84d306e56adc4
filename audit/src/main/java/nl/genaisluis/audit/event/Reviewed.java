package nl.genaisluis.audit.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The committee gave its word on an earlier ruling. Why goes as content.
///
/// @param exchange the exchange of that ruling
/// @param target leaf id of that ruling
/// @param word `upheld`, `missed` (it should have been stopped) or `false-alarm` (it should not)
/// @param category class of prohibited use that was missed; null for other words
/// @param until last day on which the word weighs on other requests (`2027-05-22`); null when it
///   weighs on none
public record Reviewed(
    String exchange,
    String target,
    String word,
    @Nullable String category,
    @Nullable String until,
    String role)
    implements Event {
  public static final String CODE = "reviewed";

  /// The ruling was right.
  public static final String UPHELD = "upheld";

  /// The request was let through and should not have been.
  public static final String MISSED = "missed";

  /// The request was stopped and should not have been.
  public static final String FALSE_ALARM = "false-alarm";

  private static final Set<String> WORDS = Set.of(UPHELD, MISSED, FALSE_ALARM);

  public Reviewed {
    Plain.id("exchange", exchange);
    Plain.id("target", target);
    Plain.oneOf("word", word, WORDS);
    Plain.nameOrNull("category", category);
    Plain.nameOrNull("until", until);
    Plain.name("role", role);
  }

  @Override
  public String code() {
    return CODE;
  }
}
