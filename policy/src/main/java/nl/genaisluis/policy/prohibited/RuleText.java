package nl.genaisluis.policy.prohibited;

/// A rule as people read it.
///
/// @param id stable: the id that findings carry
public record RuleText(String id, ProhibitedClass category, Wording title, Wording explanation) {}
