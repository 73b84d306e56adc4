package nl.genaisluis.gateway.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.genaisluis.policy.usecase.Budget;
import nl.genaisluis.policy.usecase.UseCase;
import nl.genaisluis.policy.usecase.UseCases;
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
  /// The budgets of these use cases and these that are shared.
  static List<Rule> all(UseCases useCases, List<SharedBudget> shared, Marks marks) {
    List<Rule> all = new ArrayList<>();
    for (UseCase useCase : useCases.useCases()) {
      for (Budget one : useCase.limits().allBudgets()) {
        all.add(of(all.size(), useCase.id(), null, one));
      }
    }
    for (SharedBudget one : shared) {
      Budget budget = new Budget(one.quantity(), one.window(), one.max(), one.subject());
      String id = one.id();
      if (one.subject() == Budget.Subject.USE_CASE) {
        all.add(of(all.size(), id, null, budget));
      } else {
        String only = id == null ? null : marks.of(one.subject(), id);
        all.add(of(all.size(), null, only, budget));
      }
    }
    return List.copyOf(all);
  }

  private static Rule of(
      int index, @Nullable String useCase, @Nullable String only, Budget budget) {
    return new Rule(
        index,
        useCase,
        budget.per(),
        only,
        budget.quantity(),
        budget.window(),
        Cost.units(budget.quantity(), budget.max()));
  }

  /// A name that stays the same when the order or the size of budgets changes.
  String name() {
    return String.join(
        " ",
        useCase == null ? "*" : useCase,
        subject.code(),
        only == null ? "*" : only,
        quantity.code(),
        window.code());
  }

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
