package nl.genaisluis.gateway.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.genaisluis.gateway.config.YamlReader;
import nl.genaisluis.models.register.Provider;

/// The dialects that come with the program, by their id.
public final class Dialects {
  /// The protocol as it stands: what is spoken with a provider that names no dialect.
  public static final String GENERIC = "generic";

  /// A class path cannot be listed, so the list is here.
  static final List<String> NAMES =
      List.of(
          "berget",
          GENERIC,
          "greenpt",
          "infomaniak",
          "ionos",
          "mistral",
          "nebius",
          "ollama",
          "ovhcloud",
          "scaleway",
          "stackit",
          "vllm");

  private final SortedMap<String, Dialect> byId;

  private Dialects(SortedMap<String, Dialect> byId) {
    this.byId = byId;
  }

  /// Reads the files that come with the program.
  public static Dialects embedded() {
    SortedMap<String, Dialect> byId = new TreeMap<>();
    for (String name : NAMES) {
      Dialect dialect = read(name + ".yaml");
      if (!dialect.id().equals(name)) {
        throw new IllegalStateException("the dialect in " + name + ".yaml is " + dialect.id());
      }
      byId.put(name, dialect);
    }
    return new Dialects(byId);
  }

  /// All of them, in the order of their ids.
  public List<Dialect> all() {
    return List.copyOf(byId.values());
  }

  /// What is spoken with this provider.
  ///
  /// @throws IllegalArgumentException when [#faults] names it
  public Dialect of(Provider provider) {
    String id = provider.quirks().stream().findFirst().orElse(GENERIC);
    Dialect dialect = byId.get(id);
    if (dialect == null || provider.quirks().size() > 1) {
      throw new IllegalArgumentException("no single dialect for provider " + provider.id());
    }
    return dialect;
  }

  /// What is wrong with the quirks of these providers, one line each.
  public List<String> faults(List<Provider> providers) {
    List<String> faults = new ArrayList<>();
    for (Provider provider : providers) {
      for (String quirk : provider.quirks()) {
        if (!byId.containsKey(quirk)) {
          faults.add(
              "provider "
                  + provider.id()
                  + " has unknown quirks: "
                  + quirk
                  + ", known are "
                  + String.join(", ", byId.keySet()));
        }
      }
      if (provider.quirks().size() > 1) {
        faults.add("provider " + provider.id() + " must have one entry in quirks at most");
      }
    }
    return faults;
  }

  /// Each provider of this list with its dialect.
  public Map<String, Dialect> byProvider(List<Provider> providers) {
    Map<String, Dialect> spoken = new TreeMap<>();
    providers.forEach(provider -> spoken.put(provider.id(), of(provider)));
    return Map.copyOf(spoken);
  }

  private static Dialect read(String file) {
    try (InputStream in = Dialects.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("a dialect is missing: " + file);
      }
      return YamlReader.read(file, in, Dialect.class);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
