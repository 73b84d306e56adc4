package nl.genaisluis.policy.personal;

import org.jspecify.annotations.Nullable;

/// Personal data at one place of a request. Holds no value.
///
/// @param leaf index in the list of leaves that was scrubbed
/// @param start first UTF-16 code unit in that leaf's own text
/// @param end one past the last
/// @param placeholder what stands there instead; null when the text was left as it is
/// @param rule id of the recogniser that decided
/// @param score between 0 and 1
public record PersonalFinding(
    int leaf,
    int start,
    int end,
    PersonalType type,
    Action action,
    @Nullable String placeholder,
    String rule,
    double score) {}
