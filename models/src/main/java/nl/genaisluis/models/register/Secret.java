package nl.genaisluis.models.register;

import org.jspecify.annotations.Nullable;

/// Where the key of a host is found; never the key itself.
///
/// @param env name of an environment variable
/// @param file path of a file
public record Secret(@Nullable String env, @Nullable String file) {
  public Secret {
    Words.requireIfPresent("env", env);
    Words.requireIfPresent("file", file);
    if ((env == null) == (file == null)) {
      throw new IllegalArgumentException("secret names an env or a file, and not both");
    }
  }
}
