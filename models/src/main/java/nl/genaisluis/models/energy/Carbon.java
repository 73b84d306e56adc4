package nl.genaisluis.models.energy;

import org.jspecify.annotations.Nullable;

/// Greenhouse gas of the electricity, location-based, in grams of CO2 equivalent.
///
/// @param factor the grid factor used; null where no model ran
public record Carbon(
    double lowGrams, double centralGrams, double highGrams, @Nullable GridFactor factor) {
  /// Both together, under the factor of the first that has one.
  Carbon plus(Carbon other) {
    return new Carbon(
        lowGrams + other.lowGrams,
        centralGrams + other.centralGrams,
        highGrams + other.highGrams,
        factor == null ? other.factor : factor);
  }
}
