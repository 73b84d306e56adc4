package nl.genaisluis.policy.provenance;

import org.jspecify.annotations.Nullable;

/// What one provenance rule says of one entry of the register.
///
/// @param asks what passes the rule, in a few words
/// @param why what stands against the entry; null when nothing does
public record RuleResult(String rule, String asks, Says says, @Nullable String why) {
  /// The answers of a rule.
  public enum Says {
    /// Nothing stands against the entry.
    PASS,
    /// The committee must decide and has not.
    COMMITTEE,
    /// The committee let it pass.
    DECIDED,
    /// It is refused.
    REFUSE
  }
}
