package nl.genaisluis.audit.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import nl.genaisluis.audit.event.EnergyFigure;
import org.jspecify.annotations.Nullable;

/// Energy and emissions of a number of exchanges. Those of which nothing is known are counted, not
/// added as nothing; a sum of nothing known is null.
///
/// @param exchanges how many exchanges this is about
/// @param energyKnown of how many of them the energy is known
/// @param emissionsKnown of how many of them the emissions are known
public record EnergySum(
    long exchanges,
    long energyKnown,
    @Nullable Double lowWh,
    @Nullable Double centralWh,
    @Nullable Double highWh,
    long emissionsKnown,
    @Nullable Double lowGco2e,
    @Nullable Double centralGco2e,
    @Nullable Double highGco2e) {
  public static final EnergySum NONE = new EnergySum(0, 0, null, null, null, 0, null, null, null);

  /// The share of exchanges whose energy is known, to four decimals; null when there are none.
  public @Nullable Double coverage() {
    if (exchanges == 0) {
      return null;
    }
    return BigDecimal.valueOf(energyKnown)
        .divide(BigDecimal.valueOf(exchanges), 4, RoundingMode.DOWN)
        .doubleValue();
  }

  EnergySum plus(EnergyFigure figure) {
    return plus(
        new EnergySum(
            1,
            figure.centralWh() == null ? 0 : 1,
            figure.lowWh(),
            figure.centralWh(),
            figure.highWh(),
            figure.centralGco2e() == null ? 0 : 1,
            figure.lowGco2e(),
            figure.centralGco2e(),
            figure.highGco2e()));
  }

  EnergySum plus(EnergySum other) {
    return new EnergySum(
        exchanges + other.exchanges,
        energyKnown + other.energyKnown,
        sum(lowWh, other.lowWh),
        sum(centralWh, other.centralWh),
        sum(highWh, other.highWh),
        emissionsKnown + other.emissionsKnown,
        sum(lowGco2e, other.lowGco2e),
        sum(centralGco2e, other.centralGco2e),
        sum(highGco2e, other.highGco2e));
  }

  private static @Nullable Double sum(@Nullable Double one, @Nullable Double other) {
    if (one == null) {
      return other;
    }
    return other == null ? one : Double.valueOf(one + other);
  }
}
