package nl.genaisluis.gateway.exchange;

import nl.genaisluis.gateway.guideline.Suggestion;
import org.jspecify.annotations.Nullable;

/// Finds the simpler means for a question: a place in the guideline that answers it.
public interface Advice {
  /// The place that answers this question; null when none clearly does. Never throws; for a check
  /// thread or, for a short question, an event loop.
  @Nullable Suggestion of(String question);
}
