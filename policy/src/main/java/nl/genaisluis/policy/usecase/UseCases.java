package nl.genaisluis.policy.usecase;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.personal.PersonalType;
import org.jspecify.annotations.Nullable;

/// The list of use cases, in the order of the file. Ids are unique, and a citizen service number is
/// handled the same in all of them.
public record UseCases(List<UseCase> useCases) {
  public UseCases {
    useCases = List.copyOf(useCases);
    Set<String> ids = new HashSet<>();
    for (UseCase useCase : useCases) {
      if (!ids.add(useCase.id())) {
        throw new IllegalArgumentException("two use cases have the id " + useCase.id());
      }
    }
    long handlings =
        useCases.stream().map(one -> one.actionOn(PersonalType.BSN)).distinct().count();
    if (handlings > 1) {
      throw new IllegalArgumentException("personal.bsn must be the same in every use case");
    }
  }

  /// The use case with that id, or null.
  public @Nullable UseCase useCase(String id) {
    return useCases.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
  }

  /// What does not fit between these use cases and that register; empty when all fits. A gateway
  /// does not start with a misfit.
  public List<Misfit> check(Register register) {
    return useCases.stream().flatMap(one -> Fit.check(one, register).stream()).toList();
  }
}
