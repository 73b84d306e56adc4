package nl.genaisluis.gateway.exchange;

import nl.genaisluis.gateway.cache.AnswerCache;
import nl.genaisluis.policy.Candidate;
import nl.genaisluis.policy.Permit;
import org.jspecify.annotations.Nullable;

/// What the cache of a use case has to do with one exchange.
record Keeping(AnswerCache answers, Permit permit, AnswerCache.Found found) {
  /// The answer comes from the cache: no model runs.
  boolean hit() {
    return found instanceof AnswerCache.Found.Hit;
  }

  /// The word for the header; null where no cache was asked.
  @Nullable String state() {
    return switch (found) {
      case AnswerCache.Found.Nothing() -> null;
      case AnswerCache.Found.Miss _ -> "miss";
      case AnswerCache.Found.Hit _ -> "hit";
    };
  }

  /// Keeps an answer of the model that the key was made for.
  void keep(Candidate by, String unrestored) {
    if (found instanceof AnswerCache.Found.Miss(String key)
        && by.equals(permit.candidates().getFirst())) {
      answers.keep(permit, key, unrestored);
    }
  }

  @Override
  public String toString() {
    return "Keeping[" + state() + "]";
  }
}
