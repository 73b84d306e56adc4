package nl.genaisluis.audit.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.genaisluis.audit.content.UnitLabels;
import org.jspecify.annotations.Nullable;

/// How many of the entries that were found are of which organisation unit. A handful of entries of
/// one unit can point at one person, so these numbers are told as [#shown] makes them.
///
/// @param byUnit every entry that was found is in one of them
public record UnitCounts(Map<String, Long> byUnit) {
  /// What entries are counted under of which no unit is kept (any more).
  public static final String UNKNOWN = "onbekend";

  /// What [#shown] is asked with where nothing else is configured.
  public static final int SMALL_BELOW = 5;

  /// The least that it can be asked with: fewer than two is one.
  public static final int SMALL_BELOW_MIN = 3;

  /// Most units that are told.
  public static final int ROWS_MAX = 200;

  public UnitCounts {
    byUnit = Map.copyOf(byUnit);
  }

  /// What is told of one unit.
  public sealed interface Amount {
    /// So many entries.
    record Exactly(long count) implements Amount {}

    /// At least one, and fewer than this.
    record FewerThan(int bound) implements Amount {}

    /// That bound or more; not told, so that what is fewer does not follow from the total.
    record Withheld() implements Amount {}
  }

  /// One unit and what is told of it.
  public record Row(String unit, Amount amount) {}

  /// The units in the order of their names, small numbers hidden. The total of all is known to
  /// whoever reads this, so wherever something is small, at least one unit that is not is withheld
  /// as well: from the total and what is told, the small ones together can still be anything from
  /// one each to the bound less one each. Which one is withheld does not depend on its number: what
  /// has no unit if that is enough, then the first by name. Where even all together would not hide
  /// the small ones, nothing is told, no names either.
  ///
  /// @param smallBelow numbers below this are small, at least [#SMALL_BELOW_MIN]
  public List<Row> shown(int smallBelow) {
    if (smallBelow < SMALL_BELOW_MIN) {
      throw new IllegalArgumentException("small must be below 3 or more, was: " + smallBelow);
    }
    TreeMap<String, Amount> amounts = new TreeMap<>();
    List<String> large = new ArrayList<>();
    long hidden = 0;
    long spread = 0;
    for (Map.Entry<String, Long> each : new TreeMap<>(byUnit).entrySet()) {
      long count = each.getValue();
      boolean small = count < smallBelow;
      amounts.put(
          each.getKey(), small ? new Amount.FewerThan(smallBelow) : new Amount.Exactly(count));
      if (small) {
        hidden += count;
        spread += smallBelow - 1;
      } else {
        large.add(each.getKey());
      }
    }
    if (spread > 0 && !withhold(amounts, inOrder(large), hidden - spread, smallBelow)) {
      return List.of();
    }
    return amounts.entrySet().stream()
        .limit(ROWS_MAX)
        .map(each -> new Row(each.getKey(), each.getValue()))
        .toList();
  }

  private static List<String> inOrder(List<String> large) {
    List<String> order = new ArrayList<>(large);
    if (order.remove(UNKNOWN)) {
      order.addFirst(UNKNOWN);
    }
    return order;
  }

  /// Withholds units until the small ones are hidden; false when that cannot be. One entry more
  /// than the small ones could be at most is asked for: then those that were not enough could still
  /// be no more than the bound each, and that another one was needed tells nothing of the small
  /// ones.
  ///
  /// @param slack how many entries are not told, less the most that the small ones could be
  private static boolean withhold(
      Map<String, Amount> amounts, List<String> order, long slack, int smallBelow) {
    long room = slack;
    for (String unit : order) {
      if (amounts.put(unit, new Amount.Withheld()) instanceof Amount.Exactly(long count)) {
        room += count - smallBelow;
      }
      if (room > 0) {
        return true;
      }
    }
    return false;
  }

  /// The units that these labels stand for.
  static UnitCounts read(Map<String, Long> byLabel, UnitLabels labels) {
    Map<String, Long> byUnit = new TreeMap<>();
    byLabel.forEach(
        (label, count) ->
            byUnit.merge(
                label.equals(UnitLabels.NONE) ? UNKNOWN : labels.unit(label), count, Long::sum));
    return new UnitCounts(byUnit);
  }

  /// The label that the index has for a unit. A unit that is called as what has none is none.
  static String label(@Nullable String unit, UnitLabels labels) {
    return unit == null || unit.equals(UNKNOWN) ? UnitLabels.NONE : labels.label(unit);
  }

  @Override
  public String toString() {
    return "UnitCounts[" + byUnit.size() + " units]";
  }
}
