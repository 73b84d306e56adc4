package nl.genaisluis.gateway.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TallyTest {
  private final Tally tally = new Tally(new Span(1_000, 2_000), 1_000);

  @Test
  void aWindowWithoutCallsIsToldAsZero() {
    tally.used(2_500, 7);

    assertThat(tally.close(4_000))
        .hasSize(3)
        .containsEntry(new Span(1_000, 2_000), 0.0)
        .containsEntry(new Span(2_000, 3_000), 7.0)
        .containsEntry(new Span(3_000, 4_000), 0.0);
  }

  @Test
  void whatCouldNotBeToldIsToldAgainTheSame() {
    tally.used(1_500, 3);
    NavigableMap<Span, Double> first = tally.close(2_000);

    NavigableMap<Span, Double> again = tally.close(2_000);

    assertThat(again).isEqualTo(first).containsValue(3.0);
  }

  @Test
  void whatEndsInAWindowThatWasToldCountsInTheNext() {
    tally.told(tally.close(3_000));

    tally.used(1_500, 3);

    assertThat(tally.close(4_000)).containsEntry(new Span(3_000, 4_000), 3.0).hasSize(1);
  }

  @Test
  void nothingThatWasUsedIsLostOrCountedTwiceWhateverTheClockDoes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    double used = 0;
    double told = 0;
    long millis = 1_000;

    for (int i = 0; i < 5_000; i++) {
      millis = Math.max(1_000, millis + random.nextInt(400) - 100);
      double work = random.nextInt(100);
      tally.used(millis, work);
      used += work;
      if (random.nextInt(5) == 0) {
        NavigableMap<Span, Double> ended = tally.close(millis);
        if (random.nextBoolean()) {
          tally.told(ended);
          told += ended.values().stream().mapToDouble(Double::doubleValue).sum();
        }
      }
    }
    NavigableMap<Span, Double> rest = tally.close(millis + 5_000);
    told += rest.values().stream().mapToDouble(Double::doubleValue).sum();

    assertThat(told).as("seed %d", seed).isEqualTo(used);
  }
}
