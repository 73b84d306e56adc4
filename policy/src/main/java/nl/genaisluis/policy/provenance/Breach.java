package nl.genaisluis.policy.provenance;

/// An entry that a gateway must not start with.
///
/// @param model id of the entry
/// @param rule stable id of the rule that it breaks
public record Breach(String model, String rule, String explanation) {}
