package nl.genaisluis.models.register;

import org.jspecify.annotations.Nullable;

/// The building and the grid behind a host, for energy and water.
///
/// @param zone grid zone, ISO 3166-1 alpha-3
/// @param pue energy of the building over energy of its computers; null when the host does not say
/// @param wueSite litres of water used on the site per kWh of its computers; null when unsaid
/// @param batch requests that run together, measured; null when unmeasured
public record Facility(
    String zone,
    @Nullable Fact<Double> pue,
    @Nullable Fact<Double> wueSite,
    @Nullable Fact<Double> batch) {
  public Facility {
    Words.zone("zone", zone);
    requireAtLeast("pue", pue, 1);
    requireAtLeast("wue_site", wueSite, 0);
    requireAtLeast("batch", batch, 1);
  }

  private static void requireAtLeast(String key, @Nullable Fact<Double> fact, double least) {
    Double value = fact == null ? null : fact.value();
    if (value != null && !(value >= least && value < 10_000)) {
      throw new IllegalArgumentException(key + " must be at least " + least + ", was: " + value);
    }
  }
}
