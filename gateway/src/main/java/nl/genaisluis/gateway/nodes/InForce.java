package nl.genaisluis.gateway.nodes;

import org.jspecify.annotations.Nullable;

/// A stop that some node set.
///
/// @param stop its id
/// @param scope code of what is stopped
/// @param target null when it is everything
public record InForce(String stop, String scope, @Nullable String target) {}
