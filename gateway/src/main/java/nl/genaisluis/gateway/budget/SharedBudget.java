package nl.genaisluis.gateway.budget;

import nl.genaisluis.policy.usecase.Budget;
import org.jspecify.annotations.Nullable;

/// A budget of `sluis.yaml`: over all use cases, or of one of them.
///
/// @param id whose it is: a use case, unit or key; null gives each unit, key or person one of its
///   own
/// @param max the most that may be used in a window
public record SharedBudget(
    Budget.Subject subject,
    @Nullable String id,
    Budget.Quantity quantity,
    Budget.Window window,
    double max) {
  public SharedBudget {
    Budget.requireMax(quantity, max);
    if (subject == Budget.Subject.USE_CASE && id == null) {
      throw new IllegalArgumentException(
          "id is needed with subject use-case; or write the budget in use-cases.yaml");
    }
    if (subject == Budget.Subject.PERSON && id != null) {
      throw new IllegalArgumentException(
          "id does not go with subject person: nobody is named here; leave id out");
    }
  }
}
