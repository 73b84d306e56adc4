package nl.genaisluis.gateway.accountability;

import java.util.List;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.usecase.UseCases;

/// The rules that hold at one moment, as far as they are public: what may be asked, of which
/// models, and what is never done.
///
/// @param policyVersion the version that every answer of this moment names
public record Catalogue(
    UseCases useCases, Register register, List<RuleView> rules, String policyVersion) {
  public Catalogue {
    rules = List.copyOf(rules);
  }
}
