package nl.genaisluis.policy;

import java.util.Set;

/// What is stopped at this moment. A stop holds at once, for new requests and for running streams.
///
/// @param everything true when the whole gateway is stopped
public record Stops(
    boolean everything, Set<String> models, Set<String> providers, Set<String> useCases) {
  /// Nothing is stopped.
  public static final Stops NONE = new Stops(false, Set.of(), Set.of(), Set.of());

  public Stops {
    models = Set.copyOf(models);
    providers = Set.copyOf(providers);
    useCases = Set.copyOf(useCases);
  }

  /// True when a call of this use case to this model at this provider may not start or go on.
  public boolean hit(String useCase, String model, String provider) {
    return everything
        || useCases.contains(useCase)
        || models.contains(model)
        || providers.contains(provider);
  }
}
