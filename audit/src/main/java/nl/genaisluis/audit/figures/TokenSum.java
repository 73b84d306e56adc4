package nl.genaisluis.audit.figures;

import nl.genaisluis.audit.event.Tokens;

/// Tokens of a number of exchanges.
///
/// @param counted of how many exchanges the tokens are known
public record TokenSum(long counted, long input, long cached, long output, long reasoning) {
  public static final TokenSum NONE = new TokenSum(0, 0, 0, 0, 0);

  TokenSum plus(Tokens tokens) {
    int known = tokens.source().equals(Tokens.UNKNOWN.source()) ? 0 : 1;
    return plus(
        new TokenSum(known, tokens.input(), tokens.cached(), tokens.output(), tokens.reasoning()));
  }

  TokenSum plus(TokenSum other) {
    return new TokenSum(
        counted + other.counted,
        input + other.input,
        cached + other.cached,
        output + other.output,
        reasoning + other.reasoning);
  }
}
