package nl.genaisluis.gateway.budget;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.usecase.Budget;
import nl.genaisluis.policy.usecase.Term;
import nl.genaisluis.policy.usecase.UseCase;
import nl.genaisluis.policy.usecase.UseCases;

/// Finds budgets that nothing would ever be counted in. A gateway does not start with one: whoever
/// wrote it believes to be guarded.
public final class InertBudgets {
  private static final String DEVELOPER = "ontwikkelaar";

  private final UseCases useCases;
  private final Register register;
  private final Known known;
  private final List<String> faults = new ArrayList<>();

  /// What the rest of the configuration names.
  ///
  /// @param units of use cases, keys and users
  /// @param keys ids of API keys and machine clients
  public record Known(Set<String> units, Set<String> keys) {
    public Known {
      units = Set.copyOf(units);
      keys = Set.copyOf(keys);
    }
  }

  private InertBudgets(UseCases useCases, Register register, Known known) {
    this.useCases = useCases;
    this.register = register;
    this.known = known;
  }

  /// What is wrong, each with file, field and remedy; empty when every budget can bind.
  public static List<String> of(
      UseCases useCases, Register register, List<SharedBudget> shared, Known known) {
    InertBudgets check = new InertBudgets(useCases, register, known);
    for (int i = 0; i < shared.size(); i++) {
      check.shared("sluis.yaml: budgets[" + i + "]", shared.get(i), shared);
    }
    for (UseCase useCase : useCases.useCases()) {
      check.own(useCase);
    }
    return List.copyOf(check.faults);
  }

  private void shared(String place, SharedBudget one, List<SharedBudget> all) {
    if (all.indexOf(one) != all.lastIndexOf(one)) {
      faults.add(place + ": stands there twice; leave one out");
    }
    switch (one.subject()) {
      case USE_CASE -> useCase(place, one);
      case UNIT -> member(place, one, known.units(), "write it in units of sluis.yaml");
      case KEY -> {
        member(place, one, known.keys(), "use the id of an API key or machine client");
        if (known.keys().isEmpty()) {
          faults.add(place + ".subject: there are no keys or machine clients; leave it out");
        }
      }
      case PERSON -> {}
    }
    if (one.quantity() == Budget.Quantity.EURO && one.subject() != Budget.Subject.USE_CASE) {
      boolean priced = register.models().stream().anyMatch(InertBudgets::priced);
      if (!priced) {
        faults.add(place + ".quantity: no model in models.yaml has a price; give it one");
      }
    }
  }

  private void useCase(String place, SharedBudget one) {
    UseCase found = useCases.useCase(String.valueOf(one.id()));
    if (found == null) {
      faults.add(place + ".id: there is no use case " + one.id() + "; name one of use-cases.yaml");
      return;
    }
    if (found.term().status() != Term.Status.ACTIVE) {
      faults.add(place + ".id: use case " + one.id() + " is not active; leave the budget out");
    }
    euro(place, found, one.quantity());
    boolean twice =
        found.limits().allBudgets().stream()
            .anyMatch(
                own ->
                    own.quantity() == one.quantity()
                        && own.window() == one.window()
                        && own.per() == Budget.Subject.USE_CASE);
    if (twice) {
      faults.add(place + ": use case " + one.id() + " bounds the same itself; leave one out");
    }
  }

  private void member(String place, SharedBudget one, Set<String> names, String remedy) {
    String id = one.id();
    if (id != null && !names.contains(id)) {
      faults.add(place + ".id: nothing here is called " + id + "; " + remedy);
    }
  }

  private void own(UseCase useCase) {
    List<Budget> budgets = useCase.limits().budgets();
    for (int i = 0; i < budgets.size(); i++) {
      String place = "use-cases.yaml: use case " + useCase.id() + ": limits.budgets[" + i + "]";
      Budget one = budgets.get(i);
      euro(place, useCase, one.quantity());
      boolean keys = one.per() == Budget.Subject.KEY;
      if (keys && (known.keys().isEmpty() || !useCase.roles().contains(DEVELOPER))) {
        faults.add(place + ".per: no key or machine client can use this use case; leave it out");
      }
    }
  }

  private void euro(String place, UseCase useCase, Budget.Quantity quantity) {
    if (quantity != Budget.Quantity.EURO) {
      return;
    }
    Set<String> mine = new HashSet<>(useCase.models());
    boolean priced =
        register.models().stream().anyMatch(model -> mine.contains(model.id()) && priced(model));
    if (!priced) {
      faults.add(place + ".quantity: no model of the use case has a price; give it one");
    }
  }

  private static boolean priced(Model model) {
    return model.price() != null && !model.price().unknown();
  }
}
