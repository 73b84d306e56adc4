package nl.genaisluis.gateway.budget;

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
  /// Whose count a call of this party goes to; null when the budget does not concern it.
  @Nullable String counts(Party party) {
    if (useCase != null && !useCase.equals(party.useCase())) {
      return null;
    }
    String whose = party.of(subject);
    return only == null || only.equals(whose) ? whose : null;
  }
}
