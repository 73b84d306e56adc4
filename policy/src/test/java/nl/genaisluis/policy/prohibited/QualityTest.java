package nl.genaisluis.policy.prohibited;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A change that costs quality fails here: the figures of the validation set are compared with the
/// checked-in ones, which the program `Quality` writes, and the weights are learned again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QualityTest {
  private final ProhibitedUse check = ProhibitedUse.load(ProhibitedConfig.DEFAULT);

  @AfterAll
  void close() {
    check.close();
  }

  @Test
  void isNowhereWorseThanTheBaselineByMoreThanChance() throws JsonFault {
    Json.Obj baseline = (Json.Obj) JsonCodec.read(Sample.resource("baseline.json"));

    Figures figures = Figures.of(check, Sample.shipped(Sample.VALIDATION));

    assertThat(figures.worseThan(baseline)).isEmpty();
  }

  @Test
  void publishesAReportOnTheShippedWeightsRulesAndFigures() throws IOException {
    String report = Files.readString(Quality.REPORT_FILE);

    List<String> headlines =
        ReleaseReport.SETS.keySet().stream()
            .map(set -> ReleaseReport.headline(set, check))
            .toList();

    assertThat(report)
        .contains(ReleaseReport.digest("weights.bin"))
        .contains(ReleaseReport.digest("rules.json"))
        .contains(headlines);
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
