package nl.genaisluis.gateway.accountability;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How much a stop stops.
public enum StopScope {
  MODEL,
  AANBIEDER,
  TOEPASSING,
  SLEUTEL,
  ALLES;

  /// The stable name in the API and in leaves.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The scope with this code; null when there is none.
  public static @Nullable StopScope find(String code) {
    for (StopScope scope : values()) {
      if (scope.code().equals(code)) {
        return scope;
      }
    }
    return null;
  }
}
