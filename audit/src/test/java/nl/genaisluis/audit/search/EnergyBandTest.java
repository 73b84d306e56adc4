package nl.genaisluis.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class EnergyBandTest {
  @Test
  void isThePowerOfTenThatAFigureLiesIn() {
    Map<Double, String> bands =
        Map.of(
            0.0, "0",
            1e-9, "0-0.01",
            0.0099, "0-0.01",
            0.01, "0.01-0.1",
            0.1, "0.1-1",
            1.0, "1-10",
            99.9, "10-100",
            100.0, "100-",
            1e300, "100-");

    bands.forEach((wh, band) -> assertThat(EnergyBand.of(wh)).as("%s Wh", wh).isEqualTo(band));
  }

  @Test
  void doesNotTakeTheUnknownForNothing() {
    assertThat(EnergyBand.of(null)).isEqualTo("unknown");
  }
}
