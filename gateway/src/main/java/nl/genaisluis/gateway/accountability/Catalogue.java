package nl.genaisluis.gateway.accountability;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.usecase.UseCases;

/// The rules that hold at one moment, as far as they are public: what may be asked, of which
/// models, and what is never done.
///
/// @param policyVersion the version that every answer of this moment names
/// @param guideline the texts of the guideline by the names of their files, in their order
public record Catalogue(
    UseCases useCases,
    Register register,
    List<RuleView> rules,
    String policyVersion,
    Map<String, String> guideline) {
  public Catalogue {
    rules = List.copyOf(rules);
    guideline = Collections.unmodifiableMap(new LinkedHashMap<>(guideline));
  }
}
