package nl.genaisluis.models.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EquivalentTest {
  /// Worked by hand: 0.3 Wh is 1,080 J; a lamp of 10 W takes 108 s for that, an oven of 1,000 W
  /// 1.08 s. A litre of water takes 4,186 J x 85 / 0.9 = 395,344 J, which is 109.8 Wh.
  @ParameterizedTest
  @CsvSource({
    "LED_LAMP, 0.3, 1.8",
    "MICROWAVE, 0.3, 1.08",
    "KETTLE, 109.818, 1",
    "KETTLE, 1098.18, 10",
    "PHONE, 0.34, 0.02",
  })
  void isWhatPhysicsSays(Equivalent equivalent, double energy, double units) {
    assertThat(equivalent.of(energy)).isCloseTo(units, within(units / 10_000));
  }

  @Test
  void nothingIsNothing() {
    for (Equivalent equivalent : Equivalent.values()) {
      assertThat(equivalent.of(0)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNoEnergyIsRefused(double energy) {
    assertThatThrownBy(() -> Equivalent.LED_LAMP.of(energy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 Wh or more");
  }
}
