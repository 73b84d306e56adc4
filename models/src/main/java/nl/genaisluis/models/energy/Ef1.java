package nl.genaisluis.models.energy;

/// The arithmetic of EF-1: joules of the accelerators for one call.
///
/// Writing a token costs by a law fitted on 310 rows of ML.ENERGY v3 (arXiv 2505.06371): it falls
/// with the number of requests that share the machine. Reading one costs by the physics of the
/// prefill: two operations per active parameter, more as the prompt grows. A token from the host's
/// cache costs a twentieth of reading it.
///
/// @param total parameters, billions
/// @param active parameters that take part in one token, billions
/// @param batch requests that share the machine
/// @param precision factor for the number format, 1 for BF16
/// @param hardware factor for the accelerator, 1 for H100
record Ef1(double total, double active, double batch, double precision, double hardware) {
  static final double HOST = 1.4;
  static final double SECONDS_PER_HOUR = 3600;
  private static final double FLOP_PER_JOULE = 0.65e12;
  private static final double PROMPT_SCALE_TOKENS = 80_000;
  private static final double CACHED_SHARE = 0.05;
  private static final double CONTEXT_FREE_TOKENS = 2_000;
  private static final double CONTEXT_SLOPE_PER_TOKEN = 0.05 / 1_000;
  private static final double CONTEXT_MAX = 1.6;
  private static final double CONTEXT_TOTAL_MAX = 200;

  /// Joules per written token.
  double written() {
    return 0.21
        * StrictMath.pow(active, 0.19)
        * StrictMath.pow(total, 0.70)
        * StrictMath.pow(batch, -0.525)
        * precision
        * hardware;
  }

  /// Joules per token that is read and not cached, in a prompt of that length.
  double read(long inputTokens) {
    return 2 * active * 1e9 / FLOP_PER_JOULE * (1 + (double) inputTokens / PROMPT_SCALE_TOKENS);
  }

  /// Joules of writing an answer.
  double decode(long outputTokens) {
    return (double) outputTokens * written() * context(outputTokens);
  }

  /// Joules of reading a prompt of which a part comes from the host's cache.
  double prefill(long inputTokens, long cachedTokens) {
    double full = (double) (inputTokens - cachedTokens);
    return (full + CACHED_SHARE * (double) cachedTokens) * read(inputTokens);
  }

  /// A long answer drags along what was written before. The mean length of that is half the answer;
  /// the prompt is not in it, because [#read] already grows with the prompt and the measurements
  /// behind this factor have short prompts.
  private double context(long outputTokens) {
    if (total > CONTEXT_TOTAL_MAX) {
      return 1;
    }
    double beyond = Math.max(0, (double) outputTokens / 2 - CONTEXT_FREE_TOKENS);
    return Math.min(CONTEXT_MAX, 1 + CONTEXT_SLOPE_PER_TOKEN * beyond);
  }
}
