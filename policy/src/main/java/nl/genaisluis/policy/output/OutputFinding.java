package nl.genaisluis.policy.output;

/// A place in an answer where a rule hits. Holds no text.
///
/// @param start first UTF-16 code unit of the hit in its field, as the model wrote it
public record OutputFinding(OutputRule rule, long start) {}
