package nl.genaisluis.models.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FootprintTest {
  private static final Footprint MEASURED = of(EvidenceClass.B, "measured/2026-11", 1);
  private static final Footprint ESTIMATED = of(EvidenceClass.C, "EF-1/2026-11", 2);

  @Test
  void theSumIsOfTheWeakerClassAndNamesBothMethods() {
    Footprint sum = MEASURED.plus(ESTIMATED);

    assertThat(sum.energy())
        .isEqualTo(new Energy(1.5, 3.0, 6.0, EvidenceClass.C, "measured/2026-11+EF-1/2026-11"));
    assertThat(sum.itWh()).isEqualTo(3.0);
    assertThat(sum.carbon()).isEqualTo(new Carbon(3, 6, 9, null));
    assertThat(ESTIMATED.plus(MEASURED).energy().evidence()).isEqualTo(EvidenceClass.C);
  }

  @Test
  void whatIsUnknownMakesTheSumUnknownAndNotSmaller() {
    Footprint sum = MEASURED.plus(Footprint.unknown("EF-1/2026-11"));

    assertThat(sum.energy()).isEqualTo(Energy.unknown("measured/2026-11+EF-1/2026-11"));
    assertThat(sum.itWh()).isNull();
    assertThat(sum.carbon()).isNull();
    assertThat(sum.ecoWh()).isNull();
  }

  @Test
  void whereNoModelRanNothingIsAdded() {
    assertThat(MEASURED.plus(Footprint.NO_MODEL)).isEqualTo(MEASURED);
    assertThat(Footprint.NO_MODEL.plus(MEASURED)).isEqualTo(MEASURED);
    assertThat(Footprint.NO_MODEL.plus(Footprint.NO_MODEL)).isEqualTo(Footprint.NO_MODEL);
  }

  private static Footprint of(EvidenceClass evidence, String method, double wh) {
    return new Footprint(
        new Energy(wh / 2, wh, wh * 2, evidence, method),
        wh,
        new Carbon(wh, 2 * wh, 3 * wh, null),
        wh,
        wh,
        wh,
        wh,
        Set.of());
  }
}
