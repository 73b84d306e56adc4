package nl.genaisluis.gateway.identity;

import org.jspecify.annotations.Nullable;

/// Somebody who just signed in with the provider.
///
/// @param name as the person likes to see it; null when the provider tells none
public record SignedIn(Caller caller, @Nullable String name) {
  @Override
  public String toString() {
    return "SignedIn[***]";
  }
}
