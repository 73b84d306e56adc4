package nl.genaisluis.gateway.start;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where this process keeps its data and its keys, and the ports that its environment asks for.
///
/// @param data absolute
/// @param keys absolute, never inside the data
record Places(Path data, Path keys, @Nullable String port, @Nullable String managementPort) {
  /// The folder of the search index.
  Path index() {
    return data.resolve("index");
  }

  static Places of(Map<String, String> environment) {
    Path data =
        Path.of(environment.getOrDefault("SLUIS_DATA", "data")).toAbsolutePath().normalize();
    String keys = environment.get("SLUIS_KEYS");
    Path beside = data.resolveSibling(data.getFileName() + "-keys");
    return new Places(
        data,
        keys == null ? beside : Path.of(keys).toAbsolutePath().normalize(),
        environment.get("SLUIS_PORT"),
        environment.get("SLUIS_MANAGEMENT_PORT"));
  }
}
