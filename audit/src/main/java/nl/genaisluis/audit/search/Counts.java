package nl.genaisluis.audit.search;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many of the entries that were found have which value, most first. A value that nothing has
/// is not there.
public record Counts(Map<Facet, Map<String, Long>> byFacet) {
  /// Most values of one facet; the rest is not told.
  public static final int VALUES_MAX = 100;

  private static final Comparator<Map.Entry<String, Long>> MOST_FIRST =
      Map.Entry.<String, Long>comparingByValue()
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

  public Counts {
    Map<Facet, Map<String, Long>> sorted = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      sorted.put(facet, mostFirst(byFacet.getOrDefault(facet, Map.of())));
    }
    byFacet = Collections.unmodifiableMap(sorted);
  }

  /// The values of one facet.
  public Map<String, Long> of(Facet facet) {
    return byFacet.getOrDefault(facet, Map.of());
  }

  private static Map<String, Long> mostFirst(Map<String, Long> counts) {
    List<Map.Entry<String, Long>> first =
        counts.entrySet().stream().sorted(MOST_FIRST).limit(VALUES_MAX).toList();
    Map<String, Long> sorted = new LinkedHashMap<>();
    first.forEach(each -> sorted.put(each.getKey(), each.getValue()));
    return Collections.unmodifiableMap(sorted);
  }
}
