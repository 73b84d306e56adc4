package nl.genaisluis.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.5, 0.99, 1.0})
  void staysWithinTwoPercentOfTheSortedList(double share) {
    long seed = 20261122;
    long[] durations = new Random(seed).longs(10_000, 1_000, 5_000_000_000L).toArray();
    Latencies latencies = new Latencies();

    LongStream.of(durations).forEach(latencies::add);

    Arrays.sort(durations);
    double exact = durations[(int) Math.ceil(share * durations.length) - 1] / 1e6;
    assertThat(latencies.millis(share))
        .as("seed %d", seed)
        .isCloseTo(exact, Percentage.withPercentage(2));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 63, 64, 65, 127, 128, 1_000_000})
  void holdsASingleDuration(long nanos) {
    Latencies latencies = new Latencies();

    latencies.add(nanos);

    assertThat(latencies.count()).isEqualTo(1);
    assertThat(latencies.millis(0.5)).isCloseTo(nanos / 1e6, within(nanos / 1e6 / 50 + 1e-6));
  }
}
