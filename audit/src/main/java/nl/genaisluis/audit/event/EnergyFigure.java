package nl.genaisluis.audit.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Energy and emissions of one exchange as ranges. Unknown is null with class `U`, never 0.
///
/// @param evidence class of the evidence: `A` to `D`, or `U`
/// @param method id and version of the method that made the range
public record EnergyFigure(
    @Nullable Double lowWh,
    @Nullable Double centralWh,
    @Nullable Double highWh,
    String evidence,
    String method,
    @Nullable Double lowGco2e,
    @Nullable Double centralGco2e,
    @Nullable Double highGco2e) {
  private static final Set<String> CLASSES = Set.of("A", "B", "C", "D", "U");

  public EnergyFigure {
    Plain.oneOf("evidence", evidence, CLASSES);
    Plain.name("method", method);
    boolean known = range("energy", lowWh, centralWh, highWh);
    if (known == evidence.equals("U")) {
      throw new IllegalArgumentException("energy must be a range, or null with class U");
    }
    range("emissions", lowGco2e, centralGco2e, highGco2e);
    lowWh = positiveZero(lowWh);
    centralWh = positiveZero(centralWh);
    highWh = positiveZero(highWh);
    lowGco2e = positiveZero(lowGco2e);
    centralGco2e = positiveZero(centralGco2e);
    highGco2e = positiveZero(highGco2e);
  }

  /// Energy and emissions that nobody can state.
  public static EnergyFigure unknown(String method) {
    return new EnergyFigure(null, null, null, "U", method, null, null, null);
  }

  /// True for a range, false for three nulls; anything between the two is refused.
  private static boolean range(
      String field, @Nullable Double low, @Nullable Double central, @Nullable Double high) {
    if (low == null && central == null && high == null) {
      return false;
    }
    if (low == null || central == null || high == null) {
      throw new IllegalArgumentException(field + " must be a whole range or null");
    }
    if (!(0 <= low && low <= central && central <= high && high <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(field + " must be 0 <= low <= central <= high, finite");
    }
    return true;
  }

  /// Canonical JSON has one zero, so a figure has one too.
  private static @Nullable Double positiveZero(@Nullable Double value) {
    return value == null ? null : Double.valueOf(value + 0.0);
  }
}
