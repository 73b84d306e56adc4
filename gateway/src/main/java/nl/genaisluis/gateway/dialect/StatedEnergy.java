package nl.genaisluis.gateway.dialect;

import java.util.List;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;

/// Where a provider states in its answer how much energy it took.
///
/// @param value names that lead to the number
/// @param unit names that lead to its unit
/// @param unitIs the only unit that is understood
/// @param wattHours what one of that unit is in Wh
public record StatedEnergy(List<String> value, List<String> unit, String unitIs, double wattHours) {
  /// Above this a figure for one answer is an error of the provider's: a kWh.
  private static final double WATT_HOURS_MAX = 1_000;

  public StatedEnergy {
    value = List.copyOf(value);
    unit = List.copyOf(unit);
    if (value.isEmpty() || unit.isEmpty() || !(wattHours > 0)) {
      throw new IllegalArgumentException("energy needs a value, a unit and its size in Wh");
    }
  }

  /// The energy that an answer, or an event of a stream, states in Wh; null when it states none
  /// that can be understood. Unknown is never 0.
  @Nullable Double of(Json.Obj answer) {
    boolean known = at(answer, unit) instanceof Json.Text(String word) && word.equals(unitIs);
    if (!known || !(at(answer, value) instanceof Json.Num number)) {
      return null;
    }
    double stated = number.nearest() * wattHours;
    return stated > 0 && stated <= WATT_HOURS_MAX ? (Double) stated : null;
  }

  private static @Nullable Json at(Json.Obj from, List<String> names) {
    Json at = from;
    for (String name : names) {
      at = at instanceof Json.Obj object ? object.get(name) : null;
    }
    return at;
  }
}
