package nl.genaisluis.audit.event;

/// Tokens of one exchange.
///
/// @param cached the part of `input` that the provider had in its cache
/// @param reasoning the part of `output` that is not shown
/// @param source who counted (`provider`, `estimate`, `no-model`, `unknown`)
public record Tokens(long input, long cached, long output, long reasoning, String source) {
  /// Counted by the gateway from the length of the texts, because the host did not say.
  public static final String ESTIMATE = "estimate";

  /// Nobody counted.
  public static final Tokens UNKNOWN = new Tokens(0, 0, 0, 0, "unknown");

  public Tokens {
    Plain.count("input", input);
    Plain.count("cached", cached);
    Plain.count("output", output);
    Plain.count("reasoning", reasoning);
    Plain.name("source", source);
  }
}
