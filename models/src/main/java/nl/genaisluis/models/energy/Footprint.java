package nl.genaisluis.models.energy;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that is said of the cost of a call to the world. Null means unknown.
///
/// @param energy the range in Wh with PUE
/// @param itWh central estimate of the computers alone, without PUE
/// @param carbon greenhouse gas of the electricity
/// @param waterSiteMl central estimate of water used at the data centre
/// @param waterGridMl central estimate of water used to make the electricity; indicative
/// @param embodiedGrams greenhouse gas of making the machines, shared out over their use; apart,
///   never in a sum with [#carbon]
/// @param ecoWh the energy by the formulas of EcoLogits, for comparison
public record Footprint(
    Energy energy,
    @Nullable Double itWh,
    @Nullable Carbon carbon,
    @Nullable Double waterSiteMl,
    @Nullable Double waterGridMl,
    @Nullable Double embodiedGrams,
    @Nullable Double ecoWh,
    Set<Caveat> caveats) {
  /// No model ran: true zeros.
  public static final Footprint NO_MODEL =
      new Footprint(Energy.NO_MODEL, 0.0, new Carbon(0, 0, 0, null), 0.0, 0.0, 0.0, 0.0, Set.of());

  /// The answer was kept from before and no model ran: true zeros, told apart from a program that
  /// never runs a model.
  public static final Footprint CACHE =
      new Footprint(
          new Energy(0.0, 0.0, 0.0, EvidenceClass.A, "cache"),
          0.0,
          new Carbon(0, 0, 0, null),
          0.0,
          0.0,
          0.0,
          0.0,
          Set.of());

  public Footprint {
    caveats = Set.copyOf(caveats);
  }

  /// Both together: a call and the tries before it. What is unknown makes its sum unknown.
  public Footprint plus(Footprint other) {
    Set<Caveat> both = new HashSet<>(caveats);
    both.addAll(other.caveats);
    return new Footprint(
        energy.plus(other.energy),
        sum(itWh, other.itWh),
        carbon == null || other.carbon == null ? null : carbon.plus(other.carbon),
        sum(waterSiteMl, other.waterSiteMl),
        sum(waterGridMl, other.waterGridMl),
        sum(embodiedGrams, other.embodiedGrams),
        sum(ecoWh, other.ecoWh),
        both);
  }

  private static @Nullable Double sum(@Nullable Double one, @Nullable Double other) {
    return one == null || other == null ? null : (Double) (one + other);
  }

  /// Nobody can say.
  public static Footprint unknown(String method) {
    return new Footprint(Energy.unknown(method), null, null, null, null, null, null, Set.of());
  }
}
