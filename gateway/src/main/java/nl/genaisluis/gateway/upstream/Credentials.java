package nl.genaisluis.gateway.upstream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Secret;
import org.jspecify.annotations.Nullable;

/// The keys of the hosts, read once from the environment or from files. A host whose key is named
/// but not there cannot be used. Never printed.
public final class Credentials {
  private final Map<String, String> keys;

  private Credentials(Map<String, String> keys) {
    this.keys = Map.copyOf(keys);
  }

  /// Reads the keys that these hosts name.
  public static Credentials read(List<Provider> providers, Map<String, String> environment) {
    Map<String, String> keys = new HashMap<>();
    for (Provider provider : providers) {
      Secret secret = provider.secret();
      String key = secret == null ? null : read(secret, environment);
      if (key != null) {
        keys.put(provider.id(), key);
      }
    }
    return new Credentials(keys);
  }

  /// True when the host asks for no key or its key is there.
  public boolean usable(Provider provider) {
    return provider.secret() == null || keys.containsKey(provider.id());
  }

  /// The headers that show the host who calls.
  Map<String, String> headers(Provider provider) {
    String key = keys.get(provider.id());
    return key == null ? Map.of() : Map.of("Authorization", "Bearer " + key);
  }

  private static @Nullable String read(Secret secret, Map<String, String> environment) {
    String env = secret.env();
    String raw = env == null ? fromFile(secret.file()) : environment.get(env);
    if (raw == null) {
      return null;
    }
    String key = raw.strip();
    boolean plain = key.chars().allMatch(unit -> unit > 0x20 && unit < 0x7f);
    return key.isEmpty() || !plain ? null : key;
  }

  private static @Nullable String fromFile(@Nullable String file) {
    if (file == null) {
      return null;
    }
    try {
      return Files.readString(Path.of(file));
    } catch (IOException absent) {
      return null;
    }
  }

  @Override
  public String toString() {
    return "Credentials[***]";
  }
}
