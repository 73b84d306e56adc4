package nl.genaisluis.gateway.budget;

import java.util.Objects;
import nl.genaisluis.policy.usecase.Budget;
import org.jspecify.annotations.Nullable;

/// One budget as it is kept.
///
/// @param index its place among all of them
/// @param useCase the only use case that it counts; null counts all
/// @param only pseudonym of the only one that it counts; null gives each a count of its own
/// @param max in the units of [Cost]
record Rule(
    int index,
    @Nullable String useCase,
    Budget.Subject subject,
    @Nullable String only,
    Budget.Quantity quantity,
    Budget.Window window,
    long max) {
  /// True when both count the same thing, up to whatever bound.
  boolean sameScope(Rule other) {
    return Objects.equals(useCase, other.useCase)
        && subject == other.subject
        && Objects.equals(only, other.only)
        && quantity == other.quantity
        && window == other.window;
  }

  /// This budget at another place.
  Rule at(int place) {
    return new Rule(place, useCase, subject, only, quantity, window, max);
  }

  /// Whose count a call of this party goes to; null when the budget does not concern it.
  @Nullable String counts(Party party) {
    if (useCase != null && !useCase.equals(party.useCase())) {
      return null;
    }
    String whose = party.of(subject);
    return only == null || only.equals(whose) ? whose : null;
  }
}
