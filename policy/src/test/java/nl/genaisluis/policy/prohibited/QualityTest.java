package nl.genaisluis.policy.prohibited;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Floors a little below what the program `Quality` measured: a change that costs quality fails
/// here.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QualityTest {
  private final ProhibitedUse check = ProhibitedUse.load(ProhibitedConfig.DEFAULT);

  @AfterAll
  void close() {
    check.close();
  }

  @Test
  void catchesProhibitedAndLetsAllowedThroughOnTheValidationSet() {
    List<Sample> samples = Sample.shipped(Sample.VALIDATION);

    Quality.Tally tally = Quality.tally(check, samples);

    assertThat(tally.recall()).isGreaterThanOrEqualTo(0.90);
    assertThat(tally.blockRecall()).isGreaterThanOrEqualTo(0.68);
    assertThat(tally.overBlock()).isLessThanOrEqualTo(0.02);
    assertThat(tally.touchedShare()).isLessThanOrEqualTo(0.10);
  }

  @Test
  void catchesMostProhibitedRequestsAmongOtherText() {
    Random random = new Random(11);
    List<Sample> samples =
        Sample.shipped(Sample.VALIDATION).stream()
            .map(sample -> Quality.padded(sample, "<>", 2_000, random))
            .toList();

    Quality.Tally tally = Quality.tally(check, samples);

    assertThat(tally.recall()).isGreaterThanOrEqualTo(0.80);
    assertThat(tally.overBlock()).isLessThanOrEqualTo(0.03);
    assertThat(tally.touchedShare()).isLessThanOrEqualTo(0.08);
  }

  @Test
  void learnsTheCheckedInWeightsByteForByte() throws IOException {
    ByteArrayOutputStream learned = new ByteArrayOutputStream();
    byte[] shipped;
    try (InputStream in = ProhibitedUse.class.getResourceAsStream("weights.bin")) {
      shipped = Objects.requireNonNull(in).readAllBytes();
    }

    new Learner(ProhibitedUse.lexicon()).learn(Sample.training()).write(learned);

    assertThat(learned.toByteArray()).isEqualTo(shipped);
  }
}
