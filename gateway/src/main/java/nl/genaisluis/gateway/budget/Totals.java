package nl.genaisluis.gateway.budget;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import nl.genaisluis.policy.usecase.Budget;
import org.jspecify.annotations.Nullable;

/// What was used in the windows that are open at one moment, by use case. For one thread.
final class Totals {
  private final Instant now;
  private final Map<String, Map<Budget.Window, Cost>> byUseCase = new HashMap<>();

  Totals(Instant now) {
    this.now = now;
  }

  /// Counts a call that began then, in the windows that are still open.
  void add(Instant began, String useCase, Cost cost) {
    for (Budget.Window window : Budget.Window.values()) {
      if (!began.isBefore(window.start(now))) {
        byUseCase
            .computeIfAbsent(useCase, _ -> new EnumMap<>(Budget.Window.class))
            .merge(window, cost, Cost::plus);
      }
    }
  }

  /// What a use case used in its open window of this kind; null for all use cases together.
  Cost of(@Nullable String useCase, Budget.Window window) {
    if (useCase != null) {
      return byUseCase.getOrDefault(useCase, Map.of()).getOrDefault(window, Cost.NONE);
    }
    return byUseCase.values().stream()
        .map(one -> one.getOrDefault(window, Cost.NONE))
        .reduce(Cost.NONE, Cost::plus);
  }
}
