package nl.genaisluis.policy;

import java.util.List;
import nl.genaisluis.policy.prohibited.Finding;
import nl.genaisluis.policy.prohibited.Wording;
import org.jspecify.annotations.Nullable;

/// A refusal that the asker can read, check and contest.
///
/// @param explanation what stands in the way and what helps
/// @param findings the rules that decided; empty when the ground says it all
/// @param alternative what is allowed instead; null when there is nothing better to say
/// @param humanContact where a person helps; null outside any use case
/// @param appealUrl where to object; null outside any use case
/// @param basis whose decision this carries out; null outside any use case
public record Refusal(
    Ground ground,
    Wording explanation,
    List<Finding> findings,
    @Nullable Wording alternative,
    @Nullable String humanContact,
    @Nullable String appealUrl,
    @Nullable Basis basis) {
  public Refusal {
    findings = List.copyOf(findings);
  }
}
