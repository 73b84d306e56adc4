package nl.genaisluis.gateway.accountability;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a model of the register does at this moment.
///
/// @param listed whether its host's own list held it at the last comparison; null before the first
/// @param comparedAt when that was; null before the first
public record ModelState(Reach reach, @Nullable Boolean listed, @Nullable Instant comparedAt) {
  /// Nothing is known.
  public static final ModelState UNKNOWN = new ModelState(Reach.ONBEKEND, null, null);

  /// Whether it can be called. The names are the words of the API.
  public enum Reach {
    /// Calls go there.
    BEREIKBAAR,
    /// Its host failed too often and is left alone for a while.
    RUST,
    /// One call finds out whether its host works again.
    OP_PROEF,
    /// Its host does not answer or does not serve it, or its key is not at hand.
    NIET_BEREIKBAAR,
    /// Nobody looks.
    ONBEKEND;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
