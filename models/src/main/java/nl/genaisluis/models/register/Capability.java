package nl.genaisluis.models.register;

import java.util.Set;

/// What a model can do here.
///
/// @param languages ISO 639-1 codes that the maker documents
/// @param contextTokens the longest request and answer together
public record Capability(Set<String> languages, Set<Feature> features, int contextTokens) {
  public Capability {
    languages = Set.copyOf(languages);
    features = Set.copyOf(features);
    Words.notEmpty("features", features);
    if (contextTokens < 1) {
      throw new IllegalArgumentException(
          "context_tokens must be at least 1, was: " + contextTokens);
    }
  }

  /// A part of the protocol that the entry carries.
  public enum Feature {
    CHAT,
    EMBEDDINGS,
    TOOLS,
    STRUCTURED_OUTPUT,
    STREAMING
  }
}
