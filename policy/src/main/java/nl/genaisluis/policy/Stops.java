package nl.genaisluis.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is stopped at this moment. A stop holds at once, for new requests and for running streams.
///
/// @param everything true when the whole gateway is stopped
/// @param keys ids of programs whose credential is revoked
public record Stops(
    boolean everything,
    Set<String> models,
    Set<String> providers,
    Set<String> useCases,
    Set<String> keys) {
  /// Nothing is stopped.
  public static final Stops NONE = new Stops(false, Set.of(), Set.of(), Set.of(), Set.of());

  public Stops {
    models = Set.copyOf(models);
    providers = Set.copyOf(providers);
    useCases = Set.copyOf(useCases);
    keys = Set.copyOf(keys);
  }

  /// What these stops mean to a program: everything is stopped for one whose credential is revoked.
  ///
  /// @param key id of the program; null for a person
  public Stops feltBy(@Nullable String key) {
    return key != null && keys.contains(key)
        ? new Stops(true, models, providers, useCases, keys)
        : this;
  }

  /// True when a call of this use case to this model at this provider may not start or go on.
  public boolean hit(String useCase, String model, String provider) {
    return everything
        || useCases.contains(useCase)
        || models.contains(model)
        || providers.contains(provider);
  }
}
