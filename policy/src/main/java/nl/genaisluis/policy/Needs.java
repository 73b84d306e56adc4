package nl.genaisluis.policy;

import org.jspecify.annotations.Nullable;

/// What a request needs of a model.
///
/// @param outputTokensMax the longest answer that the asker wants; null when not said
/// @param answers how many answers at once
public record Needs(
    boolean tools, boolean structuredOutput, @Nullable Long outputTokensMax, int answers) {
  /// The answer that is reckoned with when the asker does not say how long it may be.
  public static final long OUTPUT_TOKENS_DEFAULT = 2_048;

  /// No special wishes.
  public static final Needs PLAIN = new Needs(false, false, null, 1);

  /// Output tokens to reckon with, all answers together.
  public long outputTokens() {
    long each = outputTokensMax == null ? OUTPUT_TOKENS_DEFAULT : outputTokensMax;
    return each * answers;
  }
}
