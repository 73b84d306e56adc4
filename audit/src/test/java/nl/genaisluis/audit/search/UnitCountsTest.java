package nl.genaisluis.audit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import nl.genaisluis.audit.search.UnitCounts.Amount;
import nl.genaisluis.audit.search.UnitCounts.Row;
import org.junit.jupiter.api.Test;

/// What is told of units, and that no small number follows from it.
final class UnitCountsTest {
  private static final int WORLD_MAX = 14;

  @Test
  void tellsEveryNumberWhereNoneIsSmall() {
    UnitCounts counts = new UnitCounts(Map.of("Water", 9L, "Natuur", 5L, UnitCounts.UNKNOWN, 30L));

    List<Row> shown = counts.shown(5);

    assertThat(shown)
        .containsExactly(
            new Row("Natuur", new Amount.Exactly(5)),
            new Row("Water", new Amount.Exactly(9)),
            new Row("onbekend", new Amount.Exactly(30)));
  }

  @Test
  void hidesASmallNumberAndWithholdsWhatHasNoUnitSoThatItDoesNotFollow() {
    UnitCounts counts =
        new UnitCounts(Map.of("Water", 90L, "Natuur", 2L, "Wegen", 7L, UnitCounts.UNKNOWN, 30L));

    List<Row> shown = counts.shown(5);

    assertThat(shown)
        .containsExactly(
            new Row("Natuur", new Amount.FewerThan(5)),
            new Row("Water", new Amount.Exactly(90)),
            new Row("Wegen", new Amount.Exactly(7)),
            new Row("onbekend", new Amount.Withheld()));
  }

  @Test
  void withholdsAUnitWhereEverythingHasOne() {
    UnitCounts counts = new UnitCounts(Map.of("Water", 90L, "Natuur", 2L, "Wegen", 7L));

    assertThat(counts.shown(5))
        .containsExactly(
            new Row("Natuur", new Amount.FewerThan(5)),
            new Row("Water", new Amount.Withheld()),
            new Row("Wegen", new Amount.Exactly(7)));
  }

  @Test
  void tellsNothingWhereTheTotalAloneTellsTooMuch() {
    assertThat(new UnitCounts(Map.of("Natuur", 2L)).shown(5)).isEmpty();
    assertThat(new UnitCounts(Map.of("Natuur", 2L, "Water", 5L)).shown(5)).isEmpty();
    assertThat(new UnitCounts(Map.of()).shown(5)).isEmpty();
  }

  @Test
  void aBoundThatHidesNothingIsRefused() {
    assertThatThrownBy(() -> new UnitCounts(Map.of()).shown(2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// Every world of four groups of which the total is small enough to know all of them: whoever
  /// reads what is told, knows the total and knows this program cannot tell what the small numbers
  /// add up to.
  @Test
  void whatIsToldAndTheTotalFitMoreThanOneSumOfSmallNumbers() {
    Map<List<?>, Set<Long>> sums = new HashMap<>();
    for (long first = 0; first <= WORLD_MAX; first++) {
      for (long second = 0; first + second <= WORLD_MAX; second++) {
        for (long third = 0; first + second + third <= WORLD_MAX; third++) {
          for (long none = 0; first + second + third + none <= WORLD_MAX; none++) {
            add(sums, Map.of("a", first, "b", second, "c", third, UnitCounts.UNKNOWN, none));
          }
        }
      }
    }

    assertThat(sums).hasSizeGreaterThan(100);
    assertThat(sums).allSatisfy((told, possible) -> assertThat(possible).hasSizeGreaterThan(1));
  }

  private static void add(Map<List<?>, Set<Long>> sums, Map<String, Long> world) {
    Map<String, Long> there = new TreeMap<>(world);
    there.values().removeIf(count -> count == 0);
    List<Row> shown = new UnitCounts(there).shown(3);
    long small =
        there.values().stream().filter(count -> count < 3).mapToLong(Long::longValue).sum();
    long total = there.values().stream().mapToLong(Long::longValue).sum();
    if (small > 0 && !shown.isEmpty()) {
      sums.computeIfAbsent(List.of(shown, total), _ -> new HashSet<>()).add(small);
    }
  }

  @Test
  void neverTellsASmallNumberAndLeavesRoomForEveryOne() {
    long seed = System.nanoTime();
    System.out.println("UnitCountsTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      Map<String, Long> world = new TreeMap<>();
      for (int unit = random.nextInt(8); unit >= 0; unit--) {
        world.put("afdeling " + unit, 1L + random.nextInt(random.nextBoolean() ? 6 : 60));
      }

      List<Row> shown = new UnitCounts(world).shown(5);

      long left = world.values().stream().mapToLong(Long::longValue).sum();
      long least = 0;
      for (Row row : shown) {
        switch (row.amount()) {
          case Amount.Exactly(long count) -> {
            assertThat(count).isGreaterThanOrEqualTo(5).isEqualTo(world.get(row.unit()));
            left -= count;
          }
          case Amount.FewerThan(int bound) -> least += bound - 1;
          case Amount.Withheld() -> least += 5;
        }
      }
      assertThat(left).as(world.toString()).isGreaterThanOrEqualTo(least);
    }
  }
}
