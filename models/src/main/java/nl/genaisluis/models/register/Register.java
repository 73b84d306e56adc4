package nl.genaisluis.models.register;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every host and every model that the province knows of, in the order of the file. Ids are unique
/// and every entry names a host that is there.
public record Register(List<Provider> providers, List<Model> models) {
  public Register {
    providers = List.copyOf(providers);
    models = List.copyOf(models);
    Set<String> hosts = new HashSet<>();
    for (Provider provider : providers) {
      if (!hosts.add(provider.id())) {
        throw new IllegalArgumentException("two providers have the id " + provider.id());
      }
    }
    Set<String> ids = new HashSet<>();
    for (Model model : models) {
      if (!ids.add(model.id())) {
        throw new IllegalArgumentException("two models have the id " + model.id());
      }
      if (!hosts.contains(model.provider())) {
        throw new IllegalArgumentException(
            "model " + model.id() + " names an unknown provider: " + model.provider());
      }
    }
  }

  /// The entry with that id, or null.
  public @Nullable Model model(String id) {
    return models.stream().filter(model -> model.id().equals(id)).findFirst().orElse(null);
  }

  /// The host with that id, or null.
  public @Nullable Provider provider(String id) {
    return providers.stream().filter(host -> host.id().equals(id)).findFirst().orElse(null);
  }

  /// The host of an entry of this register.
  public Provider hostOf(Model model) {
    Provider host = provider(model.provider());
    if (host == null) {
      throw new IllegalArgumentException("no host in this register for model " + model.id());
    }
    return host;
  }
}
