package nl.genaisluis.gateway.budget;

import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.policy.usecase.Budget;
import org.jspecify.annotations.Nullable;

/// Whose use a call is. All but the use case are pseudonyms.
///
/// @param unit of everybody; those without a unit share one
/// @param key null for a person
/// @param person null for a machine
public record Party(String useCase, String unit, @Nullable String key, @Nullable String person) {
  static Party of(String useCase, Caller caller, Marks marks) {
    boolean person = caller.kind() == Caller.Kind.PERSON;
    String client = caller.client() == null ? caller.subject() : caller.client();
    return new Party(
        useCase,
        marks.of(Budget.Subject.UNIT, caller.unit() == null ? "" : caller.unit()),
        person ? null : marks.of(Budget.Subject.KEY, client),
        person ? marks.of(Budget.Subject.PERSON, caller.subject()) : null);
  }

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
