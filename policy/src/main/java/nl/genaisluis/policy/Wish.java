package nl.genaisluis.policy;

import org.jspecify.annotations.Nullable;

/// What is asked for, beside the text.
///
/// @param useCase id as the caller gave it; null when none was given
/// @param model id of the register, or [#AUTO]
/// @param modelReason why a larger model than `auto` would take is needed; user text, not printed
public record Wish(
    Kind kind, @Nullable String useCase, String model, @Nullable String modelReason, Needs needs) {
  /// The smallest adequate model.
  public static final String AUTO = "auto";

  @Override
  public String toString() {
    return "Wish[" + kind + "]";
  }
}
