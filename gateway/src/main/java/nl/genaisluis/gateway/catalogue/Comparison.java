package nl.genaisluis.gateway.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.genaisluis.audit.event.ModelsCompared;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Register;

/// A provider's list beside the register.
///
/// @param missing register ids that the provider does not list
public record Comparison(Instant at, Set<String> missing) {
  /// A name that a leaf can hold; others are counted and not named.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/@+-]{1,128}");

  private static final int NAMES_MAX = 64;

  public Comparison {
    missing = Set.copyOf(missing);
  }

  /// What there is to record of a list.
  ///
  /// @param before the last record of this provider's; its names are compared with
  static ModelsCompared record(
      String exchange,
      Provider provider,
      Register register,
      Set<String> served,
      List<String> before) {
    List<String> missing = new ArrayList<>();
    Set<String> known = new TreeSet<>();
    for (Model model : register.models()) {
      if (model.provider().equals(provider.id())) {
        known.add(model.upstreamId());
        known.addAll(model.aliases());
        if (!served.contains(model.upstreamId())) {
          missing.add(model.id());
        }
      }
    }
    List<String> unlisted =
        served.stream()
            .filter(id -> !known.contains(id) && PLAIN.matcher(id).matches())
            .sorted()
            .limit(NAMES_MAX)
            .toList();
    return new ModelsCompared(
        exchange,
        provider.id(),
        served.size(),
        first(missing),
        unlisted,
        first(unlisted.stream().filter(id -> !before.contains(id)).toList()),
        first(before.stream().filter(id -> !served.contains(id)).toList()));
  }

  private static List<String> first(List<String> names) {
    return names.stream().limit(NAMES_MAX).toList();
  }
}
