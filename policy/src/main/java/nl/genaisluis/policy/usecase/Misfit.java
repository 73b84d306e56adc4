package nl.genaisluis.policy.usecase;

/// A use case asks of the model register what it cannot give.
///
/// @param useCase its id
/// @param rule stable id of the rule that it breaks
public record Misfit(String useCase, String rule, String explanation) {}
