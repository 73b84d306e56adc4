package nl.genaisluis.gateway.budget;

import nl.genaisluis.policy.usecase.Budget;
import org.jspecify.annotations.Nullable;

/// Whose use a call is. All but the use case are pseudonyms.
///
/// @param unit of everybody; those without a unit share one
/// @param key null for a person
/// @param person null for a machine
public record Party(String useCase, String unit, @Nullable String key, @Nullable String person) {

  @Nullable String of(Budget.Subject subject) {
    return switch (subject) {
      case USE_CASE -> useCase;
      case UNIT -> unit;
      case KEY -> key;
      case PERSON -> person;
    };
  }

  @Override
  public String toString() {
    return "Party[" + useCase + "]";
  }
}
