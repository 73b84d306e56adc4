package nl.genaisluis.models.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import nl.genaisluis.models.register.Capability;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Openness;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Size;
import nl.genaisluis.models.wire.Usage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyMethodTest {
  private static final EnergyMethod EF1 = EnergyMethod.ef1();
  private static final Provider HOST = Samples.host(1.2);

  /// Worked cases: batch 128, host factor 1.4, PUE 1.2; joules to the unit, Wh to two digits.
  @ParameterizedTest
  @CsvSource({
    "8.03, 8.03, 300, 400, 42, 7, 0.023, 0.008, 0.069",
    "23.6, 23.6, 300, 400, 110, 22, 0.061, 0.020, 0.18",
    "23.6, 23.6, 4000, 400, 110, 305, 0.19, 0.064, 0.58",
    "70.55, 70.55, 300, 400, 291, 65, 0.17, 0.055, 0.50",
    "675, 41, 600, 400, 1273, 76, 0.63, 0.21, 1.9",
    "23.6, 23.6, 100000, 300, 82, 16338, 7.7, 2.6, 23"
  })
  void givesTheWorkedCases(
      double total,
      double active,
      long input,
      long output,
      double decode,
      double prefill,
      BigDecimal central,
      BigDecimal low,
      BigDecimal high) {
    Ef1 law = new Ef1(total, active, 128, 1, 1);

    Energy energy = EF1.expected(Samples.model(total, active), HOST, input, output).energy();

    assertThat(law.decode(output)).isCloseTo(decode, within(0.5));
    assertThat(law.prefill(input, 0)).isCloseTo(prefill, within(0.5));
    assertThat(energy.centralWh()).satisfies(roundsTo(central));
    assertThat(energy.lowWh()).satisfies(roundsTo(low));
    assertThat(energy.highWh()).satisfies(roundsTo(high));
    assertThat(energy.evidence()).isEqualTo(EvidenceClass.C);
    assertThat(energy.method()).isEqualTo("EF-1/2026-11");
  }

  /// What others have published must lie within reach, else the method is wrong.
  @ParameterizedTest
  @CsvSource({
    "200, 100, 100, 250, 0.2, 0.5",
    "123, 123, 100, 400, 0.15, 0.40",
    "200, 100, 10000, 250, 1.5, 3.5"
  })
  void staysNearWhatOthersPublished(
      double total, double active, long input, long output, double least, double most) {
    Energy energy = EF1.expected(Samples.model(total, active), HOST, input, output).energy();

    assertThat(energy.centralWh()).isBetween(least, most);
  }

  @Test
  void growsWithTokensParametersAndPueAndFallsWithTheBatch() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      double total = 1 + random.nextDouble(600);
      double active = total * (0.05 + random.nextDouble(0.95));
      long input = random.nextLong(50_000);
      long output = random.nextLong(20_000);
      double pue = 1 + random.nextDouble();
      double batch = 1 + random.nextDouble(500);

      double here = central(total, active, input, output, pue, batch);

      assertThat(central(total * 1.1, active, input, output, pue, batch))
          .as("total, seed %d", seed)
          .isGreaterThanOrEqualTo(crossesContextBound(total) ? 0 : here);
      assertThat(central(total * 1.2, active * 1.1, input + 1, output, pue, batch))
          .as("input, seed %d", seed)
          .isGreaterThan(crossesContextBound(total) ? 0 : here);
      assertThat(central(total, active, input, output + 1, pue, batch))
          .as("output, seed %d", seed)
          .isGreaterThan(here);
      assertThat(central(total, active, input, output, pue + 0.1, batch))
          .as("pue, seed %d", seed)
          .isGreaterThanOrEqualTo(here);
      assertThat(central(total, active, input, output, pue, batch + 1))
          .as("batch, seed %d", seed)
          .isLessThanOrEqualTo(here);
    }
  }

  @Test
  void theRangeHoldsItsCentre() {
    Energy open = EF1.expected(Samples.model(24, 24), HOST, 300, 400).energy();
    Model closed =
        Samples.model(new Size(90, 90, true), Openness.CLOSED, Capability.Feature.CHAT, true);

    Energy guessed = EF1.expected(closed, HOST, 300, 400).energy();

    assertThat(central(open) / low(open)).isCloseTo(3, within(1e-12));
    assertThat(high(open) / central(open)).isCloseTo(3, within(1e-12));
    assertThat(guessed.evidence()).isEqualTo(EvidenceClass.D);
    assertThat(central(guessed) / low(guessed)).isCloseTo(4, within(1e-12));
  }

  @Test
  void aCachedTokenCostsATwentiethOfReadingIt() {
    Model model = Samples.model(24, 24);

    Energy read = EF1.estimate(model, HOST, usage(10_000, 0, 0)).energy();
    Energy cached = EF1.estimate(model, HOST, usage(10_000, 10_000, 0)).energy();

    assertThat(central(cached)).isCloseTo(central(read) * 0.05, within(1e-12));
  }

  @Test
  void anUnknownSizeIsUnknownAndNotZero() {
    Model model = Samples.model(null, Openness.WEIGHTS, Capability.Feature.CHAT, true);

    Footprint footprint = EF1.estimate(model, HOST, usage(100, 0, 100));

    assertThat(footprint.energy()).isEqualTo(Energy.unknown("EF-1/2026-11"));
    assertThat(footprint.carbon()).isNull();
    assertThat(footprint.itWh()).isNull();
    assertThat(footprint.ecoWh()).isNull();
  }

  @Test
  void aProgramThatOnlyFindsTextRunsNoModel() {
    Model finder = Samples.model(null, Openness.OPEN, Capability.Feature.CHAT, false);

    Footprint footprint = EF1.estimate(finder, Samples.inProcess(), usage(100, 0, 100));

    assertThat(footprint).isEqualTo(Footprint.NO_MODEL);
    assertThat(footprint.energy()).isEqualTo(Energy.NO_MODEL);
  }

  @Test
  void aModelThatOnlyMeasuresTextStillTakesEnergy() {
    Model embedder =
        Samples.model(
            new Size(0.3, 0.3, false), Openness.OPEN, Capability.Feature.EMBEDDINGS, false);

    Footprint footprint = EF1.estimate(embedder, HOST, usage(100, 0, 0));

    assertThat(footprint.energy().centralWh()).isPositive();
  }

  @Test
  void aCallThatReachedNoModelIsZero() {
    Footprint footprint = EF1.estimate(Samples.model(24, 24), HOST, Usage.NONE);

    assertThat(footprint).isEqualTo(Footprint.NO_MODEL);
  }

  @Test
  void carbonIsEnergyTimesTheNewestFactorOfTheZone() {
    Footprint footprint = EF1.estimate(Samples.model(24, 24), HOST, usage(300, 0, 400));

    Carbon carbon = Objects.requireNonNull(footprint.carbon());
    GridFactor factor = Objects.requireNonNull(carbon.factor());
    assertThat(factor.zone()).isEqualTo("NLD");
    assertThat(factor.year()).isEqualTo(2025);
    assertThat(factor.source()).contains("CO2emissiefactoren.nl");
    assertThat(carbon.centralGrams()).isCloseTo(central(footprint.energy()) * 0.268, within(1e-12));
    assertThat(footprint.waterSiteMl())
        .isCloseTo(Objects.requireNonNull(footprint.itWh()) * 0.5, within(1e-12));
    assertThat(footprint.waterGridMl())
        .isCloseTo(central(footprint.energy()) * 3.433, within(1e-12));
    assertThat(footprint.embodiedGrams()).isPositive();
    assertThat(footprint.ecoWh()).isBetween(0.01, 0.1);
    assertThat(footprint.caveats()).containsExactly(Caveat.BATCH_ASSUMED);
  }

  @Test
  void aZoneWithoutAFactorHasNoCarbonAndSaysSo() {
    Provider host = Samples.host("AND", 1.2, null, false);

    Footprint footprint = EF1.estimate(Samples.model(24, 24), host, usage(300, 0, 400));

    assertThat(footprint.energy().centralWh()).isPositive();
    assertThat(footprint.carbon()).isNull();
    assertThat(footprint.waterGridMl()).isNull();
    assertThat(footprint.caveats()).contains(Caveat.ZONE_UNKNOWN);
  }

  @Test
  void whatWasAssumedIsSaid() {
    Provider host = Samples.host(null);

    Footprint footprint = EF1.expected(Samples.model(7, 7), host, 300, 400);

    assertThat(footprint.caveats())
        .containsExactlyInAnyOrder(
            Caveat.TOKENS_ESTIMATED, Caveat.EXTRAPOLATED, Caveat.BATCH_ASSUMED, Caveat.PUE_ASSUMED);
    assertThat(central(footprint.energy()))
        .isCloseTo(Objects.requireNonNull(footprint.itWh()) * 1.3, within(1e-12));
  }

  @Test
  void anOwnMachineWithoutMeasurementIsNotTakenToBeBusy() {
    Energy own =
        EF1.expected(Samples.model(24, 24), Samples.host("NLD", 1.2, null, true), 0, 400).energy();
    Energy eight =
        EF1.expected(Samples.model(24, 24), Samples.host("NLD", 1.2, 8.0, false), 0, 400).energy();

    assertThat(central(own)).isEqualTo(central(eight));
  }

  @Test
  void aModelThatOnlyMeasuresTextIsNotChargedForWriting() {
    Model embeddings =
        Samples.model(new Size(8, 8, false), Openness.WEIGHTS, Capability.Feature.EMBEDDINGS, true);

    Energy silent = EF1.estimate(embeddings, HOST, usage(500, 0, 0)).energy();
    Energy counted = EF1.estimate(embeddings, HOST, usage(500, 0, 500)).energy();

    assertThat(counted).isEqualTo(silent);
    assertThat(high(silent) / central(silent)).isCloseTo(5, within(1e-12));
  }

  @Test
  void aLongAnswerDragsItsOwnTextAlongUpToABound() {
    Ef1 law = new Ef1(24, 24, 128, 1, 1);
    Ef1 large = new Ef1(675, 41, 128, 1, 1);

    assertThat(law.decode(4_000) / 4_000).isEqualTo(law.written());
    assertThat(law.decode(8_000) / 8_000).isCloseTo(law.written() * 1.1, within(1e-12));
    assertThat(law.decode(100_000) / 100_000).isCloseTo(law.written() * 1.6, within(1e-12));
    assertThat(large.decode(8_000) / 8_000).isEqualTo(large.written());
  }

  /// Is the published number but for what its rounding took away.
  private static Consumer<@Nullable Double> roundsTo(BigDecimal published) {
    double halfUnit = 0.51 * Math.pow(10, -published.scale());
    return actual -> assertThat(actual).isCloseTo(published.doubleValue(), within(halfUnit));
  }

  private static boolean crossesContextBound(double total) {
    return total <= 200 && total * 1.2 > 200;
  }

  private static double central(
      double total, double active, long input, long output, double pue, double batch) {
    return central(
        EF1.expected(
                Samples.model(total, active), Samples.host("NLD", pue, batch, false), input, output)
            .energy());
  }

  private static Usage usage(long input, long cached, long output) {
    return new Usage(input, cached, output, 0, Usage.Source.PROVIDER);
  }

  private static double low(Energy energy) {
    return Objects.requireNonNull(energy.lowWh());
  }

  private static double central(Energy energy) {
    return Objects.requireNonNull(energy.centralWh());
  }

  private static double high(Energy energy) {
    return Objects.requireNonNull(energy.highWh());
  }
}
