package nl.genaisluis.audit.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry that was found, as its leaf tells it.
///
/// @param code code of the event; what does not belong to that event is null or empty
/// @param verdict ground of a refusal, outcome of an answer, ruling of a dry run
/// @param masked types of personal data that were replaced
/// @param energyWh the central figure; null when it is not known
public record Hit(
    String leafId,
    String exchange,
    String time,
    String code,
    @Nullable String useCase,
    @Nullable String verdict,
    List<String> rules,
    List<String> categories,
    List<String> masked,
    @Nullable String model,
    @Nullable Double energyWh) {
  public Hit {
    rules = List.copyOf(rules);
    categories = List.copyOf(categories);
    masked = List.copyOf(masked);
  }
}
