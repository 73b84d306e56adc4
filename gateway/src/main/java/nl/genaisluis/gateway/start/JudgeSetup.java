package nl.genaisluis.gateway.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.genaisluis.policy.judge.JudgeTerms;
import nl.genaisluis.policy.usecase.Term;
import nl.genaisluis.policy.usecase.UseCase;
import nl.genaisluis.policy.usecase.UseCases;
import org.jspecify.annotations.Nullable;

/// What a configured judge asks of the rest of the configuration: it is a use of generative AI like
/// any other, approved and bounded by a use case, which nobody but the gateway itself may use.
final class JudgeSetup {
  private JudgeSetup() {}

  /// What is wrong, in words for the operator; nothing when there is no judge.
  static List<String> faults(@Nullable JudgeTerms terms, UseCases useCases) {
    if (terms == null) {
      return List.of();
    }
    UseCase useCase = useCases.useCase(JudgeTerms.USE_CASE);
    if (useCase == null || useCase.term().status() != Term.Status.ACTIVE) {
      return List.of(
          "sluis.yaml: judge needs an active use case "
              + JudgeTerms.USE_CASE
              + " in use-cases.yaml");
    }
    List<String> faults = new ArrayList<>();
    if (!useCase.models().contains(terms.model())) {
      faults.add(
          "sluis.yaml: judge.model is not a model of use case "
              + JudgeTerms.USE_CASE
              + ": "
              + terms.model());
    }
    if (!useCase.roles().equals(Set.of(JudgeTerms.ROLE)) || !useCase.units().isEmpty()) {
      faults.add(
          "use-cases.yaml: use case "
              + JudgeTerms.USE_CASE
              + " must have roles ["
              + JudgeTerms.ROLE
              + "] and no units");
    }
    return List.copyOf(faults);
  }
}
