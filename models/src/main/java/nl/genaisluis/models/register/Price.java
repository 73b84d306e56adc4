package nl.genaisluis.models.register;

/// What a host asks for a million tokens, in euro without VAT.
///
/// @param input tokens that the model reads
/// @param output tokens that it writes
public record Price(double input, double output) {
  private static final double EURO_MAX = 10_000;

  public Price {
    if (!(input >= 0 && input <= EURO_MAX && output >= 0 && output <= EURO_MAX)) {
      throw new IllegalArgumentException(
          "a price must be 0 to 10000 euro per million tokens, was: " + input + ", " + output);
    }
  }

  /// Millionths of a euro for a call: euro per million tokens is just that, per token.
  public long micros(long inputTokens, long outputTokens) {
    return Math.round(input * (double) inputTokens + output * (double) outputTokens);
  }
}
