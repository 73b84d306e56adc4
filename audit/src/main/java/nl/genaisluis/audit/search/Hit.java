package nl.genaisluis.audit.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry that was found, as its leaf tells it.
///
/// @param code code of the event; what does not belong to that event is null or empty
public record Hit(
    String leafId,
    String exchange,
    String time,
    String code,
    @Nullable String useCase,
    @Nullable String refusal,
    List<String> rules,
    List<String> categories,
    @Nullable String model) {
  public Hit {
    rules = List.copyOf(rules);
    categories = List.copyOf(categories);
  }
}
