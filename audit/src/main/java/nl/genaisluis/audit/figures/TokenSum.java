package nl.genaisluis.audit.figures;

import nl.genaisluis.audit.event.Tokens;

/// Tokens of a number of exchanges.
///
/// @param counted of how many exchanges the tokens are known
/// @param estimated of how many of those only by an estimate of the gateway
public record TokenSum(
    long counted, long estimated, long input, long cached, long output, long reasoning) {
  public static final TokenSum NONE = new TokenSum(0, 0, 0, 0, 0, 0);

  TokenSum plus(Tokens tokens) {
    int known = tokens.source().equals(Tokens.UNKNOWN.source()) ? 0 : 1;
    int estimate = tokens.source().equals(Tokens.ESTIMATE) ? 1 : 0;
    return plus(
        new TokenSum(
            known, estimate, tokens.input(), tokens.cached(), tokens.output(), tokens.reasoning()));
  }

  TokenSum plus(TokenSum other) {
    return new TokenSum(
        counted + other.counted,
        estimated + other.estimated,
        input + other.input,
        cached + other.cached,
        output + other.output,
        reasoning + other.reasoning);
  }
}
