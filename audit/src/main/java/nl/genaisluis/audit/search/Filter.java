package nl.genaisluis.audit.search;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an entry must be to be found. Everything that is given must hold.
///
/// @param values per facet the values of which an entry must have one
/// @param from the first minute, as leaves write it; null for the beginning
/// @param until the minute before which; null for the end
/// @param energyMin least energy in Wh, by the central figure; null for any, also for unknown
/// @param energyMax most energy in Wh, by the central figure; null for any, also for unknown
public record Filter(
    Map<Facet, List<String>> values,
    @Nullable String from,
    @Nullable String until,
    @Nullable Double energyMin,
    @Nullable Double energyMax) {
  /// Everything is found.
  public static final Filter NONE = new Filter(Map.of(), null, null, null, null);

  /// Most values of one facet.
  public static final int VALUES_MAX = 32;

  public Filter {
    Map<Facet, List<String>> copy = new EnumMap<>(Facet.class);
    values.forEach((facet, wanted) -> copy.put(facet, List.copyOf(wanted)));
    for (List<String> wanted : copy.values()) {
      if (wanted.isEmpty() || wanted.size() > VALUES_MAX) {
        throw new IllegalArgumentException("a facet must have 1 to 32 values");
      }
    }
    values = Map.copyOf(copy);
    Minutes.check(from);
    Minutes.check(until);
    check(energyMin);
    check(energyMax);
  }

  /// Only entries that have one of these values as well.
  public Filter with(Facet facet, String... wanted) {
    Map<Facet, List<String>> more = new EnumMap<>(Facet.class);
    more.putAll(values);
    more.put(facet, List.of(wanted));
    return new Filter(more, from, until, energyMin, energyMax);
  }

  /// Only entries of this stretch of time; null leaves an end open.
  public Filter between(@Nullable String from, @Nullable String until) {
    return new Filter(values, from, until, energyMin, energyMax);
  }

  /// Only entries whose energy is known and lies in this range; null leaves an end open.
  public Filter energy(@Nullable Double min, @Nullable Double max) {
    return new Filter(values, from, until, min, max);
  }

  private static void check(@Nullable Double energy) {
    if (energy != null && !(energy >= 0 && energy <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("energy must be 0 or more and finite");
    }
  }
}
