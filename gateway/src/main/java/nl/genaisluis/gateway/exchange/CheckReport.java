package nl.genaisluis.gateway.exchange;

import java.util.List;
import nl.genaisluis.gateway.budget.Standing;
import nl.genaisluis.models.energy.Energy;
import nl.genaisluis.models.register.DataClass;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.policy.personal.Scrubbed;
import nl.genaisluis.policy.prohibited.Finding;
import org.jspecify.annotations.Nullable;

/// What a dry run found. Parts that did not run are null.
///
/// @param ruling `allow`, `confirm` or `block`; null when only personal data was checked
/// @param prohibitedRan false when [#findings] is empty because nobody looked
/// @param tokens the token budget of the caller that has least left; null when none was looked at
/// @param leaves the request's own texts, which the findings point into
public record CheckReport(
    @Nullable String ruling,
    @Nullable String code,
    String policyVersion,
    @Nullable String useCase,
    @Nullable String model,
    boolean prohibitedRan,
    List<Finding> findings,
    List<Leaf> leaves,
    @Nullable Scrubbed scrubbed,
    @Nullable DataClass dataClass,
    @Nullable Energy energy,
    @Nullable Standing tokens) {
  public CheckReport {
    findings = List.copyOf(findings);
    leaves = List.copyOf(leaves);
  }

  @Override
  public String toString() {
    return "CheckReport[" + ruling + ", " + code + "]";
  }
}
