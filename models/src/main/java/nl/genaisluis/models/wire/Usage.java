package nl.genaisluis.models.wire;

/// Tokens of one model call. Cached input is part of input; reasoning is part of output, as the
/// OpenAI protocol counts them.
///
/// @param input tokens read, cached ones included
/// @param cached input tokens that the host read from its cache
/// @param output tokens written, reasoning included
/// @param reasoning output tokens spent on reasoning
/// @param source who counted
public record Usage(long input, long cached, long output, long reasoning, Source source) {
  /// No model ran.
  public static final Usage NONE = new Usage(0, 0, 0, 0, Source.NO_MODEL);

  public Usage {
    if (input < 0 || cached < 0 || output < 0 || reasoning < 0) {
      throw new IllegalArgumentException("token counts must be 0 or more");
    }
    cached = Math.min(cached, input);
    reasoning = Math.min(reasoning, output);
  }

  /// Who counted the tokens.
  public enum Source {
    /// The host said so.
    PROVIDER,
    /// Estimated by the gateway from the length of the texts, because the host did not say.
    ESTIMATE,
    /// No model ran, so there is nothing to count.
    NO_MODEL
  }
}
