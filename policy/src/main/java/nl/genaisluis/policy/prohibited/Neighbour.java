package nl.genaisluis.policy.prohibited;

import org.jspecify.annotations.Nullable;

/// A labelled example of the data set that is like a request.
///
/// @param id in the data set
/// @param category the class under which it is prohibited; null when it is allowed
/// @param likeness from 0 to 1, where 1 is the same words
/// @param text what is asked in it; invented
public record Neighbour(
    String id, @Nullable ProhibitedClass category, double likeness, String text) {}
