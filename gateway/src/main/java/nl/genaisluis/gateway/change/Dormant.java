package nl.genaisluis.gateway.change;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What nobody could use before a change and somebody can after it: a use case that becomes active,
/// a model that becomes approved. What such an entry said while it slept was agreed to by nobody,
/// so when it wakes all of it counts as new.
final class Dormant {
  /// Entries of one file, and the state in which they can be used.
  private record Entries(Pattern place, String state, String usable) {}

  private static final Map<String, Entries> BY_FILE =
      Map.of(
          "use-cases.yaml",
          new Entries(Pattern.compile("(use_cases\\[[^\\]]+\\])\\..*"), ".term.status", "active"),
          "models.yaml",
          new Entries(
              Pattern.compile("(models\\[[^\\]]+\\])\\..*"), ".governance.status", "approved"));

  private Dormant() {}

  /// The earlier values without those of entries that wake. Of such an entry it stays known that it
  /// was there and in what state.
  static SortedMap<String, String> without(
      String file, SortedMap<String, String> before, SortedMap<String, String> after) {
    Entries entries = BY_FILE.get(file);
    if (entries == null) {
      return before;
    }
    SortedMap<String, String> awake = new TreeMap<>(before);
    awake.keySet().removeIf(place -> wakes(entries, place, before, after));
    return awake;
  }

  private static boolean wakes(
      Entries entries, String place, SortedMap<String, String> before, Map<String, String> after) {
    Matcher entry = entries.place().matcher(place);
    if (!entry.matches()) {
      return false;
    }
    String state = entry.group(1) + entries.state();
    return !place.equals(state)
        && !entries.usable().equals(value(before, state))
        && entries.usable().equals(value(after, state));
  }

  private static @Nullable String value(Map<String, String> values, String place) {
    return values.get(place);
  }
}
