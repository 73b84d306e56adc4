package nl.genaisluis.models.wire;

/// A rough count of tokens where nobody counted: Dutch text holds about [#CHARACTERS_PER_TOKEN]
/// characters to a token in the tokenizers of European models. Marked as an estimate wherever used.
public final class TokenEstimate {
  static final double CHARACTERS_PER_TOKEN = 3.5;

  private TokenEstimate() {}

  /// Tokens of a text of this many UTF-16 code units, rounded up.
  public static long tokens(long characters) {
    return (long) Math.ceil(characters / CHARACTERS_PER_TOKEN);
  }
}
